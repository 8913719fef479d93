"""The modules that a page's scripts import. The page names them all, so that a browser fetches them at once, and not one level
after the other: on a slow phone a tool is ready a second earlier."""

from __future__ import annotations

import re
from os.path import normpath, relpath
from pathlib import Path

from ..html_pages import BuiltPage

_SCRIPT = re.compile(r'<script type="module" src="([^"]+)">')
_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](\.[^"']+)["']""")
"""An import that is there from the beginning. What a script asks for later has a bracket after the word."""


def imported(page: BuiltPage) -> list[str]:
    """Return the addresses of what the scripts of a page import, as seen from the page. Those of the scripts are not among them."""
    folder = page.path.parent
    scripts = [Path(normpath(folder / address)) for address in _SCRIPT.findall(page.html)]
    known = list(scripts)
    for script in known:  # grows as it goes
        imports = (Path(normpath(script.parent / name)) for name in _IMPORT.findall(script.read_text("utf-8")))
        known += [one for one in dict.fromkeys(imports) if one not in known]
    return [Path(relpath(one, folder)).as_posix() for one in known[len(scripts) :]]
