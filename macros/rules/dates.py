"""Dates are sane, and reviews are not overdue."""

import datetime as dt
from collections.abc import Iterator

from ..reading import Content, nested
from . import Found, rule

REVIEW_DAYS = 365
"""A page that nobody has read through for longer is due."""


def _dates(content: Content) -> Iterator[tuple]:
    for document, path, whole in content.parts():
        for at, part in nested(path, whole):
            for field in ("reviewed", "checked", "since", "retired", "date"):
                value = getattr(part, field, None)
                if isinstance(value, dt.date):
                    yield document, (*at, field), field, value, getattr(part, "id", document.name)


@rule("future-date", "No date lies in the future.", "Write the day on which it was done.")
def future(content: Content) -> Iterator[Found]:
    for document, path, field, value, at in _dates(content):
        if value > dt.date.today():
            yield Found(document.place(path), f"'{field}' is {value}, which has not come yet.", at=at)


@rule("overdue-review", "Each page was read through within a year.", "Read the page, mend it, and set 'reviewed'.", level="warning")
def overdue(content: Content) -> Iterator[Found]:
    limit = dt.date.today() - dt.timedelta(days=REVIEW_DAYS)
    for document, path, field, value, at in _dates(content):
        if field == "reviewed" and value < limit:
            yield Found(document.place(path), f"The page was last read through on {value}.", at=at)
