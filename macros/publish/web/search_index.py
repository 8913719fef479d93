"""The search index: every part of the guide by the words that readers type, made ready so that the page's script is small.

Words are compared as both sides write them with ``words``: small letters, no accents or punctuation, no plural s. The script in
``docs/assets/js/site/search.js`` does the same; ``tests/browser/test_search.py`` holds the two together.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...model import Item, Part, Term
from ...pages.context import PAGES, Site
from ...reader.loader import nested
from ...text.markup import plain

FILE = "assets/search.json"

WEIGHTS = {"search": 12.0, "title": 8.0, "summary": 3.0, "rest": 1.0}
"""How much a word counts by where it is: in words that readers type, in the title, in the summary, elsewhere."""

STOP = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for", "from", "get",
    "have", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on", "or", "so", "that", "the",
    "this", "to", "we", "what", "when", "will", "with", "you", "your",
))  # fmt: skip
"""Words that say nothing about what someone looks for."""


def words(text: str) -> list[str]:
    """Return the words of ``text`` that count, each in its plainest form."""
    plainest = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return [stem(word) for word in re.findall(r"[a-z0-9]+", plainest) if word not in STOP]


def stem(word: str) -> str:
    """Return a word without its plural s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def index(site: Site) -> dict[str, object]:
    """Return the index: ``entries`` as [title, page title, address, summary], ``words`` with the entries that hold each (and
    how much it counts there), and ``phrases`` that readers type with what the guide calls it."""
    entries: list[list[str]] = []
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for title, page, address, summary, texts in [*_items(site), *_terms(site)]:
        number = len(entries)
        entries.append([title, page, address, summary])
        for where, text in texts:
            for word, count in Counter(words(text)).items():
                known = weights[word].get(number, 0.0)
                weights[word][number] = max(known, WEIGHTS[where]) + math.log(count) / 2
    return {
        "entries": entries,
        "words": {word: _rated(rows, len(entries)) for word, rows in sorted(weights.items())},
        "phrases": _phrases(site),
    }


def _rated(rows: dict[int, float], entries: int) -> list[float]:
    """[entry, weight, entry, weight, ...]: a rare word weighs more than a common one."""
    rarity = math.log(1 + entries / len(rows))
    return [value for number, weight in rows.items() for value in (number, round(weight * rarity, 1))]


def _address(src: str, anchor: str) -> str:
    return f"{src.removesuffix('.md')}/#{anchor}"


Found = tuple[str, str, str, str, Iterable[tuple[str, str]]]
"""A part: its title, its page's title, its address, its summary, and its texts by where they are."""


def _items(site: Site) -> Iterator[Found]:
    for name, item in site.guide.items():
        page = site.guide.sections[name].title
        yield item.title, page, _address(PAGES[name], item.id), plain(item.summary), _texts(item)


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "search", " ".join(item.search)
    yield "title", item.title
    yield "summary", plain(item.summary)
    for _, part in nested((), item):
        for text in _strings(part):
            yield "rest", plain(text, blanks=True)


def _strings(part: Part) -> Iterator[str]:
    for value in part.model_dump(
        exclude={"id", "title", "summary", "search", "sources", "situations", "formerly", "say"}
    ).values():
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, str):
                yield row


def _terms(site: Site) -> Iterator[Found]:
    page = site.guide.words["glossary_title"]
    for term in site.guide.glossary.values():
        texts = [("title", " ".join(term.search)), ("summary", " ".join((term.term, *term.also))), ("rest", term.means)]
        yield _capital(term), page, _address("glossary.md", term.id), plain(term.means), texts


def _capital(term: Term) -> str:
    return term.term[:1].upper() + term.term[1:]


def _phrases(site: Site) -> list[list[str]]:
    """Return what readers type, and the word of the guide for it: longest first, so that the longer phrase wins."""
    pairs = {
        " ".join(words(phrase)): " ".join(words(term.term))
        for term in site.guide.glossary.values()
        for phrase in term.search
    }
    return sorted(
        ([phrase, term] for phrase, term in pairs.items() if phrase and phrase != term),
        key=lambda pair: (-len(pair[0]), pair),
    )


def write(site: Site, out_dir: Path) -> None:
    """Write the index into the built site in ``out_dir``."""
    path = out_dir / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(index(site), ensure_ascii=False, separators=(",", ":")), "utf-8")
