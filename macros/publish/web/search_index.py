"""What the search knows: every part of the guide, and what readers mean by the words that they type.

Readers' browsers make the index of it, with MiniSearch: ``docs/assets/js/site/search-engine.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ...model import Item, Part, Section, Term, former_ids, text_fields
from ...model.base import Summed
from ...pages.site import Site
from ...reader.content import nested
from ...text.markup import plain
from ..links.targets import Places
from ..templating import write

FILE = "assets/search.json"
"""Below the first page in each language."""

_WORD = re.compile(r"[^\W_]+")

Document = dict[str, str]
"""A part that can be found. ``names`` holds what else it is or was called, ``text`` each of its other words, once."""


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write what the search knows into ``out_dir``, the folder of the first page in the guide's language."""
    write(out_dir / FILE, json.dumps(index(site, places), ensure_ascii=False, separators=(",", ":")))


def index(site: Site, places: Places) -> dict[str, object]:
    """Return the ``documents``, the ``phrases`` that readers type with the ids that answer them, and the words to ``ignore``."""
    return {
        "ignore": site.guide.search.ignore.split(),
        "phrases": list(_phrases(site)),
        "documents": [*_parts(site, places), *_tools(site)],
    }


def _phrases(site: Site) -> Iterator[tuple[str, list[str]]]:
    """Yield what readers type, with the ids of the parts that answer it, the best one first."""
    for group in site.guide.search.synonyms:
        yield from ((typed, group.to) for typed in group.typed)
    for _, item in site.guide.items():
        yield from ((typed, [item.id]) for typed in item.search)
    for term in site.guide.glossary.values():
        yield from ((typed, [term.id]) for typed in term.search)


def _parts(site: Site, places: Places) -> Iterator[Document]:
    """Yield each item, each term and each page of items, all at the addresses that their short links lead to."""
    for place in places.current():
        if isinstance(place.part, (Item, Term)):
            section = site.guide.sections.get(place.section)
            page = section.title if section else site.guide.words["glossary_title"]
        elif isinstance(place.part, Section):
            page = site.guide.search.words["pages"]
        else:
            continue
        yield _document(site, place.id, place.title, page, place.address, place.summary, place.part)


def _tools(site: Site) -> Iterator[Document]:
    """Yield each page that is one thing: the tools, and the page for clinics."""
    for name, part in site.guide.singles.items():
        if isinstance(part, Summed):
            summary = " ".join(plain(part.main_message).split())
            yield _document(
                site, name, part.title, site.guide.search.words["pages"], site.address_of(f"{name}.md"), summary, part
            )


def _document(site: Site, name: str, title: str, page: str, address: str, summary: str, part: Part) -> Document:
    texts = part.in_short if isinstance(part, Summed) else _texts(part)
    known = {*site.guide.search.ignore.split(), *_words(f"{title} {summary}")}
    return {
        "id": name,
        "title": title[:1].upper() + title[1:],
        "page": page,
        "address": address,
        "summary": summary,
        "names": " ".join([*former_ids(part), *getattr(part, "also", [])]),
        "text": " ".join(dict.fromkeys(word for text in texts for word in _words(text) if word not in known)),
    }


def _texts(part: Part) -> Iterator[str]:
    """Yield every text of an item or term."""
    for _, one in nested((), part):
        for field in text_fields(type(one)):
            value = getattr(one, field)
            yield from value if isinstance(value, list) else [value or ""]


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text, blanks=True).lower().replace("'", ""))
