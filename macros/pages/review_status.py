"""What a page says of itself: when it was checked, when it is due again, and who has checked it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from posixpath import dirname

from ..model import Guide, Reviewer


def due(day: dt.date) -> dt.date:
    """Return the day by which something is checked again: a year later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # February 29
        return day.replace(year=day.year + 1, month=3, day=1)


def date(day: dt.date, words: Mapping[str, str]) -> str:
    """Return a date as readers write it, for example: November 21, 2026. ``words`` are those of interface.yml."""
    month = words["month_names"].split()[day.month - 1]
    return words["date"].replace("{month}", month).replace("{day}", str(day.day)).replace("{year}", str(day.year))


def names_of(src: str, pages: dict[str, str]) -> set[str]:
    """Return what a review may call the page made from the file ``src``: its section, its file, and an item that has its own page."""
    stem = src.removesuffix(".md")
    return {stem.rpartition("/")[2], *(name for name, page in pages.items() if page in (src, f"{dirname(src)}.md"))}


def reviews(guide: Guide, names: set[str], translation: str | None = None) -> list[Reviewer]:
    """Return the reviews of something that has these ``names``; with ``translation``, those of what it says in that language."""
    return [review for review in guide.reviewers if names & set(review.of) and review.translation == translation]


def notice(guide: Guide, names: set[str], translation: str | None = None) -> list[str]:
    """In plain text, who has reviewed something that has these ``names``, or that no one has; and who its ``translation``."""
    said = _notice(guide, reviews(guide, names), "trust_reviewed_by", "trust_reviewed")
    if translation:
        said += _notice(guide, reviews(guide, names, translation), "trust_translated_by", "trust_translated")
    return said


def _notice(guide: Guide, found: list[Reviewer], by: str, none: str) -> list[str]:
    words = guide.words
    said = [f"{words[by]} {review.name}, {review.role}, {date(review.date, words)}." for review in found]
    return said or [words[none]]
