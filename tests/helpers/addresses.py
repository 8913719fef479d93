"""Every address that was ever published, and whether each still leads somewhere right.

``python -m tests.helpers.addresses SITE`` lists those that lead nowhere in a built site; with ``--write``, it adds what is new
there to ``tests/data/published-addresses.yml``. That list only grows: clinics link to these addresses, and have printed them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from lxml import html

from macros.publish.context import FOLDERS

DATA = Path(__file__).parents[1] / "data"
PUBLISHED = DATA / "published-addresses.yml"
RETIRED = DATA / "retired-headings.yml"
"""Headings that are no more, each with the reason why the top of its page does as well. Never a part: that has a short link."""

PRIVATE = re.compile(
    r"(404\.html|sw\.js|_headers|(?!assets/js/(embed|frame|handout)\.js).*\.(css|js|map)"
    r"|assets/(images|javascripts|stylesheets|vendor)/.*|.*\.pdf)$"
)
"""Files that only the site's own pages ask for. Clinics' pages ask for three scripts. PDF files are as lasting as handouts, which
tests/pages/test_ready_handouts.py holds: the site has them only after a step of its own."""

UNSTABLE = re.compile(r"(ref|part)-\d+$|.*_\d+$|__")
"""Ids that change with the page: the number of a source, of a group of parts or of a heading's words, and the theme's own."""

BESIDE = re.compile(rf"(?:[a-z]{{2}}/)?(?:{'|'.join(FOLDERS)})/")
"""What comes with the pages of each language: short links, embeds, handouts, data."""

_SHAPE = re.compile(r"(?P<head>.*#|(?:.*/)?(?=[^/]))?(?P<name>[^/.#]*)(?P<tail>.*)$")


def pages(site: Path) -> list[str]:
    """Return the address of each page of the guide's own: not what comes with the pages, nor a page that only forwards."""
    found = (address_of(site, path) for path in sorted(site.rglob("index.html")))
    return [page for page in found if not BESIDE.match(page) and not forward(site, page)]


def address_of(site: Path, path: Path) -> str:
    """Return the address of a file below the site's root."""
    return re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(site).as_posix())


def every(site: Path) -> set[str]:
    """Return every address that the built ``site`` publishes: files, pages, and the places on them that something leads to."""
    files = {address_of(site, path): path for path in site.rglob("*") if path.is_file()}
    found = {address for address in files if not PRIVATE.match(address)}
    html_pages = [address for address in found if files[address].suffix == ".html"]
    return found | {target for page in html_pages for target in _places(site, page)}


def _places(site: Path, page: str) -> Iterator[str]:
    """Yield the places that a page leads to, and its own headings below the title, which is the page itself."""
    page_tree = tree(file_of(site, page))
    links = [*page_tree.xpath("//a/@href"), *filter(None, [forward(site, page)])]
    targets = {urljoin(f"/{page}", link).removeprefix("/") for link in links if not urlsplit(link).scheme}
    targets |= {f"{page}#{name}" for name in page_tree.xpath("//article//*[self::h2 or self::h3]/@id")}
    for target in targets:
        place, _, fragment = target.partition("#")
        if fragment and not UNSTABLE.match(fragment) and fragment in content_ids(site, place):
            yield target


def content_ids(site: Path, page: str) -> set[str]:
    """Return the ids in the text of a page, without its title's. None where there is no such page."""
    file = file_of(site, page)
    if not file.is_file() or file.suffix != ".html":
        return set()
    page_tree = tree(file)
    return set(page_tree.xpath("//*[contains(@class, 'md-content')]//@id")) - set(page_tree.xpath("//h1/@id"))


@cache
def forward(site: Path, page: str) -> str:
    """Return where a page forwards to, from that page, or nothing. It does so by itself, or by a link that the script follows."""
    page_tree = tree(file_of(site, page))
    refresh = page_tree.xpath("//meta[@http-equiv='refresh']/@content")
    moved = page_tree.xpath("//a[@id='moved']/@href") if _follows(page_tree) else []
    return refresh[0].partition("url=")[2] if refresh else "".join(moved)


def leads(site: Path, address: str, after: tuple[str, ...] = ()) -> str | None:
    """Return the address at which a reader ends, or None where that is not what the address was published for.

    A part that is no longer on its page has a short link, which the script page.js follows. A page that has moved
    forwards, and that script takes the part along.
    """
    page, _, fragment = address.partition("#")
    file = file_of(site, page)
    if not file.is_file() or address in after:
        return None
    after = (*after, address)
    target = forward(site, page) if file.suffix == ".html" else ""
    if target:
        moved = urljoin(f"/{page}", target).removeprefix("/")
        return leads(site, f"{moved.partition('#')[0]}#{fragment}" if fragment else moved, after)
    if not fragment or fragment in _ids(file):
        return address
    return leads(site, f"go/{fragment}/", after) if _follows(tree(file)) else None


def _follows(page_tree: html.HtmlElement) -> bool:
    return bool(page_tree.xpath("//script[contains(@src, 'site/page.js')]"))


def file_of(site: Path, page: str) -> Path:
    """Return the file at an address."""
    path = site / unquote(page)
    return path / "index.html" if page.endswith("/") or not page else path


@cache
def tree(file: Path) -> html.HtmlElement:
    """Return a page, parsed once."""
    return html.parse(str(file)).getroot()


@cache
def _ids(file: Path) -> frozenset[str]:
    return frozenset(tree(file).xpath("//@id"))


def grouped(addresses: Iterable[str]) -> dict[str, list[str]]:
    """Return addresses in groups that differ in one name: ``go/*/`` has the names in place of the star."""
    groups: dict[str, list[str]] = {}
    for address in sorted(addresses):
        shape = _SHAPE.match(address)
        groups.setdefault(f"{shape['head'] or ''}*{shape['tail']}", []).append(shape["name"])
    return dict(sorted(groups.items()))


@cache
def published() -> list[str]:
    """Return every address that was ever published."""
    groups = yaml.safe_load(PUBLISHED.read_text("utf-8")) if PUBLISHED.exists() else {}
    return [group.replace("*", name) for group, names in groups.items() for name in names]


def lost(site: Path) -> list[str]:
    """Return the published addresses that lead nowhere in the built ``site``."""
    return [address for address in published() if leads(site, _without_retired(site, address)) is None]


def _without_retired(site: Path, address: str) -> str:
    page, _, fragment = address.partition("#")
    return page if address in _all_retired() and not (site / "go" / fragment).is_dir() else address


@cache
def retired() -> list[dict[str, str]]:
    """Return the headings that are no more: ``at`` is an address, where a star matches anything."""
    return yaml.safe_load(RETIRED.read_text("utf-8"))


def retired_by(one: dict[str, str]) -> list[str]:
    """Return the published addresses that an entry of the retired headings matches."""
    return [address for address in published() if "#" in address and fnmatch(address, one["at"])]


@cache
def _all_retired() -> frozenset[str]:
    return frozenset(address for one in retired() for address in retired_by(one))


def main(arguments: list[str] | None = None) -> int:
    """Print the lost addresses, or write down the new ones. Return 1 when one is lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--write", action="store_true", help="add the addresses that are new to the list")
    options = parser.parse_args(arguments)
    if options.write:
        known = {*published(), *every(options.site)}
        PUBLISHED.write_text(yaml.safe_dump(grouped(known), default_flow_style=None, width=120), "utf-8")
        published.cache_clear()
    gone = lost(options.site)
    print(*gone, f"{len(published())} addresses were published, and {len(gone)} lead nowhere.", sep="\n")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
