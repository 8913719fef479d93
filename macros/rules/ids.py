"""Ids are unique in the whole guide."""

from collections.abc import Iterator

from ..model import UNADDRESSED, Named
from ..model.fingerprint import fingerprint
from ..reader.diagnostics import Place
from ..reader.loader import Content
from . import Found, rule
from .register import lost_ids


@rule("duplicate-id", "An id stands for one thing in the whole guide.", "Give this one another id.")
def unique(content: Content) -> Iterator[Found]:
    uses: dict[tuple[str, str], list[tuple[Place, Named]]] = {}
    for document, at, part in content.every_part():
        if isinstance(part, Named):
            space = document.name if document.name in UNADDRESSED else ""
            uses.setdefault((space, part.id), []).append((document.place((*at, "id")), part))
    for (_, name), found in uses.items():
        if len(found) > 1:
            lost = {entry.text: former for former, (_, entry) in lost_ids(content).items()}
            # The one that had another id is the wrong one. Else that is the later one.
            former, *later = sorted(found, key=lambda use: fingerprint(use[1]) in lost)
            for place, part in later:
                before = lost.get(fingerprint(part))
                what = f"The id '{name}' is used twice; the other is at {former[0]}."
                yield Found(place, what, f"This was '{before}': write that again." if before else "")
