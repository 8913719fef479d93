"""What changed in the guide, from content/changes.yml: newest first, each with its parts as they are called today."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Guide, Part, QuestionGroup, former_ids
from .context import CHECKLIST_PAGE, SLUGS, Page, Site, beside, page_of

GLOSSARY_PAGE = "glossary.md"
CHECKLIST, GLOSSARY = "checklist", "glossary"
PAGE = "changes.md"


@dataclass(frozen=True)
class Spot:
    """A part that has an id: what it is called and the page that it is on."""

    id: str
    title: str
    page: str
    part: Part
    feed: str


@dataclass(frozen=True)
class News:
    """One change. ``anchor`` is its name for ever; with no ``spots`` it is about the whole guide."""

    anchor: str
    date: dt.date
    what: str
    spots: tuple[Spot, ...]

    @property
    def feeds(self) -> set[str]:
        """The feeds that have it; none if it is about the whole guide."""
        return {spot.feed for spot in self.spots}


def spots(guide: Guide) -> dict[str, Spot]:
    """Return every id that can be in an address, former ones too, and what it stands for today."""
    now = {spot.id: spot for spot in _spots(guide)}
    former = {name: spot for spot in now.values() for name in former_ids(spot.part)}
    replaced = {entry.id: now[entry.now] for entry in guide.register.values() if entry.now in now}
    return {**replaced, **former, **now}


def _spots(guide: Guide) -> Iterator[Spot]:
    for section, item in guide.items():
        page, feed = page_of(section, item), SLUGS[section]
        yield Spot(item.id, item.title, page, item, feed)
        for question in item.questions if isinstance(item, QuestionGroup) else ():
            yield Spot(question.id, question.text, page, question, feed)
    for phase in guide.checklist.phases if "checklist" in guide.singles else ():
        yield Spot(phase.id, phase.title, CHECKLIST_PAGE, phase, CHECKLIST)
        for task in phase.tasks:
            yield Spot(task.id, task.text, CHECKLIST_PAGE, task, CHECKLIST)
    for term in guide.glossary.values():
        yield Spot(term.id, term.term, GLOSSARY_PAGE, term, GLOSSARY)


def news(guide: Guide) -> list[News]:
    """Return all changes, newest first. What was withdrawn without a successor is named no more."""
    known = spots(guide)
    changes = guide.changes.changes if "changes" in guide.singles else []
    backward = changes[::-1]  # of two on one day, the lower one is older
    oldest_first = sorted(backward, key=lambda change: change.date)
    seen: Counter[str] = Counter()
    found = []
    for change in oldest_first:
        anchor = f"{change.date}-{change.ids[0] if change.ids else 'guide'}"
        seen[anchor] += 1
        unique = f"{anchor}-{seen[anchor]}" if seen[anchor] > 1 else anchor
        named = {known[name].id: known[name] for name in change.ids if name in known}
        found.append(News(unique, change.date, change.what, tuple(named.values())))
    return found[::-1]


def changed_on(guide: Guide) -> dict[str, dt.date]:
    """Return the day on which each part last changed its meaning: that of its newest entry, or else when it was published."""
    days = {name: entry.since for name, entry in guide.register.items()}
    for entry in reversed(news(guide)):
        for spot in entry.spots:
            days[spot.id] = max(entry.date, days.get(spot.id, entry.date))
    return days


def feeds(guide: Guide) -> dict[str, str]:
    """Return the name and the title of each feed: one for each section, the checklist and the glossary."""
    sections = {slug: guide.sections[name].title for name, slug in SLUGS.items() if name in guide.sections}
    checklist = {CHECKLIST: guide.checklist.title} if "checklist" in guide.singles else {}
    return sections | checklist | {GLOSSARY: guide.words["glossary_title"]}


def changes_page(site: Site) -> str:
    """What's new."""
    everything = {"changes": site.guide.changes, "news": news(site.guide), "feeds": feeds(site.guide)}
    return Page(site, PAGE).render("changes.md", **everything, beside=lambda path: beside(site, f"{site.folder}{path}"))
