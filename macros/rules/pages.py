"""A page is whole: it says what is known, what is not, and what to do next."""

from collections.abc import Iterator

from ..model import Item
from ..model.base import Summed
from ..reader.content import Content
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


@rule(
    "no-group",
    "Each item of a page with groups is in one of them.",
    "Put its id into 'rows' of a group.",
    level="hint",
)
def grouped(content: Content) -> Iterator[Found]:
    for document, path, part in content.every_part():
        section = content.guide.sections.get(document.name)
        if section and isinstance(part, Item) and not part.has_page:
            rows = {row for group in section.groups for row in group.rows}
            is_used = any(item.id in rows for item in section.items if not item.has_page)
            if is_used and part.id not in rows:
                place = document.place((*path, "id"))
                yield Found(place, f"'{part.id}' is in no group, so it comes last on its page.", at=part.id)
