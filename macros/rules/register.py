"""The register is valid, and each former id belongs to one part."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from ..model import FILES, LINKED_BY_PAGES, UNADDRESSED, Named, Registered, former_ids
from ..reader.content import Content, Document
from ..reader.diagnostics import Place, quoted
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import every_id, known_ids


def addressed(content: Content) -> Iterator[tuple[Document, Path, Named]]:
    """Yield every part whose id is an address, with its place."""
    for document, at, part in content.every_part():
        if document.name not in UNADDRESSED and isinstance(part, Named):
            yield document, at, part


def all_ids(content: Content) -> set[str]:
    """Return every id that is an address, also in entries that have other mistakes."""
    return {one for name in FILES if name not in UNADDRESSED for one in every_id(content, name)}


@lru_cache(maxsize=2)
def lost_ids(content: Content) -> set[str]:
    """Return every id that was published and that no part has or had now."""
    kept = all_ids(content) | {name for _, _, part in addressed(content) for name in former_ids(part)}
    retired = {name for name, entry in every_entry(content).items() if entry.retired}
    return {*known_ids(content, "links"), *published_before(content)} - kept - retired


def every_entry(content: Content) -> dict[str, Registered]:
    """Return every entry of the register, also those that the change deletes."""
    return {**(content.base.guide.register if content.base else {}), **content.guide.register}


def register_line(name: str, entry: Registered | None = None, more: str = "") -> str:
    """Return the line of an id in the register, with ``more`` fields; without an ``entry``, it is new today."""
    if entry and entry.retired:
        more = f', retired: {entry.retired}, because: "{entry.because}"'
    now = f", now: {entry.now}" if entry and entry.now else ""
    return f"- {{id: {name}, since: {entry.since if entry else dt.date.today()}{more}{now}}}"


def published_before(content: Content) -> set[str] | frozenset[str]:
    """Return every id that was in the register before the change, as far as that is known."""
    return known_ids(content.base, "links") if content.base else set()


def _register(content: Content) -> Iterator[tuple[Place, Place, Registered]]:
    """Yield each line of the register, with its place and that of the item that takes the id's place."""
    for document, path, entry in content.parts():
        if isinstance(entry, Registered):
            yield document.place((*path, "id")), document.place((*path, "now")), entry


@rule("formerly", "'formerly' names ids that were published and are not in use.", "Delete it there.")
def formerly(content: Content) -> Iterator[Found]:
    in_use, registered = all_ids(content), known_ids(content, "links")
    before, taken = published_before(content), dict[str, str]()
    for document, path, part in addressed(content):
        for number, name in enumerate(former_ids(part)):
            place = document.place((*path, "formerly", number))
            if name in in_use:
                yield Found(place, f"'{name}' is the id of an item today.")
            elif name not in registered and name not in before:
                yield Found(place, f"'{name}' was never published: it is not in links.yml.")
            elif name in taken:
                yield Found(place, f"'{name}' is named in 'formerly' of '{taken[name]}' too.")
            taken.setdefault(name, part.id)


@rule("retired", "A retired id says why, and names an item that exists or none.", "Fix its line in links.yml.")
def retired(content: Content) -> Iterator[Found]:
    in_use = all_ids(content)
    for place, now, entry in _register(content):
        if entry.retired and entry.id in in_use:
            yield Found(place, f"'{entry.id}' is retired and still in use.")
        elif entry.retired and entry.id in LINKED_BY_PAGES:
            yield Found(place, f"'{entry.id}' is retired, and the code of a page leads to it.", "Put it back.")
        elif entry.retired and not entry.because:
            yield Found(place, f"'{entry.id}' is retired without a reason.", "Add 'because'.")
        elif unknown := entry.because_in.keys() - content.translations.keys():
            yield Found(place, f"There is no translation {quoted(min(unknown))}.", "Write the name of its folder.")
        elif entry.now and entry.now not in in_use and not content.may_name(entry.now):
            yield Found(
                now, f"'{entry.id}' leads to '{entry.now}', which does not exist.", did_you_mean(entry.now, in_use)
            )
