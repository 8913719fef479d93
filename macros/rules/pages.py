"""A page is whole: it says what is known, what is not, and what to do next."""

from collections.abc import Iterator

from ..model.base import Summed
from ..reader.loader import Content
from . import Found, rule


@rule(
    "whole-page",
    "A page says what is known, what is not known, and what to do next.",
    "Add the field, with one row or more.",
)
def whole(content: Content) -> Iterator[Found]:
    for document, path, part in content.every_part():
        if isinstance(part, Summed):
            for field in ("known", "unknown", "next"):
                if not getattr(part, field):
                    place = document.place((*path, "title"))
                    yield Found(place, f"The page has nothing under '{field}'.", at=document.name)
