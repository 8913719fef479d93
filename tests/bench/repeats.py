"""Find what the guide says twice: runs of twelve or more equal words.

``python -m tests.bench.repeats SITE`` lists them for a built site, and ends with 1 when there is something that
``tests/data/repeats.yml`` does not allow.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from fnmatch import fnmatch
from itertools import combinations, takewhile
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, NavigableString, Tag

from ..conftest import soup
from ..helpers import addresses

ALLOWED = Path(__file__).parents[1] / "data" / "repeats.yml"
LENGTH = 12
"""So many equal words in a row are no chance."""

APART = """
script, style, template, svg, [hidden], [popover], .vh, .print-only,
blockquote, .words, label, legend, th, button:not(.term), .block__label, .fact__label, .marks, .tools,
.keep, .bar, .privacy, .no-script, .not-live
"""
"""What is meant to be said again: what nobody reads as the page opens, words to say or send, labels, and what comes with each
part or each tool."""

LEGAL = "h2#sources, h2#about-this-page, h2.quiet, h3.quiet"
"""Headings of what every page has at its end: its sources, and who checked it."""

BLOCKS = ("p", "li", "dd", "dt", "td", "figcaption", "summary", "div", "section", "article", "h1", "h2", "h3", "h4")
NAMED = ("section", "article", "details", "li", "h2", "h3", "h4")
"""Elements whose id says where something is."""

WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass
class Block:
    """A paragraph, a list item or the like: where it is, and its words."""

    place: str
    text: str = ""
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Repeat:
    """A run of words that is in more than one place."""

    words: str
    places: tuple[str, ...]


def blocks(page: BeautifulSoup, address: str) -> list[Block]:
    """Return what a page says, in its order, without what is meant to be said again."""
    found: dict[int, Block] = {}
    text = copy(page.find(class_="md-content"))
    for one in [*text.select(APART), *_under_legal_headings(text)]:
        one.extract()
    place = address
    for part in text.descendants:
        if isinstance(part, Tag) and part.name in NAMED and part.get("id"):
            place = f"{address}#{part['id']}"
        elif type(part) is NavigableString or part.name == "br":
            block = next(one for one in part.parents if one.name in BLOCKS)
            found.setdefault(id(block), Block(place)).text += str(part) if part.name != "br" else " "
    for block in found.values():
        block.words = WORD.findall(block.text.lower().replace("’", "'"))
    return [block for block in found.values() if len(block.words) >= LENGTH]


def _under_legal_headings(text: Tag) -> Iterator[Tag]:
    for heading in text.select(LEGAL):
        fold = heading.find_parent("summary")
        head = fold.parent if fold else heading
        yield head
        if not fold:
            yield from takewhile(lambda one: one.name not in ("h1", "h2"), head.find_next_siblings())


def repeats(said: list[Block]) -> list[Repeat]:
    """Return each longest run of equal words that two blocks have, with all its places."""
    runs = defaultdict(list)
    for number, block in enumerate(said):
        for start in range(len(block.words) - LENGTH + 1):
            runs[tuple(block.words[start : start + LENGTH])].append((number, start))
    found: dict[str, set[int]] = defaultdict(set)
    for places in runs.values():
        for (one, at), (other, there) in combinations(places, 2):
            first, second = said[one].words, said[other].words
            if one == other or (at and there and first[at - 1] == second[there - 1]):
                continue  # the run begins further up
            end = LENGTH
            while first[at + end : at + end + 1] == second[there + end : there + end + 1] != []:
                end += 1
            found[" ".join(first[at : at + end])] |= {one, other}
    rows = [Repeat(words, tuple(said[number].place for number in sorted(numbers))) for words, numbers in found.items()]
    return [one for one in rows if not any(_says_less(one, other) for other in rows)]


def _says_less(one: Repeat, other: Repeat) -> bool:
    """Return whether a repeat is a part of another one, and nowhere else."""
    return one is not other and one.words in other.words and set(one.places) <= set(other.places)


def allowed(repeat: Repeat, allowances: list[dict]) -> bool:
    """Return whether there is a reason for a repeat: for its words anywhere, or for each two of its places."""
    if any(one["words"] in repeat.words for one in allowances if "words" in one):
        return True
    between = [one["between"] for one in allowances if "between" in one]
    return all(any(_between(pair, two) for two in between) for pair in combinations(repeat.places, 2))


def _between(pair: tuple[str, str], two: list[str]) -> bool:
    return any(fnmatch(a, two[0]) and fnmatch(b, two[1]) for a, b in (pair, pair[::-1]))


def find(site: Path) -> list[Repeat]:
    """Return everything that a built site says twice in English, the longest first. A translation repeats what the English does."""
    pages = {page: soup(addresses.file_of(site, page)) for page in addresses.pages(site)}
    said = [
        block
        for address, page in pages.items()
        if page.html.get("lang", "en") == "en"
        for block in blocks(page, f"/{address}")
    ]
    return sorted(repeats(said), key=lambda one: -len(one.words))


def report(found: Iterable[Repeat]) -> Iterator[str]:
    """Yield the lines of the list, by the pages concerned: those that repeat most come first."""
    by_pages = defaultdict(list)
    for one in found:
        by_pages[tuple(sorted({place.partition("#")[0] for place in one.places}))].append(one)
    for pages, rows in sorted(by_pages.items(), key=lambda group: -len(group[1])):
        yield f"{' and '.join(pages)}: {len(rows)}"
        for row in rows:
            yield f"  {len(row.words.split())} words: {row.words}"
            yield from (f"      {place}" for place in row.places)


def main(arguments: list[str] | None = None) -> int:
    """Print what is said twice. Return 1 when there is something that has no reason."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    found = find(parser.parse_args(arguments).site)
    new = [one for one in found if not allowed(one, yaml.safe_load(ALLOWED.read_text("utf-8")))]
    print(*report(new), sep="\n")
    print(
        f"{len(new)} things are said twice, and {len(found) - len(new)} more with a reason in tests/data/repeats.yml."
    )
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
