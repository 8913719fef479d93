"""What a page says of itself: when it was checked, when it is due again, and who has checked it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from posixpath import dirname

from ..model import Guide, Reviewer, title_of
from ..model.reviews import WHOLE, Review, covered, review_of, reviews_of
from ..text import markup


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
    """Return who has reviewed all that something with these ``names`` says today; with ``translation``, in that language."""
    return [review.by for review in reviews_of(guide, names, translation) if not review.changed]


def in_part(guide: Guide, names: set[str]) -> bool:
    """Return whether a review holds for a part of one of the files that alone have these ``names``."""
    if not guide.reviewers or any(covered(guide, name) for name in names - set(WHOLE)):
        return False
    parts = {one for name in names & set(WHOLE) for one in covered(guide, name)} - set(WHOLE)
    return any(reviews(guide, {one}) for one in parts)


def notice(guide: Guide, names: set[str], translation: str | None = None) -> list[str]:
    """Return, in plain text, who has reviewed something that has these ``names``, or that no one has; and who its ``translation``."""
    words = guide.words
    none = words["trust_reviewed_parts" if in_part(guide, names) else "trust_reviewed"]
    lines = _lines(guide, names, None) or [none]
    if translation:
        lines += _lines(guide, names, translation) or [words["trust_translated"]]
    return lines


def of_part(guide: Guide, name: str, translation: str | None) -> list[str]:
    """Return, in plain text, who has reviewed this very part of a page; of reviews of the whole page, only lapsed ones."""
    found = (
        review for kind in dict.fromkeys((None, translation)) for review in _shown(reviews_of(guide, {name}, kind))
    )
    return [said(guide, review) for review in found if review.lapsed or name in review.by.of]


def notice_of_guide(guide: Guide) -> str:
    """Return, in plain text, whether someone has reviewed a part of the guide."""
    return guide.words["trust_reviewed_parts" if in_part(guide, set(WHOLE)) else "trust_reviewed"]


def _lines(guide: Guide, names: set[str], translation: str | None) -> list[str]:
    return [said(guide, review) for review in _shown(reviews_of(guide, names, translation))]


def _shown(found: list[Review]) -> list[Review]:
    """Return the reviews that hold; if none does, those that have lapsed."""
    return [review for review in found if not review.lapsed] or found


def said(guide: Guide, review: Review) -> str:
    """Return, in plain text, who made a review and when, and whether the words have changed since."""
    words, by = guide.words, review.by
    line = f"{words['trust_translated_by' if by.translation else 'trust_reviewed_by']} {by.name}, {by.credential}, {date(by.date, words)}."
    if review.lapsed:
        return f"{line} {words['trust_translated_old' if by.translation else 'trust_reviewed_old']}"
    if review.changed:
        count = words["trust_review_changed"].replace("{count}", str(len(review.changed)))
        return f"{line} {count.replace('{all}', str(len(review.parts)))}"
    return line


def in_full(guide: Guide, reviewed: Guide, by: Reviewer) -> str:
    """Return, in plain text, all of a review, in the language of ``guide``: what was ``reviewed``, and conflicts of interest."""
    review = review_of(reviewed, by)
    if not review:
        return ""  # all of it was withdrawn
    titles = "; ".join(filter(None, (title(guide, name) for name in by.of)))
    interests = f" {guide.words['trust_interests']}: {by.interests}." if by.interests else ""
    return f"{said(guide, review)} ({titles}){interests}"


def title(guide: Guide, name: str) -> str:
    """Return how readers know the file or the part with this name; nothing for one that was withdrawn."""
    return (
        guide.words["glossary_title"] if name == "glossary" else markup.plain(title_of(covered(guide, name).get(name)))
    )
