"""An id is forever: it is registered, and once published it stays good, also when a change deletes its line.

Without a base to compare with, the register alone says what was published.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ..model import Named, Registered, former_ids
from ..model.fingerprint import fingerprint
from ..reader.content import Content, Document
from ..reader.diagnostics import Place, quoted
from ..reader.yaml_tree import Node, Path, nodes
from . import Found, rule
from .references import known_ids
from .register import addressed, every_entry, lost_ids, published_before, register_line

MANY = 5
"""Of more ids, the first few are named."""
_ID = re.compile(r"^ *- id: *([a-z0-9-]+)", re.MULTILINE)

At = tuple[Document, Path, Named]
"""A part and its place."""


@rule("unregistered-id", "Every id is in links.yml.", "Run: python -m macros register")
def unregistered(content: Content) -> Iterator[Found]:
    registered = known_ids(content, "links")
    # What was published before, or is a published part by another name, 'vanished-id' explains.
    explained = {*published_before(content), *(part.id for _, _, part in _successors(content).values())}
    new = [one for one in addressed(content) if one[2].id not in registered and one[2].id not in explained]
    if len(new) > MANY and "links" in content.documents:
        what = f"{', '.join(quoted(part.id) for _, _, part in new[:MANY])} and {len(new) - MANY} more are not in this file."
        place = _where_it_was(content, "links", new[0][2].id)
        yield Found(place, what, "Put back what was cut off here, or run: python -m macros register")
        return
    for document, path, part in new:
        advice = f"Add the line '{register_line(part.id)}' there, or run: python -m macros register"
        yield Found(document.place((*path, "id")), f"The id '{part.id}' is not in links.yml.", advice)


@rule(
    "vanished-id",
    "An id that was published stays, or another item names it in 'formerly', or it is retired in links.yml.",
    "Put it back, rename it with 'python -m macros rename', or retire it in links.yml with a date and a reason.",
)
def vanished(content: Content) -> Iterator[Found]:
    register = every_entry(content)
    registered, successors = known_ids(content, "links"), _successors(content)
    lost = lost_ids(content)
    gone: dict[Place, list[str]] = defaultdict(list)
    for name in sorted(registered | published_before(content)):
        if name not in lost:
            if name not in registered:
                what = f"'{name}' was published, and its line here is gone."
                yield Found(
                    _where_it_was(content, "links", name),
                    what,
                    f"Put it back: {register_line(name, register.get(name))}",
                )
        elif name in successors:
            yield _renamed(content, name, successors[name], register)
        elif not content.may_name(name):
            file = _file_before(content, name)
            # Where a file has a mistake of form, its parts may only seem to be gone.
            if file not in content.faulty and not (file == "links" and content.faulty):
                gone[_where_it_was(content, file, name)].append(name)
    for place, names in gone.items():
        yield _deleted(place, names, register)


def _deleted(place: Place, names: list[str], register: dict[str, Registered]) -> Found:
    if len(names) > MANY:
        shown = ", ".join(f"'{name}'" for name in names[:MANY])
        what = f"{shown} and {len(names) - MANY} more were published, and are gone from here."
        return Found(place, what, "Put them back: something was cut off or deleted here.")
    said = " and ".join(f"'{name}'" for name in names)
    what = f"{said} {'was' if len(names) == 1 else 'were'} published, and links to it are forever."
    lines = " and ".join(
        register_line(name, register.get(name), f', retired: {dt.date.today()}, because: ""') for name in names
    )
    advice = f"Put it back. If it has another id now, write 'formerly: [{names[0]}]' below that. To withdraw it, write in content/links.yml, with the reason between the quotes: {lines}"
    return Found(place, what, advice)


def _renamed(content: Content, name: str, successor: At, register: dict[str, Registered]) -> Found:
    document, path, part = successor
    place = document.place((*path, "id"))
    what = f"This was '{name}', and links to it are forever."
    if part.id in published_before(content):
        return Found(place, what, f"Put '{name}' into 'formerly' again.")
    lines = [register_line(one, register.get(one)) for one in (name, part.id) if one not in known_ids(content, "links")]
    more = f", and in content/links.yml: {' and '.join(lines)}" if lines else ""
    advice = f"Write '{name}' here again. To rename it, write below this line: formerly: [{name}]{more}"
    return Found(place, what, advice)


@lru_cache(maxsize=2)
def _successors(content: Content) -> dict[str, At]:
    """Return the part that each lost id belongs to: one that had it before, or a new one with the same words or in the same place."""
    if content.base is None:
        return {}
    now = {part.id: (document, at, part) for document, at, part in addressed(content)}
    before = {part.id: (document, at, part) for document, at, part in addressed(content.base)}
    new = [one for name, one in now.items() if name not in before and name not in published_before(content)]
    successors = {}
    for name, (document, at, part) in before.items():
        successor = now.get(name) or next((one for one in new if _is_same(one, (document, at, part))), None)
        if successor:
            former = {name, *former_ids(part)} - {successor[2].id, *former_ids(successor[2])}
            successors.update(dict.fromkeys(former, successor))
    return successors


def _is_same(one: At, other: At) -> bool:
    same_place = (one[0].name, one[1]) == (other[0].name, other[1])
    return type(one[2]) is type(other[2]) and (same_place or fingerprint(one[2]) == fingerprint(other[2]))


def _file_before(content: Content, name: str) -> str:
    """Return the file that a part was in, by the base or by a translation that still has it; or else the register."""
    parts = addressed(content.base) if content.base else ()
    base = (document.name for document, _, part in parts if part.id == name)
    return next(base, None) or next((document.name for document, _ in _left_over(content, name)), "links")


def _left_over(content: Content, name: str) -> Iterator[tuple[Document, int]]:
    """Yield each file of a translation that still has a lost part, and where in it that is."""
    for translation in content.translations.values():
        for document in translation.own_documents():
            for drift in document.drifts:
                if drift.kind == "left-over" and drift.name == name:
                    yield document, drift.start


def _where_it_was(content: Content, file: str, name: str) -> Place:
    """Return where the first of these is in a file: ``name``, what came after it before the change, the end of the file."""
    document = content.documents.get(file)
    if document is None:
        return Place(f"content/{file}.yml")
    order = list(_ids(content.base.documents[file].root)) if content.base and file in content.base.documents else []
    if not order:
        order = next((_ID.findall(one.lines.text, start) for one, start in _left_over(content, name)), [])
    following = order[order.index(name) + 1 :] if name in order else order
    places = _ids(document.root)
    start = next((places[one] for one in (name, *following) if one in places), len(document.lines.text.rstrip()))
    return document.lines.place(document.file, start)


def _ids(root: Node) -> dict[str, int]:
    """Return where each id is, in the order of the file."""
    return {one.id: one.value["id"][1].start for one in nodes(root) if one.id and isinstance(one.value, dict)}
