"""Each page as Markdown next to its HTML (``index.md``): what its article says, without buttons, marks and forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from html2text import HTML2Text

from ..html_pages import BuiltPage
from ..templating import write

FILE = "index.md"

_SKIPPED = {"button", "dialog", "nav", "select", "svg", "template", "textarea"}
_SKIPPED_CLASSES = {"md-skip", "page-address", "tools"}
_TERM = "term"
_VOID = {"br", "hr", "img", "input", "wbr"}


def publish(pages: Iterable[BuiltPage]) -> None:
    """Write the Markdown of each page."""
    for page in pages:
        write(page.path.with_name(FILE), markdown(page.article, page.canonical))


@lru_cache(maxsize=128)
def markdown(article: str, address: str) -> str:
    """Return the HTML of an article as Markdown; ``address`` is the page's, for its links and as its last line."""
    text = re.sub(r"\n{3,}", "\n\n", _Writer(address).handle(article).strip())
    return f"{text}\n\n<{address}>\n"


class _Writer(HTML2Text):
    """html2text without the elements that are of use only on a screen or on paper."""

    def __init__(self, address: str) -> None:
        super().__init__(baseurl=address, bodywidth=0)
        self.ignore_images = True
        self.ul_item_mark = "-"
        self.escape_snob = True
        self.tag_callback = self._leave_out  # type: ignore[assignment]  # html2text types it as None
        self._left_out = ""
        self._depth = 0

    def _leave_out(self, _: HTML2Text, tag: str, attributes: dict[str, str | None] | None, start: bool) -> bool:
        """Return whether html2text is to ignore the ``tag``: it and all that is in it is left out."""
        if self._left_out:
            self._depth += (tag == self._left_out) * (1 if start else -1)
            if not self._depth:
                self._left_out = ""
                self.quiet -= 1
            return True
        if start and tag not in _VOID and _is_skipped(tag, attributes or {}):
            self._left_out, self._depth = tag, 1
            self.quiet += 1
            return True
        return False


def _is_skipped(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    if _TERM in classes:  # a glossary term is a button, and its explanation a popover
        return False
    hidden = "hidden" in attributes or "popover" in attributes
    return tag in _SKIPPED or hidden or not _SKIPPED_CLASSES.isdisjoint(classes)
