"""What changed in the guide, from content/changes.yml: newest first, each with its parts as they are called today."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Guide, Part, Term, former_ids, title_of
from .history import current_ids, parts, published_on
from .page import Page
from .site import CHECKLIST_PAGE, DECIDE_PAGE, SLUGS, Site, page_of, path_to

GLOSSARY_PAGE = "glossary.md"
CHECKLIST, GLOSSARY = "checklist", "glossary"
PAGE = "changes.md"


@dataclass(frozen=True)
class Spot:
    """A part that has an id: what it is called, the page that it is on, and the ``item`` whose feed has it."""

    id: str
    title: str
    page: str
    part: Part
    feed: str
    item: str


@dataclass(frozen=True)
class News:
    """One change. ``anchor`` is its name forever; ``about_all`` says that it is about the whole guide, ``withdrawn`` what is gone."""

    anchor: str
    date: dt.date
    what: str
    spots: tuple[Spot, ...]
    about_all: bool = False
    withdrawn: str = ""

    @property
    def feeds(self) -> set[str]:
        """The feeds that have it; none if it is about the whole guide."""
        return {spot.feed for spot in self.spots if spot.feed}


def spots(guide: Guide) -> dict[str, Spot]:
    """Return every id that can be in an address, former ones too, and the part that has it now."""
    now = {spot.id: spot for spot in _spots(guide)}
    return {name: now[current] for name, current in current_ids(guide).items()}


def _spots(guide: Guide) -> Iterator[Spot]:
    sections = {item.id: (page_of(name, item), SLUGS[name]) for name, item in guide.items()}
    phases = {phase.id for phase in guide.checklist.phases} if "checklist" in guide.singles else set()
    for part, item in parts(guide):
        if isinstance(part, Term):
            page, feed = GLOSSARY_PAGE, GLOSSARY
        else:
            page, feed = sections.get(item) or ((CHECKLIST_PAGE, CHECKLIST) if item in phases else (DECIDE_PAGE, ""))
        yield Spot(part.id, title_of(part), page, part, feed, item)


def news(guide: Guide) -> list[News]:
    """Return all changes, newest first: those that changes.yml tells of, and what is new or withdrawn."""
    known = spots(guide)
    backward = guide.announced[::-1]  # of two on one day, the lower one is older
    oldest_first = sorted(backward, key=lambda change: change.date)
    seen: Counter[str] = Counter()
    found = []
    for change in oldest_first:
        anchor = f"{change.date}-{change.ids[0] if change.ids else 'guide'}"
        seen[anchor] += 1
        unique = f"{anchor}-{seen[anchor]}" if seen[anchor] > 1 else anchor
        named = {known[name].id: known[name] for name in change.ids if name in known}
        found.append(News(unique, change.date, change.what, tuple(named.values()), not change.ids))
    return sorted(
        [*found[::-1], *_new(guide, found), *_withdrawn(guide, known)], key=lambda entry: entry.date, reverse=True
    )


def _new(guide: Guide, told: list[News]) -> Iterator[News]:
    """Yield an entry for what came after the guide's first day, if no entry ``told`` of it on its day.

    What is new in one item on one day is one entry.
    """
    published = published_on(guide)
    first = min(published.values(), default=None)
    named = {(spot.item, entry.date) for entry in told for spot in entry.spots}
    new: dict[tuple[dt.date, str], list[Spot]] = {}
    known = {spot.id: spot for spot in _spots(guide) if spot.feed}
    for spot in known.values():
        day = published.get(spot.id, first)
        if day and day != first and (spot.item, day) not in named:
            new.setdefault((day, spot.item), []).append(spot)
    for (day, item), found in new.items():
        name = next(iter(former_ids(known[item].part)), item)
        whole = [spot for spot in found if spot.id == item]
        yield News(f"{day}-new-{name}", day, guide.words["change_new"], tuple(whole or found))


def _withdrawn(guide: Guide, known: dict[str, Spot]) -> Iterator[News]:
    """Yield an entry for each part whose advice was withdrawn, if changes.yml has none of that day. It names what replaces it."""
    told = {(name, change.date) for change in guide.announced for name in change.ids}
    for entry in guide.register.values():
        if entry.retired and (entry.id, entry.retired) not in told:
            spots = (known[entry.now],) if entry.now in known else ()
            what = " ".join([guide.words["change_withdrawn"], entry.because or ""]).strip()
            yield News(f"{entry.retired}-withdrawn-{entry.id}", entry.retired, what, spots, withdrawn=entry.id)


def of_item(guide: Guide, entries: list[News], item: str) -> list[News]:
    """Return those of the ``entries`` that are about an item, about something in it, or about the whole guide since it has it."""
    day = published_on(guide)[item]
    return [
        entry
        for entry in entries
        if any(spot.item == item for spot in entry.spots) or (entry.about_all and entry.date >= day)
    ]


def feeds(guide: Guide) -> dict[str, str]:
    """Return the name and the title of each feed: one for each section, the checklist and the glossary."""
    sections = {slug: guide.sections[name].title for name, slug in SLUGS.items() if name in guide.sections}
    checklist = {CHECKLIST: guide.checklist.title} if "checklist" in guide.singles else {}
    return sections | checklist | {GLOSSARY: guide.words["glossary_title"]}


def feed_of(name: str) -> str:
    """Return the file of a section's feed, below the first page in its language."""
    return f"changes/{name}.xml"


def feed_of_item(name: str) -> str:
    """Return the file of an item's feed, below the first page in its language."""
    return f"changes/items/{name}.xml"


def changes_page(site: Site) -> str:
    """Return the page of what changed."""
    everything = {"changes": site.guide.changes, "news": news(site.guide), "feeds": feeds(site.guide)}
    return Page(site, PAGE).render(
        "changes.md", **everything, path_to=lambda path: path_to(site, f"{site.folder}{path}")
    )
