"""Ids are unique in the whole guide."""

from collections.abc import Iterator

from ..model import UNADDRESSED, Named
from ..reader.loader import Content, Document
from ..reader.yaml_tree import Path
from . import Found, rule


@rule("duplicate-id", "An id stands for one thing in the whole guide.", "Give this one another id.")
def unique(content: Content) -> Iterator[Found]:
    seen: dict[tuple[str, str], str] = {}
    for document, path, name in _ids(content):
        space = document.name if document.name in UNADDRESSED else ""
        place = document.place(path)
        if (space, name) in seen:
            yield Found(place, f"The id '{name}' is used twice; the first is at {seen[space, name]}.")
        seen.setdefault((space, name), str(place))


def _ids(content: Content) -> Iterator[tuple[Document, Path, str]]:
    for document, at, part in content.every_part():
        if isinstance(part, Named):
            yield document, (*at, "id"), part.id
