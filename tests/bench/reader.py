"""What a reader on a phone meets: how long pages are, how far down the first thing to do is, and how many taps an answer takes.

``python -m tests.bench.reader SITE`` prints it for a built site, and ends with 1 when a budget is broken. It measures no time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from ..conftest import serve
from ..helpers import addresses, browsers
from .taps import Links, Way, way_to, ways

PHONE = {"width": 360, "height": 780}
SCREENS, SCREENS_OF_A_TOOL = 8, 10
FIRST, FIRST_AT_MOST = 500, 700
TAPS = 3
LOOKED_UP = ("sources/", "glossary/", "search/", "es/fuentes/", "es/palabras/", "es/buscar/")
"""Pages in which a reader looks something up: they may be of any length, and need nothing to do."""

LOOK = (Path(__file__).parent / "reader.js").read_text("utf-8")
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Opened:
    """A page as it opens on a phone: its length in screens, what can be done first and how far down in pixels, its links."""

    screens: float
    first: int | None
    words: str
    tool: bool
    links: Links

    def broken(self, address: str) -> list[str]:
        """Return which budgets the page breaks."""
        if address in LOOKED_UP:
            return []
        most = SCREENS_OF_A_TOOL if self.tool else SCREENS
        found = []
        if self.screens > most:
            found.append(f"longer than {most} screens")
        if self.first is None:
            found.append("nothing to do")
        elif self.first > FIRST_AT_MOST:
            found.append(f"first thing to do past {FIRST_AT_MOST} px")
        return found


def look(page: Page, root: str, address: str, site: Path) -> Opened:
    """Open a page, and return what a reader meets."""
    page.goto(root + address)
    page.evaluate(SETTLED)
    seen = page.evaluate(LOOK)
    links = [(_target(href, root, site), frozenset(folds)) for href, folds in seen["links"]]
    places = {name: frozenset(folds) for name, folds in seen["places"].items()}
    first = seen["first"] or {"top": None, "words": "-"}
    return Opened(
        seen["height"] / PHONE["height"],
        first["top"],
        first["words"],
        seen["tool"],
        Links([(target, folds) for target, folds in links if target is not None], places),
    )


def _target(href: str, root: str, site: Path) -> str | None:
    """Return where a link leads inside the guide, also by a short link or a page that has moved."""
    return addresses.leads(site, href.removeprefix(root).partition("?")[0]) if href.startswith(root) else None


def look_at_all(site: Path, playwright: Playwright) -> dict[str, Opened]:
    """Return what a reader meets on each page of a built site."""
    server, root = serve(site)
    browser = playwright.chromium.launch(executable_path=browsers.find(), args=["--no-sandbox", "--disable-gpu"])
    try:
        page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
        return {address: look(page, root, address, site) for address in addresses.pages(site)}
    finally:
        browser.close()
        server.shutdown()


def items_of(site: Path) -> dict[str, str | None]:
    """Return where each item of the guide is: what can be embedded is an item, and its short link knows its place."""
    names = sorted(path.name for path in (site / "embed").iterdir() if path.is_dir())
    return {name: addresses.leads(site, f"go/{name}/") for name in names}


def ways_to_items(site: Path, pages: dict[str, Opened]) -> dict[str, Way | None]:
    """Return the shortest way from the home page to each item."""
    links = {address: page.links for address, page in pages.items()}
    found = ways(links)
    return {name: way_to(target, links, found) if target else None for name, target in items_of(site).items()}


def report(pages: dict[str, Opened], items: dict[str, Way | None]) -> Iterator[str]:
    """Yield the lines of the table: the longest page first, then the items that are the most taps away."""
    yield f"screens  first to do   (budgets: {SCREENS}, tools {SCREENS_OF_A_TOOL}; {FIRST} px, none past {FIRST_AT_MOST})"
    for address, page in sorted(pages.items(), key=lambda one: -one[1].screens):
        far = "over" if page.first and page.first > FIRST else ""
        faults = "".join(f"  !! {fault}" for fault in page.broken(address))
        yield f"{page.screens:7.1f} {page.first or '-':>5} px {far:4}  /{address:30} {page.words[:30]:30}{faults}"
    counts = [way.taps if way else None for way in items.values()]
    yield f"taps from the home page to each of {len(items)} items (budget: {TAPS})"
    for taps in sorted(set(filter(None, counts))):
        yield f"  {taps} taps: {counts.count(taps)} items"
    for name in too_far(items):
        way = items[name]
        yield f"  !! {name}: {f'{way.taps} taps, by ' + ' > '.join(f'/{one}' for one in way.route) if way else 'no way'}"


def too_far(items: dict[str, Way | None]) -> list[str]:
    """Return the items that take more taps than the budget, those that no link reaches among them."""
    return [name for name, way in items.items() if way is None or way.taps > TAPS]


def print_report(site: Path, playwright: Playwright) -> bool:
    """Print the table for a built site. Return whether every budget is kept."""
    pages = look_at_all(site, playwright)
    items = ways_to_items(site, pages)
    print(*report(pages, items), sep="\n")
    broken = [address for address, page in pages.items() if page.broken(address)]
    print(f"{len(broken)} of {len(pages)} pages and {len(too_far(items))} of {len(items)} items break a budget.")
    return not broken and not too_far(items)


def main(arguments: list[str] | None = None) -> int:
    """Print the table. Return 1 when a budget is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    with sync_playwright() as playwright:
        return 0 if print_report(parser.parse_args(arguments).site, playwright) else 1


if __name__ == "__main__":
    sys.exit(main())
