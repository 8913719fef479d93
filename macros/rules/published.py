"""An id is for ever: it is registered, and once published it stays good, also when a change deletes its line.

Without a base to compare with, the register alone says what was published.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ..model import Named, Registered, former_ids
from ..model.fingerprint import fingerprint
from ..reader.diagnostics import Place
from ..reader.loader import Content, Document
from ..reader.yaml_tree import Node, Path, nodes
from . import Found, rule
from .references import known_ids
from .register import addressed, all_ids, published_before

At = tuple[Document, Path, Named]
"""A part and its place."""


@rule("unregistered-id", "Every id is in links.yml.", "Run: python -m macros register")
def unregistered(content: Content) -> Iterator[Found]:
    registered = known_ids(content, "links")
    # What was published before, or is a published part by another name, 'vanished-id' explains.
    explained = {*published_before(content), *(part.id for _, _, part in _heirs(content).values())}
    for document, path, part in addressed(content):
        if part.id not in registered and part.id not in explained:
            advice = f"Add the line '{_line(part.id, {})}' there, or run: python -m macros register"
            yield Found(document.place((*path, "id")), f"The id '{part.id}' is not in links.yml.", advice)


@rule(
    "vanished-id",
    "An id that was published stays, or another item names it in 'formerly', or it is retired in links.yml.",
    "Put it back, rename it with 'python -m macros rename', or retire it in links.yml with a date and a reason.",
)
def vanished(content: Content) -> Iterator[Found]:
    register = {**(content.base.guide.register if content.base else {}), **content.guide.register}
    registered, heirs = known_ids(content, "links"), _heirs(content)
    kept = all_ids(content) | {name for _, _, part in addressed(content) for name in former_ids(part)}
    kept |= {name for name, entry in register.items() if entry.retired}
    gone: dict[Place, list[str]] = defaultdict(list)
    for name in sorted(registered | published_before(content)):
        if name in kept:
            if name not in registered:
                what = f"'{name}' was published, and its line here is gone."
                yield Found(_where_it_was(content, "links", name), what, f"Put it back: {_line(name, register)}")
        elif name in heirs:
            yield _called_otherwise(content, name, heirs[name], register)
        elif not content.may_name(name):
            gone[_where_it_was(content, _file_before(content, name), name)].append(name)
    for place, names in gone.items():
        yield _deleted(place, names, register)


def _deleted(place: Place, names: list[str], register: dict[str, Registered]) -> Found:
    said = " and ".join(f"'{name}'" for name in names)
    what = f"{said} {'was' if len(names) == 1 else 'were'} published, and links to it are for ever."
    lines = " and ".join(_line(name, register, f', retired: {dt.date.today()}, because: ""') for name in names)
    advice = f"Put it back. If it has another id now, write 'formerly: [{names[0]}]' below that. To withdraw it, write in content/links.yml, with the reason between the quotes: {lines}"
    return Found(place, what, advice)


def _called_otherwise(content: Content, name: str, heir: At, register: dict[str, Registered]) -> Found:
    document, path, part = heir
    place = document.place((*path, "id"))
    what = f"This was '{name}', and links to it are for ever."
    if part.id in published_before(content):
        return Found(place, what, f"Put '{name}' into 'formerly' again.")
    lines = [_line(one, register) for one in (name, part.id) if one not in known_ids(content, "links")]
    more = f", and in content/links.yml: {' and '.join(lines)}" if lines else ""
    advice = f"Write '{name}' here again. To rename it, write below this line: formerly: [{name}]{more}"
    return Found(place, what, advice)


def _line(name: str, register: dict[str, Registered], more: str = "") -> str:
    """Return a part's line in the register; a new one is of today."""
    entry = register.get(name)
    if entry and entry.retired:
        more = f', retired: {entry.retired}, because: "{entry.because}"'
    now = f", now: {entry.now}" if entry and entry.now else ""
    return f"- {{id: {name}, since: {entry.since if entry else dt.date.today()}{more}{now}}}"


@lru_cache(maxsize=2)
def _heirs(content: Content) -> dict[str, At]:
    """Return the part that each lost id belongs to: one that had it before, or a new one with the same words or in the same place."""
    if content.base is None:
        return {}
    now = {part.id: (document, at, part) for document, at, part in addressed(content)}
    before = {part.id: (document, at, part) for document, at, part in addressed(content.base)}
    new = [one for name, one in now.items() if name not in before and name not in published_before(content)]
    heirs = {}
    for name, (document, at, part) in before.items():
        heir = now.get(name) or next((one for one in new if _is_same(one, (document, at, part))), None)
        if heir:
            former = {name, *former_ids(part)} - {heir[2].id, *former_ids(heir[2])}
            heirs.update(dict.fromkeys(former, heir))
    return heirs


def _is_same(one: At, other: At) -> bool:
    same_place = (one[0].name, one[1]) == (other[0].name, other[1])
    return type(one[2]) is type(other[2]) and (same_place or fingerprint(one[2]) == fingerprint(other[2]))


def _file_before(content: Content, name: str) -> str:
    """Return the file that a part was in, or else the register, which has only its line."""
    parts = addressed(content.base) if content.base else ()
    return next((document.name for document, _, part in parts if part.id == name), "links")


def _where_it_was(content: Content, file: str, name: str) -> Place:
    """Return where the first of these is in a file: ``name``, what came after it before the change, the end of the file."""
    document = content.documents.get(file)
    if document is None:
        return Place(f"content/{file}.yml")
    order = list(_ids(content.base.documents[file].root)) if content.base and file in content.base.documents else []
    following = order[order.index(name) + 1 :] if name in order else []
    places = _ids(document.root)
    start = next((places[one] for one in (name, *following) if one in places), len(document.lines.text.rstrip()))
    return document.lines.place(document.file, start)


def _ids(root: Node) -> dict[str, int]:
    """Return where each id is, in the order of the file."""
    return {one.id: one.value["id"][1].start for one in nodes(root) if one.id and isinstance(one.value, dict)}
