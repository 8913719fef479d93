"""The register is sound, and each former id has one heir."""

<<<<<<< HEAD
from collections.abc import Iterator

from ..model import FILES, LINKED_BY_PAGES, UNADDRESSED, Named, Registered, former_ids
from ..reader.diagnostics import Place
=======
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ..model import FILES, UNADDRESSED, Named, Registered, former_ids
from ..model.fingerprint import fingerprint
from ..reader.diagnostics import Place, quoted
>>>>>>> 19a201b (Name one cause for what follows from it, and check the pages in docs)
from ..reader.loader import Content, Document
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import every_id, known_ids

MANY = 5
"""Of more ids, the first few are named."""

_ID = re.compile(r"^ *- id: *([a-z0-9-]+)", re.MULTILINE)


def addressed(content: Content) -> Iterator[tuple[Document, Path, Named]]:
    """Yield every part whose id is an address, with its place."""
    for document, at, part in content.every_part():
        if document.name not in UNADDRESSED and isinstance(part, Named):
            yield document, at, part


<<<<<<< HEAD
def all_ids(content: Content) -> set[str]:
=======
@rule("unregistered-id", "Every id is in links.yml.", "Run: python -m macros register")
def unregistered(content: Content) -> Iterator[Found]:
    registered = known_ids(content, "links")
    vanished = {entry.text: name for name, (_, entry) in lost_ids(content).items()}
    new = [(document, path, part) for document, path, part in addressed(content) if part.id not in registered]
    if len(new) > MANY:
        document = content.documents["links"]
        place = document.lines.place(document.file, len(document.lines.text.rstrip()))
        what = f"{_named([part.id for _, _, part in new])} are not in this file."
        yield Found(place, what, "Put back what was cut off here, or run: python -m macros register")
        return
    for document, path, part in new:
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
    now = {fingerprint(part): part.id for _, _, part in addressed(content)} if lost_ids(content) else {}
    gone: dict[Place, list[str]] = {}
    for name, (place, entry) in lost_ids(content).items():
        if now.get(str(entry.text), name) == name and not content.may_name(name):  # else the other id is named
            gone.setdefault(_hole(content, name) or place, []).append(name)
    for place, names in gone.items():
        if place.file == content.documents["links"].file:
            if not content.faulty:
                for name in names:
                    yield Found(place, f"The id '{name}' was published, and no item has it now.")
        else:
            yield Found(
                place,
                f"{_named(names)} {'was' if len(names) == 1 else 'were'} published, and {'is' if len(names) == 1 else 'are'} gone from above this line.",
            )


def _named(names: list[str]) -> str:
    """Return the ids as the beginning of a sentence."""
    shown = ", ".join(quoted(name) for name in names[:MANY])
    more = f" and {len(names) - MANY} more" if len(names) > MANY else ""
    return f"The id{'s' if len(names) > 1 else ''} {shown}{more}"


@lru_cache(maxsize=2)
def lost_ids(content: Content) -> dict[str, tuple[Place, Registered]]:
    """Return the place in the register, and the entry, of every id that was published and is nowhere now."""
    kept = _all_ids(content) | {name for _, _, part in addressed(content) for name in former_ids(part)}
    entries = ((place, entry) for place, _, entry in _register(content))
    return {entry.id: (place, entry) for place, entry in entries if entry.id not in kept and not entry.retired}


def _hole(content: Content, name: str) -> Place | None:
    """Return where a lost id was, by a translation that still has it: the entry that came after it, or the end of the file."""
    for translation in content.translations.values():
        for document in translation.own_documents():
            for drift in document.drifts:
                if drift.kind == "left-over" and drift.name == name:
                    now = content.documents[document.name]
                    after = _ID.findall(document.lines.text, drift.start)
                    rows = {part.id: path for path, part in now.parts if isinstance(part, Named)}
                    path = next((rows[one] for one in after if one in rows), None)
                    end = len(now.lines.text.rstrip())
                    return now.place(path) if path else now.lines.place(now.file, end)
    return None


def _all_ids(content: Content) -> set[str]:
>>>>>>> 19a201b (Name one cause for what follows from it, and check the pages in docs)
    """Return every id that is an address, also in entries that have other mistakes."""
    return {one for name in FILES if name not in UNADDRESSED for one in every_id(content, name)}


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
        elif entry.now and entry.now not in in_use and not content.may_name(entry.now):
            yield Found(
                now, f"'{entry.id}' leads to '{entry.now}', which does not exist.", did_you_mean(entry.now, in_use)
            )
