"""Ids are unique in the whole guide."""

from collections.abc import Iterator

from ..model import UNADDRESSED, Named
from ..reader.content import Content
from ..reader.diagnostics import Place
from . import Found, rule
from .register import addressed, lost_ids


@rule("duplicate-id", "An id names one thing in the whole guide.", "Give this one another id.")
def unique(content: Content) -> Iterator[Found]:
    uses: dict[tuple[str, str], list[tuple[Place, str]]] = {}
    before = {(document.name, at): part.id for document, at, part in addressed(content.base)} if content.base else {}
    for document, at, part in content.every_part():
        if isinstance(part, Named):
            space = document.name if document.name in UNADDRESSED else ""
            was = before.get((document.name, at), "")
            renamed = was if was in lost_ids(content) else ""
            uses.setdefault((space, part.id), []).append((document.place((*at, "id")), renamed))
    for (_, name), found in uses.items():
        # The one that had another id is the wrong one. Else that is the later one.
        (first, _), *later = sorted(found, key=lambda use: bool(use[1]))
        for place, was in later:
            what = f"The id '{name}' is used twice; the other is at {first}."
            yield Found(place, what, f"This was '{was}': write that again." if was else "")
