"""The pages that show the guide's own files: its sections, the first page, sources, terms, phone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from ..model import SECTIONS, Item, Section, Source, ids_by_former
from ..text.languages import sort_key
from .page import Page, for_script
from .site import PAGES, SLUGS, Site


@dataclass(frozen=True)
class ItemGroup:
    """Items of a page below one heading. ``first`` is the number of the first of them on the page."""

    title: str
    items: Sequence[Item]
    first: int = 1


def section_page(site: Site, name: str) -> str:
    """Return the whole page of a section."""
    section = site.guide.sections[name]
    return Page(site, PAGES[name]).render(
        "section.md",
        name=name,
        section=section,
        item_templates=_templates(name),
        groups=_folded(section),
        item_of={item.id: item for item in section.items},
    )


def sections_page(site: Site, *names: str) -> str:
    """Return a page of several sections, one after the other. Its own heading is in ``docs/``."""
    sections = [site.guide.sections[name] for name in names]
    parts = [
        (name, section, _templates(name), [ItemGroup("", section.items)])
        for name, section in zip(names, sections, strict=True)
    ]
    together = {
        field: [row for section in sections for row in getattr(section, field)]
        for field in ("in_short", "known", "unknown", "sources")
    }
    whole = SimpleNamespace(**together, next=sections[0].next, reviewed=min(one.reviewed for one in sections))
    return Page(site, PAGES[names[0]]).render("sections.md", parts_of_page=parts, whole=whole)


def moved_page(site: Site, slug: str) -> str:
    """Return the page that stays where a section was, and leads on to where it is. Its anchors are links."""
    name = next(name for name, known in SLUGS.items() if known == slug)
    return Page(site, f"{slug}.md").render("moved.md", section=site.guide.sections[name], to=PAGES[name])


def _templates(name: str) -> list[str]:
    return [f"items/{SECTIONS[name].__name__.lower()}.md", "items/item.md"]


def _folded(section: Section[Item]) -> list[ItemGroup]:
    """Return the items without a page of their own in the groups of their section; those of no group are in the last."""
    here = {item.id: item for item in section.items if not item.has_page}
    grouped = {name for group in section.groups for name in group.rows}
    found = [(group.title, [here[name] for name in group.rows if name in here]) for group in section.groups]
    found = [one for one in found if one[1]] or [("", [])]
    found[-1][1].extend(item for item in here.values() if item.id not in grouped)
    groups: list[ItemGroup] = []
    for title, items in found:
        if items:
            groups.append(ItemGroup(title, items, 1 + sum(len(group.items) for group in groups)))
    return groups


def home_page(site: Site) -> str:
    """Return the first page."""
    formerly = for_script(ids_by_former(site.guide.checklist.tasks))
    return Page(site, "index.md").render("home.md", home=site.guide.home, formerly=formerly)


def sources_page(site: Site) -> str:
    """Return all sources, each with what it says, its limits and the items that rest on it."""
    documents: dict[str, list[Source]] = {}
    for source in site.guide.sources.values():
        documents.setdefault(source.url, []).append(source)
    return Page(site, "sources.md").render("sources.md", documents=list(documents.values()))


def glossary_page(site: Site) -> str:
    """Return all terms, in the order of the alphabet."""
    terms = sorted(site.guide.glossary.values(), key=lambda term: sort_key(term.term))
    return Page(site, "glossary.md").render("glossary.md", terms=terms)


def search_page(site: Site) -> str:
    """Return the search, and below it every part of the guide."""
    return Page(site, "search.md").render("search.md")


def offline_page(site: Site) -> str:
    """Return how to read the guide without a network; readers come here offline from a page that is not saved."""
    return Page(site, "offline.md").render("offline.md")
