"""What a first visit weighs: the bytes and the number of files that a page needs, gzipped; and the search index."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..helpers import addresses

LOADED = re.compile(r'<(?:link[^>]+?rel="?(?:stylesheet|icon)"?[^>]+?href|script[^>]+?src|img[^>]+?src)="?([^"\s>]+)')
IMPORTED = re.compile(r'\b(?:from|import) ?"(\.[^"]+\.js)"')
SEARCH_INDEX, SEARCH_INDEX_KB = "assets/search.json", 60
"""Below the first page in each language."""


@dataclass(frozen=True)
class Visit:
    """A first visit of a page: kilobytes, gzipped, and requests."""

    kilobytes: float
    requests: int
    tool: bool

    @property
    def budget(self) -> tuple[int, int]:
        """Return how many kilobytes and requests it may take."""
        return (45, 25) if self.tool else (35, 12)

    @property
    def kept(self) -> bool:
        return self.kilobytes <= self.budget[0] and self.requests <= self.budget[1]


def first_visit(page: Path) -> Visit:
    """Return what a first visit of ``page`` takes: the page, the files it names, and the modules that those import."""
    html = page.read_text("utf-8")
    waiting, files = [(page.parent / name).resolve() for name in LOADED.findall(html)], {page.resolve()}
    while waiting:
        file = waiting.pop()
        if file.is_file() and file not in files:
            files.add(file)
            if file.suffix == ".js":
                waiting += [(file.parent / name).resolve() for name in IMPORTED.findall(file.read_text("utf-8"))]
    tool = bool(addresses.tree(page).xpath("//form[contains(@class, 'sheet')]"))
    return Visit(sum(map(gzipped, files)), len(files), tool)


def gzipped(file: Path) -> float:
    """Return the kilobytes of a file, gzipped."""
    return len(gzip.compress(file.read_bytes(), 9)) / 1000


def report(site: Path) -> Iterator[str]:
    """Yield a line for each kind of page with its heaviest one, those that break the budget, and the search index."""
    visits = {f"/{page}": first_visit(addresses.file_of(site, page)) for page in addresses.pages(site)}
    for tool, kind in ((False, "pages"), (True, "tools")):
        rows = {page: visit for page, visit in visits.items() if visit.tool == tool}
        if rows:
            broken = {page: visit for page, visit in rows.items() if not visit.kept}
            kilobytes, requests = next(iter(rows.values())).budget
            kept = f"{len(rows) - len(broken)} of {len(rows)} {kind} keep {kilobytes} kB and {requests} requests"
            most = max(rows, key=lambda page: rows[page].kilobytes)
            yield f"first visit, gzip: {kept}; the heaviest is {most}"
            for page in sorted({most, *broken}, key=lambda page: -rows[page].kilobytes):
                mark = "  !!" if page in broken else ""
                yield f"  {rows[page].kilobytes:6.1f} kB {rows[page].requests:3} requests  {page}{mark}"
    for file in sorted((*site.glob(SEARCH_INDEX), *site.glob(f"??/{SEARCH_INDEX}"))):
        index = gzipped(file)
        kept = "kept" if index <= SEARCH_INDEX_KB else "NOT KEPT"
        yield f"{file.relative_to(site)}, gzip: {index:.1f} kB, budget {SEARCH_INDEX_KB}: {kept}"
