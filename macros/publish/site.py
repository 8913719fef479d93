"""What every part that stands beside the pages needs to know of the built site."""

from __future__ import annotations

import re
from pathlib import Path

_CANONICAL = re.compile(r'<link\s(?=[^>]*\brel="?canonical\b)[^>]*\bhref="?([^"\s>]+)', re.IGNORECASE)


class NoAddress(Exception):
    """The built site does not say where it will be published."""


def address(site: Path) -> str:
    """The address of the built ``site``'s first page, as its own pages name it. It ends with a slash."""
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    if not found:
        raise NoAddress(f"{site}/index.html names no canonical address: build it with SITE_URL set.")
    return found[1].rstrip("/") + "/"
