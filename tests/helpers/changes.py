"""A guide whose history is made up: its changes, and when its parts were published."""

import datetime as dt
from dataclasses import replace

from macros.model import Change, Guide, Registered

FIRST = dt.date(2026, 11, 21)


def day(number: int) -> dt.date:
    return dt.date(2026, 12, number)


def guide_with(guide: Guide, *changes: tuple, since: dict[str, int] | None = None, more: tuple = ()) -> Guide:
    """Return the guide with these ``changes`` alone, and nothing withdrawn: each is a day of December, ids and a sentence.

    All of it was published on its first day, but for what ``since`` names, with a day of December. ``more`` are further
    entries of the register.
    """
    rows = [Change(date=day(number), ids=ids, what=what) for number, ids, what in changes]
    days = {name: day(number) for name, number in (since or {}).items()}
    links: dict[str, Registered] = {
        **{
            one.id: one.model_copy(update={"since": days.get(one.id, FIRST)})
            for one in guide.register.values()
            if not one.retired
        },
        **{one.id: one for one in more},
    }
    return replace(
        guide,
        singles={**guide.singles, "changes": guide.changes.model_copy(update={"changes": rows})},
        collections={**guide.collections, "links": links},
    )
