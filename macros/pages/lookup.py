"""The page that a patient portal's info button leads to: what the guide has for each health problem."""

from __future__ import annotations

from ..model import Topic
from .page import Page, for_script
from .site import Site, path_to

SRC = "lookup.md"


def words_of(site: Site) -> list[dict[str, list[str]]]:
    """Return ``words`` and ``unless`` of each topic, in every language: a portal's words are not always in the reader's."""
    rows = zip(*(one.guide.lookup.topics for one in (site, *site.others)), strict=True)
    return [
        {
            "words": list(dict.fromkeys(word for topic in row for word in topic.words)),
            "unless": list(dict.fromkeys(word for topic in row for word in topic.unless)),
        }
        for row in rows
    ]


def lookup_page(site: Site) -> str:
    """Return the page. Without its script it is a list to choose from."""
    lookup = site.guide.lookup
    settings = {
        "topics": [_topic(*pair) for pair in zip(lookup.topics, words_of(site), strict=True)],
        "languages": {one.language: path_to(one, one.address_of(SRC)) for one in site.others},
    }
    names = [name for topic in (*lookup.topics, lookup.general) for name in topic.fits]
    titles = dict(zip(names, site.titles(names), strict=True))
    return Page(site, SRC).render("lookup.md", lookup=lookup, titles=titles, settings=for_script(settings))


def _topic(topic: Topic, words: dict[str, list[str]]) -> dict[str, object]:
    return {"icd10cm": topic.icd10cm, "snomed": topic.snomed, "child": topic.child, **words}
