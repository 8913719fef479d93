"""Whatever names something else names something that exists."""

import re
from collections.abc import Iterable, Iterator

from ..reading import Content
from ..shape import did_you_mean
from ..text import BLANK, LINK
from . import Found, rule


def known_ids(content: Content, name: str) -> set[str]:
    """Every id that a file names, also in entries that have other mistakes."""
    if name in content.unread_ids:
        return content.unread_ids[name]
    document = content.documents.get(name)
    rows = document.root.at(("items",)).value if document else []
    mappings = (row.value for row in rows if isinstance(row.value, dict)) if isinstance(rows, list) else ()
    ids = (mapping["id"][1].value for mapping in mappings if "id" in mapping)
    return {str(name) for name in ids}


def item_ids(content: Content) -> set[str]:
    """Every id that a link can name."""
    return {name for section in content.sections() for name in known_ids(content, section)} | checklist_ids(content)


def checklist_ids(content: Content) -> set[str]:
    """The ids of the checklist's phases and tasks."""
    checklist = content.guide.checklist
    return {part.id for phase in checklist.phases for part in (phase, *phase.tasks)} if checklist else set()


def _unknown(name: str, kind: str, file: str, known: Iterable[str], place: object) -> Found:
    near = did_you_mean(name, known)
    return Found(place, f"There is no {kind} '{name}'.", f"{near or f'The ids are in {file}.'}")


@rule("unknown-reference", "A source, tag or script that is named exists.", "Use an id that exists.")
def named(content: Content) -> Iterator[Found]:
    known = {
        "sources": (known_ids(content, "sources"), "source", "sources.yml"),
        "situations": (known_ids(content, "situations"), "situation", "situations.yml"),
        "say": (known_ids(content, "scripts"), "script", "scripts.yml"),
    }
    for document, path, part in content.parts():
        for field, (ids, kind, file) in known.items():
            for number, name in enumerate(getattr(part, field, [])):
                if name not in ids:
                    yield _unknown(name, kind, file, ids, document.place((*path, field, number)))


@rule("link-target", "A link names an id of the guide, a source or a phone number.", "Use an id that exists.")
def links(content: Content) -> Iterator[Found]:
    known = {"": item_ids(content), "source": known_ids(content, "sources"), "phone": known_ids(content, "help")}
    for text in content.texts():
        for match in LINK.finditer(text.value):
            scheme, _, name = match["target"].rpartition(":")
            place = text.document.place(text.path, match.start("target"))
            if re.match(r"\s*(javascript|data|vbscript)\s*:", match["target"], re.IGNORECASE):
                yield Found(place, "A link may not run code.", "Name an id of the guide instead.")
            elif re.match(r"(https?|mailto|ftp)$|(https?|mailto|ftp):|//|/", match["target"], re.IGNORECASE):
                yield Found(place, "A link names an id, not an address.", "Add a source, and link to (source:its-id).")
            elif scheme not in known:
                yield Found(place, f"'{scheme}:' is no kind of link.", "Use (id), (source:id) or (phone:id).")
            elif name not in known[scheme]:
                yield _unknown(name, {"": "item", "source": "source", "phone": "phone number"}[scheme], "content/", known[scheme], place)


@rule("unknown-blank", "A blank in words to say is explained in blanks.yml.", "Add it to blanks.yml.")
def blanks(content: Content) -> Iterator[Found]:
    known = known_ids(content, "blanks")
    for text in content.texts():
        for match in BLANK.finditer(text.value) if text.field == "words" else ():
            if match[1] not in known:
                yield _unknown(match[1], "blank", "blanks.yml", known, text.document.place(text.path, match.start(1)))
