"""Scripts and style sheets as readers get them: minified.

tdewolff's minify parses the scripts and Lightning CSS the styles; both come as wheels, so building needs no Node.
"""

from __future__ import annotations

from pathlib import Path

import lightningcss
import minify

BROWSERS = ["safari >= 15.4", "ios_saf >= 15.4", "firefox >= 115", "chrome >= 109"]
"""The oldest browsers in which everything works. Rules that one of them would drop are not joined with others."""


def write(out_dir: Path) -> None:
    """Minify every script and style sheet of the guide in the built ``out_dir`` in place."""
    for sheet in sorted((out_dir / "assets").glob("*.css")):
        sheet.write_text(style(sheet.read_text("utf-8")), "utf-8")
    for path in sorted((out_dir / "assets" / "js").rglob("*.js")):
        path.write_text(script(path.read_text("utf-8")), "utf-8")


def style(css: str) -> str:
    """Return a style sheet, minified."""
    return lightningcss.process_stylesheet(css, browsers_list=BROWSERS, minify=True)


def script(text: str) -> str:
    """Return a module or script, minified."""
    published: str = minify.string("application/javascript", text)
    return published
