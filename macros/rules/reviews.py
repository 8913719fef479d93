"""A review says which words it covers, so that it stops counting when they change."""

from collections.abc import Iterator

from ..model import Guide, Reviewer, former_ids
from ..model.reviews import WHOLE, covered, versions
from ..reader.content import Content, Document
from ..reader.diagnostics import quoted
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import known_ids


def _reviews(content: Content) -> Iterator[tuple[Document, Path, Reviewer]]:
    for document, at, part in content.every_part():
        if isinstance(part, Reviewer):
            yield document, at, part


@rule(
    "review-versions",
    "A review has the fingerprint of each part that it covers. When a part changes later, leave it as it is.",
    "Run: python -m macros review record",
)
def unversioned(content: Content) -> Iterator[Found]:
    for document, at, review in _reviews(content):
        reviewed = content.translations.get(review.translation, content) if review.translation else content
        lacking = [(*at, "of", step) for step, name in enumerate(review.of) if _lacks(reviewed.guide, review, name)]
        if lacking:
            pairs = (versions(reviewed.guide, review.of) | review.versions).items()
            line = f"versions: {{{', '.join(f'{name}: {letters}' for name, letters in pairs)}}}"
            what = "The review does not say which words it covers."
            yield Found(document.place(lacking[0]), what, f"Write this line in it: {line}")


def _lacks(guide: Guide, review: Reviewer, name: str) -> bool:
    """Return whether a review has no fingerprint of something that it names. One that no longer exists needs none."""
    parts = covered(guide, name)
    own = {name: parts[name]} if name in parts else parts  # the glossary has no words of its own
    known = {one for part_id, part in own.items() for one in (part_id, *former_ids(part))}
    return bool(known) and not known & review.versions.keys()


@rule("reviewed-part", "A review names parts and languages that exist.", "Use a name that exists.")
def reviewed(content: Content) -> Iterator[Found]:
    known = known_ids(content, "links")
    for document, at, review in _reviews(content):
        for name in review.versions:
            if name not in known and name not in WHOLE:
                place = document.place((*at, "versions", name), key=True)
                yield Found(place, f"There is no part {quoted(name)}.", did_you_mean(name, [*known, *WHOLE]))
        if review.translation and review.translation not in content.translations:
            place, names = document.place((*at, "translation")), ", ".join(content.translations) or "none"
            yield Found(place, f"There is no translation {quoted(review.translation)}.", f"There is: {names}.")
