"""The scripts as readers get them: without their comments, which are a fifth of what a page would load.

Only what stands on lines of its own and JSDoc goes. What else a line holds may be a text or a pattern, and stays.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "assets/js"

_JSDOC = r"/\*\*(?:[^*]|\*(?!/))*\*/"
_LINES = re.compile(rf"(?m)^[ \t]*(?://.*|{_JSDOC}[ \t]*)\n")
_INLINE = re.compile(rf"{_JSDOC} ?")


def write(site: Path) -> None:
    """Takes the comments out of every script of the built ``site``."""
    for path in (site / FOLDER).rglob("*.js"):
        path.write_text(bare(path.read_text("utf-8")), "utf-8")


def bare(script: str) -> str:
    """A script without its comments."""
    return _INLINE.sub("", _LINES.sub("", script))
