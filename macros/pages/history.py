"""When each part of the guide was published and last changed: one answer for pages, feeds, data and the sitemap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from ..model import Guide, Named, QuestionGroup, former_ids, ids_by_former

Dates = dict[str, dt.date]


def parts(guide: Guide) -> Iterator[tuple[Named, str]]:
    """Yield each part that has an id, and the id of what is followed as a whole: a question's group, a task's phase, or itself."""
    for _, item in guide.items():
        yield item, item.id
        for question in item.questions if isinstance(item, QuestionGroup) else ():
            yield question, item.id
    for phase in guide.checklist.phases if "checklist" in guide.singles else ():
        yield phase, phase.id
        for task in phase.tasks:
            yield task, phase.id
    for place in guide.decide.places if "decide" in guide.singles else ():
        yield place, place.id
    for term in guide.glossary.values():
        yield term, term.id


def current_ids(guide: Guide) -> dict[str, str]:
    """Return what each id is called now: a former one, one whose part was replaced, or one in use."""
    in_use = [part for part, _ in parts(guide)]
    now = ids_by_former(in_use) | {part.id: part.id for part in in_use}
    replaced = {entry.id: now[entry.now] for entry in guide.register.values() if entry.now in now}
    return replaced | now


@lru_cache(maxsize=4)
def published_on(guide: Guide) -> Dates:
    """Return the day on which each part was published: under its first id, if it has another one now."""
    days: Dates = {}
    for part, _ in parts(guide):
        known = [guide.register[name].since for name in (part.id, *former_ids(part)) if name in guide.register]
        if known:
            days[part.id] = min(known)
    return days


@lru_cache(maxsize=4)
def changed_on(guide: Guide) -> Dates:
    """Return the day on which each part last changed its meaning.

    It is the newest of: the day on which it, or something in it, was published; the day on which it took the place of another
    part; and the days of the entries in changes.yml that are about it, about something in it, or about the whole guide.
    """
    published, current = published_on(guide), current_ids(guide)
    days = dict(published)
    for change in guide.announced:
        named = {current[name] for name in change.ids if name in current}
        about = named if change.ids else {name for name, day in published.items() if day <= change.date}
        for name in about:
            days[name] = max(change.date, days.get(name, change.date))
    for entry in guide.register.values():
        if entry.retired and entry.now in current:
            days[current[entry.now]] = max(entry.retired, days.get(current[entry.now], entry.retired))
    for part, whole in parts(guide):
        if part.id in days:
            days[whole] = max(days[part.id], days.get(whole, days[part.id]))
    return days
