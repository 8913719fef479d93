"""What every part that comes with the pages needs to know: the guide, and where it will be published."""

from __future__ import annotations

import re
from pathlib import Path

from ..pages.site import Site, sites
from ..reader.files import PROJECT
from ..reader.loader import read_once

FOLDERS = ("api", "embed", "go", "message", "oembed", "pdf", "print", "qr", "review")
"""The folders that only the publish step writes, at the site's root and in the folder of each language."""

_CANONICAL = re.compile(r'<link\s(?=[^>]*\brel="?canonical\b)[^>]*\bhref="?([^"\s>]+)', re.IGNORECASE)


class Unpublishable(Exception):
    """What keeps the site from being completed, in a sentence that says how to fix it."""


def address(out_dir: Path) -> str:
    """Return the address of the built ``out_dir``'s first page, as its own pages name it."""
    found = _CANONICAL.search((out_dir / "index.html").read_text("utf-8"))
    if not found:
        raise Unpublishable(f"{out_dir}/index.html names no canonical address: build it with SITE_URL set.")
    return found[1]


def load(address: str, project: Path = PROJECT) -> tuple[Site, ...]:
    """Return the guide in each language as it is published at the ``address``. Nothing is published of content that can't be read."""
    content = read_once(project)
    problems = [problem for one in (content, *content.translations.values()) for problem in one.problems]
    if problems:
        raise Unpublishable("\n".join((*map(str, problems), "Fix the content first: run `make check`.")))
    return sites(content, project, "", address.rstrip("/") + "/")
