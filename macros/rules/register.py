"""An id is for ever: it is registered, and a registered one stays good."""

import datetime as dt
from collections.abc import Iterator

from ..model import FILES, UNADDRESSED, Named, Registered, former_ids
from ..model.fingerprint import fingerprint
from ..reader.diagnostics import Place
from ..reader.loader import Content, Document
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import every_id, known_ids


def addressed(content: Content) -> Iterator[tuple[Document, Path, Named]]:
    """Yield every part whose id is an address, with its place."""
    for document, at, part in content.every_part():
        if document.name not in UNADDRESSED and isinstance(part, Named):
            yield document, at, part


@rule("unregistered-id", "Every id is in links.yml.", "Run: python -m macros register")
def unregistered(content: Content) -> Iterator[Found]:
    registered, ids = known_ids(content, "links"), _all_ids(content)
    vanished = {entry.text: entry.id for _, _, entry in _register(content) if entry.id not in ids and not entry.retired}
    for document, path, part in addressed(content):
        if part.id in registered:
            continue
        before = vanished.get(fingerprint(part))
        what = f"This was '{before}', and an id is for ever." if before else f"The id '{part.id}' is not in links.yml."
        back = f"Write '{before}' again. To rename it for good, then run 'python -m macros rename {before} {part.id}'."
        add = f"Add the line '- {{id: {part.id}, since: {dt.date.today()}}}' there, or run: python -m macros register"
        yield Found(document.place((*path, "id")), what, back if before else add)


@rule(
    "vanished-id",
    "An id that was published stays, or another item names it in 'formerly', or it is retired in links.yml.",
    "Put it back, rename it with 'python -m macros rename', or retire it in links.yml with a date and a reason.",
)
def vanished(content: Content) -> Iterator[Found]:
    kept = _all_ids(content) | {name for _, _, part in addressed(content) for name in former_ids(part)}
    for place, _, entry in _register(content):
        if entry.id not in kept and not entry.retired and not content.may_name(entry.id):
            yield Found(place, f"The id '{entry.id}' was published, and no item has it now.")


def _all_ids(content: Content) -> set[str]:
    """Return every id that is an address, also in entries that have other mistakes."""
    return {one for name in FILES if name not in UNADDRESSED for one in every_id(content, name)}


def _register(content: Content) -> Iterator[tuple[Place, Place, Registered]]:
    """Yield each line of the register, with its place and that of the item that takes the id's place."""
    for document, path, entry in content.parts():
        if isinstance(entry, Registered):
            yield document.place((*path, "id")), document.place((*path, "now")), entry


@rule("formerly", "'formerly' names ids that were published and are not in use.", "Delete it there.")
def formerly(content: Content) -> Iterator[Found]:
    in_use, registered = _all_ids(content), known_ids(content, "links")
    taken: dict[str, str] = {}
    for document, path, part in addressed(content):
        for number, name in enumerate(former_ids(part)):
            place = document.place((*path, "formerly", number))
            if name in in_use:
                yield Found(place, f"'{name}' is the id of an item today.")
            elif name not in registered:
                yield Found(place, f"'{name}' was never published: it is not in links.yml.")
            elif name in taken:
                yield Found(place, f"'{name}' is named in 'formerly' of '{taken[name]}' too.")
            taken.setdefault(name, part.id)


@rule("retired", "A retired id says why, and names an item that exists or none.", "Fix its line in links.yml.")
def retired(content: Content) -> Iterator[Found]:
    in_use = _all_ids(content)
    for place, now, entry in _register(content):
        if entry.retired and entry.id in in_use:
            yield Found(place, f"'{entry.id}' is retired and still in use.")
        elif entry.retired and not entry.because:
            yield Found(place, f"'{entry.id}' is retired without a reason.", "Add 'because'.")
        elif entry.now and entry.now not in in_use and not content.may_name(entry.now):
            yield Found(
                now, f"'{entry.id}' leads to '{entry.now}', which does not exist.", did_you_mean(entry.now, in_use)
            )
