"""Scripts and style sheets as readers get them: minified, and Material's sheet without the classes that no page uses.

tdewolff's minify parses the scripts and Lightning CSS the styles; both come as wheels, so building needs no Node.
"""

from __future__ import annotations

import re
from pathlib import Path

import lightningcss
import minify

from ..html_pages import html_files

BROWSERS = ["safari >= 15.4", "ios_saf >= 15.4", "firefox >= 115", "chrome >= 109"]
"""The oldest browsers in which everything works. Rules that one of them would drop are not joined with others."""

MATERIAL = "stylesheets"
"""The folder of Material's own sheets. The guide's sheets have no class too many, and some are for what comes with its pages."""

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<[^>]+>")
_SYMBOL = re.compile(r"[.#]([A-Za-z_-][\w-]*)")


def write(out_dir: Path) -> None:
    """Minify every script and style sheet of the built ``out_dir`` in place."""
    used = _names_in(out_dir)
    for sheet in sorted((out_dir / "assets").rglob("*.css")):
        css = sheet.read_text("utf-8")
        names = used if sheet.parent.name == MATERIAL else set(_SYMBOL.findall(css))
        sheet.write_text(style(css, names), "utf-8")
    for path in sorted((out_dir / "assets" / "js").rglob("*.js")):
        path.write_text(script(path.read_text("utf-8")), "utf-8")


def _names_in(out_dir: Path) -> set[str]:
    """Return every word in the tags of the pages and in the scripts: a superset of the classes and ids in use."""
    tags = {tag for page in html_files(out_dir) for tag in _TAG.findall(page.read_text("utf-8"))}
    scripts = (path.read_text("utf-8") for path in (out_dir / "assets" / "js").rglob("*.js"))
    return {name for text in (*tags, *scripts) for name in _NAME.findall(text)}


def style(css: str, used: set[str]) -> str:
    """Return ``css`` minified, without rules for classes and ids that are not in ``used``."""
    unused = set(_SYMBOL.findall(css)) - used
    return lightningcss.process_stylesheet(css, unused_symbols=unused, browsers_list=BROWSERS, minify=True)


def script(text: str) -> str:
    """Return a module or script, minified."""
    published: str = minify.string("application/javascript", text)
    return published
