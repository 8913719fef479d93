"""What a review covers, and whether the words are still those that were reviewed.

A review keeps a fingerprint of each part that it covers. So it stops counting for a part as soon as that part says something
else, and still counts for all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .base import Named, Part, former_ids, inner_parts
from .fingerprint import fingerprint, fingerprint_of
from .guide import SECTIONS, Guide
from .pages import Reviewer

WHOLE = (*SECTIONS, "checklist", "decide", "glossary")
"""The files that can be reviewed as a whole. All else that can be is an item, or a part of a file with an id."""


def covered(guide: Guide, name: str) -> dict[str, Part]:
    """Return the parts of the file ``name`` by their ids, or of the item with that id; nothing if there is no such name."""
    if name in WHOLE:
        return _parts(guide, name)
    items = (item for _, item in guide.items() if item.id == name)
    others = (parts[name] for whole in WHOLE if name in (parts := _parts(guide, whole)))
    owner: Part | None = next(chain(items, others), None)
    return {one.id: one for one in _named(owner)} if owner else {}


def versions(guide: Guide, names: Iterable[str]) -> dict[str, str]:
    """Return the fingerprint of each part that a review of these ``names`` covers today."""
    return {one: fingerprint(part) for one, part in _all_parts(guide, names).items()}


def combined_fingerprint(versions: dict[str, str]) -> str:
    """Return the one fingerprint of these parts together: it is at the top of their review sheet."""
    return fingerprint_of(*versions.values())


def _parts(guide: Guide, name: str) -> dict[str, Part]:
    if name in guide.collections:
        return {one.id: one for one in guide.collections[name].values()}
    whole = guide.sections.get(name) or guide.singles.get(name)
    return {name: whole, **{one.id: one for one in _named(whole)}} if whole else {}


def _named(part: Part) -> Iterator[Named]:
    """Yield ``part`` and each part in it, those that have an id."""
    if isinstance(part, Named):
        yield part
    for _, inner in inner_parts(part):
        yield from _named(inner)


@dataclass(frozen=True)
class Review:
    """A review of something in the guide as it is today."""

    by: Reviewer
    parts: frozenset[str]
    """The ids of the parts that it has."""
    changed: frozenset[str]
    """Those that say something else now, or that the review did not cover."""

    @property
    def lapsed(self) -> bool:
        """Whether none of its words are those that were reviewed."""
        return self.changed == self.parts


def reviews_of(guide: Guide, names: set[str], translation: str | None) -> list[Review]:
    """Return the reviews of an item, or of the files of a page.

    Args:
        guide: The guide in the language of the words that readers see.
        names: The item's id, also with the name of its file; or the names of the page's files.
        translation: For reviews of the translation, its language; else of what the guide says, which is that of its English.
    """
    by = [one for one in guide.reviewers if one.translation == translation]
    if not by:
        return []
    guide = guide if translation else guide.english or guide
    files = names & set(WHOLE)
    parts = _all_parts(guide, names - files)
    if not parts:  # it is a page: someone reviewed all of one of its files, at least
        parts, by = _all_parts(guide, files), [one for one in by if files & set(one.of)]
    found = (_review(guide, one, parts) for one in by)
    return [one for one in found if one]


def review_of(guide: Guide, reviewer: Reviewer) -> Review | None:
    """Return a review with all that it was about; None if nothing of that is in the ``guide`` any more."""
    return _review(guide, reviewer, _all_parts(guide, reviewer.of))


def holding(guide: Guide, translation: str | None) -> set[tuple[str, str]]:
    """Return each part whose words are those that were reviewed, with the reviewer's name."""
    found = (review_of(guide, one) for one in guide.reviewers if one.translation == translation)
    return {(review.by.name, part) for review in found if review for part in review.parts - review.changed}


def _all_parts(guide: Guide, names: Iterable[str]) -> dict[str, Part]:
    return {one: part for name in names for one, part in covered(guide, name).items()}


def _review(guide: Guide, reviewer: Reviewer, parts: dict[str, Part]) -> Review | None:
    read = reviewer.versions or versions(guide, reviewer.of)
    was = {one: _version(one, part, read) for one, part in parts.items()}
    if not any(was.values()):
        return None
    same = {one for one, part in parts.items() if one not in guide.outdated and was[one] == fingerprint(part)}
    return Review(reviewer, frozenset(parts), frozenset(parts.keys() - same))


def _version(name: str, part: Part, read: dict[str, str]) -> str | None:
    """Return the fingerprint that a part had when it was reviewed, under an earlier id perhaps."""
    return next((read[one] for one in (name, *former_ids(part)) if one in read), None)
