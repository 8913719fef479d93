"""The pages that show the guide's own files: its sections, the first page, sources, terms, phone numbers."""

from __future__ import annotations

from ..model import SECTIONS, Source
from .context import PAGES, Page, Site

WITH_EMERGENCY_CARD = ("when", "how")
"""The sections whose page begins with the emergency card, as the first page does."""


def section_page(site: Site, name: str) -> str:
    """Return the whole page of a section."""
    section = site.guide.sections[name]
    page = Page(site, PAGES[name])
    kind = SECTIONS[name].__name__.lower()
    return page.render(
        "section.md",
        name=name,
        section=section,
        item_templates=[f"items/{kind}.md", "items/item.md"],
        emergency=site.emergency_card if name in WITH_EMERGENCY_CARD else None,
        item_of={item.id: item for item in section.items},
    )


def home_page(site: Site) -> str:
    """Return the first page."""
    return Page(site, "index.md").render("home.md", home=site.guide.home, emergency=site.emergency_card)


def sources_page(site: Site) -> str:
    """Return all sources, each with what it says, its limits and the items that rest on it."""
    documents: dict[str, list[Source]] = {}
    for source in site.guide.sources.values():
        documents.setdefault(source.url, []).append(source)
    return Page(site, "sources.md").render("sources.md", documents=list(documents.values()))


def glossary_page(site: Site) -> str:
    """Return all terms, in the order of the alphabet."""
    terms = sorted(site.guide.glossary.values(), key=lambda term: term.term.lower())
    return Page(site, "glossary.md").render("glossary.md", terms=terms)


def search_page(site: Site) -> str:
    """Return the search, and below it every part of the guide."""
    return Page(site, "search.md").render("search.md")


def offline_page(site: Site) -> str:
    """Return how to read the guide without a network; readers come here offline from a page that is not saved."""
    return Page(site, "offline.md").render("offline.md")


def phones(site: Site, src: str) -> str:
    """Return the phone numbers as a list, for the page ``src``."""
    return Page(site, src).render("phones.md")
