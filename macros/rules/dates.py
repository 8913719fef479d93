"""Dates are sane, and reviews are not overdue."""

import datetime as dt
from collections.abc import Iterator

from ..reader.content import Content, Document, owner_of
from ..reader.yaml_tree import Path
from . import Found, rule

REVIEW_DAYS = 365
"""A page that nobody has read through for longer is due."""

FIELDS = frozenset({"reviewed", "checked", "since", "retired", "date"})
"""The fields that are dates of what was done."""


def _dates(content: Content) -> Iterator[tuple[Document, Path, str, dt.date, str]]:
    for document, at, part in content.every_part():
        for field in FIELDS & type(part).model_fields.keys():
            value = getattr(part, field)
            if value is not None:
                yield document, (*at, field), field, value, owner_of(part, document)


@rule("future-date", "No date lies in the future.", "Write the day on which it was done.")
def future(content: Content) -> Iterator[Found]:
    for document, path, field, value, at in _dates(content):
        if value > dt.date.today():
            yield Found(document.place(path), f"'{field}' is {value}, which has not come yet.", at=at)


@rule(
    "overdue-review",
    "Each page was read through within a year.",
    "Read the page, fix it, and set 'reviewed'.",
    level="hint",
)
def overdue(content: Content) -> Iterator[Found]:
    limit = dt.date.today() - dt.timedelta(days=REVIEW_DAYS)
    for document, path, field, value, at in _dates(content):
        if field == "reviewed" and value < limit:
            yield Found(document.place(path), f"The page was last read through on {value}.", at=at)
