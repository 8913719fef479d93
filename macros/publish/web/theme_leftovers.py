"""Remove from each page what Material puts there for its own script, which this site does without.

Its hidden check boxes and their labels are errors to an HTML checker (no name, ``autocomplete`` on a check box, a label
for nothing), and they are outside every block that a theme can replace. Zensical's pages have them too.

Its links to the page before and after are for browsers that fetch ahead: Firefox does, and then reports that the
pages' security policy forbids it. Readers have the links at the foot of each page.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..html_pages import html_files

_LEFT_OVER = re.compile(
    r'<link rel="?(?:prev|next)"?[^>]*>'
    r'|<input class="?md-toggle[^>]*>'
    r'|<label class="?md-overlay[^>]*></label>'
    r'|<div class="?md-dialog"?[^>]*>\s*<div[^>]*></div>\s*</div>'
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def remove(out_dir: Path) -> None:
    """Tidy every page of the built ``out_dir`` in place."""
    for path in html_files(out_dir):
        text = path.read_text("utf-8")
        tidied = _EMPTY_LINES.sub("\n", _LEFT_OVER.sub("", text))
        if tidied != text:
            path.write_text(tidied, "utf-8")
