"""References resolve: what a part names exists."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ..model import GROUND, PERMISSION, SECTIONS, SINGLES, WAYS_IN, WITH_BLANKS, Named, Source, Way, ids_by_former
from ..model.base import Summed
from ..model.pages import Synonyms
from ..model.reviews import WHOLE
from ..reader.content import Content
from ..reader.diagnostics import quoted
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import nodes
from ..text.markup import BLANK, LINK
from . import Found, Place, found, rule

_SOUND = re.compile(r"[a-z0-9-]+")
_FIELD = re.compile(r"^(?:[ \t]*- )?([a-z_]+):(?=[ \t]|$)|[ \t]([a-z_]+):(?= (?:>-|[|\[-])(?: |$))", re.MULTILINE)
"""A field's name that begins a line, or that does so in the file and was folded into the line before."""
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()]+")
_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9-]+)")


class _Anything(frozenset[str]):
    """The ids of a file whose text can't be read: it may have any id."""

    def __contains__(self, _: object) -> bool:
        return True


def known_ids(content: Content, name: str) -> set[str] | frozenset[str]:
    """Return every id that a file's entries have, also those with other mistakes. Those of a translation are in its English."""
    content = content.english or content
    if name in content.unread:
        return set(_ID.findall(content.unread[name])) if content.unread[name] else _Anything()
    document = content.documents.get(name)
    rows = document.root.at(("items",)).value if document else None
    return {row.id for row in rows if row.id} if isinstance(rows, list) else set()


@lru_cache(maxsize=128)
def every_id(content: Content, name: str) -> set[str] | frozenset[str]:
    """Return every id in a file, at any depth, also in parts with other mistakes."""
    content = content.english or content
    document = content.documents.get(name)
    return {node.id for node in nodes(document.root) if node.id} if document else known_ids(content, name)


def item_ids(content: Content) -> set[str] | frozenset[str]:
    """Return every id that a link can name."""
    return _either(
        *(known_ids(content, section) for section in SECTIONS),
        every_id(content, "checklist"),
        every_id(content, "decide"),
    )


def _question_ids(content: Content) -> set[str] | frozenset[str]:
    """Return the id of every question, without those of the groups that they are in."""
    every, groups = every_id(content, "questions"), known_ids(content, "questions")
    return every if "questions" in (content.english or content).unread else every - groups


def findable(content: Content) -> set[str] | frozenset[str]:
    """Return every id that the search can lead to: items, terms and pages."""
    pages = {*SECTIONS, *(name for name, kind in SINGLES.items() if issubclass(kind, Summed))}
    return _either(*(known_ids(content, name) for name in (*SECTIONS, "glossary")), pages)


def _either(*sets: set[str] | frozenset[str]) -> set[str] | frozenset[str]:
    return _Anything() if any(isinstance(ids, _Anything) for ids in sets) else set().union(*sets)


def _unknown(
    content: Content, name: str, kind: str, file: str, known: Collection[str], place: Place
) -> Iterator[Found]:
    base, entry = (content.english or content).base, content.guide.register.get(name)
    today = _ids_by_former(content).get(name)
    if today and today in known:
        yield Found(place, f"{quoted(name)} is called '{today}' now.", f"Write '{today}'.")
    elif entry and entry.retired:
        yield Found(place, f"{quoted(name)} is withdrawn.", f"Write '{entry.now}'." if entry.now else "Leave it out.")
    elif not base or name not in known_ids(base, "links"):  # else 'vanished-id' says what to do first
        near = did_you_mean(name, [one for one in known if _SOUND.fullmatch(one)])
        yield Found(place, f"There is no {kind} {quoted(name)}.", near or f"The ids are in {file}.yml.")


@lru_cache(maxsize=8)
def _ids_by_former(content: Content) -> dict[str, str]:
    return ids_by_former(part for _, _, part in (content.english or content).every_part() if isinstance(part, Named))


def _referable(content: Content) -> dict[str, tuple[set[str] | frozenset[str], str, str]]:
    """Return, for each field that names something, the ids it may name, what they are, and their file."""
    items = item_ids(content)
    return {
        "sources": (known_ids(content, "sources"), "source", "sources"),
        "situations": (known_ids(content, "situations"), "situation", "situations"),
        "not_for": (known_ids(content, "situations"), "situation", "situations"),
        "say": (known_ids(content, "scripts"), "script", "scripts"),
        "gathers": (known_ids(content, "situations"), "situation", "situations"),
        "adds": (items, "item", "links"),
        "rows": (items, "item", "links"),
        "short": (_question_ids(content), "question", "questions"),
        "linked_from": (items, "item", "links"),
        "of": (_either(items, frozenset(WHOLE), known_ids(content, "links")), "item or file", "links"),
        "fits": (
            _either(*(known_ids(content, name) for name in SECTIONS), frozenset(SECTIONS)),
            "item or page",
            "links",
        ),
        "to": (findable(content), "item, term or page", "links"),
    }


@rule(
    "unknown-reference", "A source, tag, script or section that is named exists.", "Use an id that exists.", of="every"
)
def named(content: Content) -> Iterator[Found]:
    known = _referable(content)
    for document, at, part in content.every_part():
        if content.english and not isinstance(part, Synonyms):
            continue  # the names are those of the English, but for what readers type
        for field in known.keys() & type(part).model_fields.keys():
            ids, kind, file = known[field]
            value = getattr(part, field)
            for step, name in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if name not in ids:
                    place = document.place((*at, field) if step is None else (*at, field, step))
                    yield from _unknown(content, name, kind, file, ids, place)
        if isinstance(part, Way) and part.page not in WAYS_IN:
            advice = did_you_mean(part.page, WAYS_IN) or f"The pages are: {', '.join(sorted(WAYS_IN))}."
            yield Found(document.place((*at, "page")), f"There is no page {quoted(part.page)}.", advice)


@rule(
    "link-target", "A link names an id of the guide, a source or a phone number.", "Use an id that exists.", of="every"
)
def links(content: Content) -> Iterator[Found]:
    known = {"": item_ids(content), "source": known_ids(content, "sources"), "phone": known_ids(content, "help")}
    for text in content.texts():
        for match in LINK.finditer(text.value):
            scheme, _, name = match["target"].rpartition(":")
            if name in known.get(scheme, ()):
                continue
            place = text.document.place(text.path, match.start("target"))
            if re.match(r"\s*(javascript|data|vbscript)\s*:", match["target"], re.IGNORECASE):
                yield Found(place, "A link may not run code.", "Name an id of the guide instead.")
            elif (own := re.fullmatch(r"/(?:[a-z-]+/)*#?([a-z0-9-]+)/?|#([a-z0-9-]+)", match["target"])) and (
                name := own[1] or own[2]
            ) in known[""]:
                yield Found(place, "A link names an id, not an address.", f"Write ({name}).")
            elif re.match(r"(https?|mailto|ftp)$|(https?|mailto|ftp):|//|/", match["target"], re.IGNORECASE):
                yield Found(place, "A link names an id, not an address.", "Add a source, and link to (source:its-id).")
            elif scheme not in known:
                yield Found(
                    place, f"{quoted(scheme + ':')} is no kind of link.", "Use (id), (source:id) or (phone:id)."
                )
            else:
                kind, file = {
                    "": ("item", "links"),
                    "source": ("source", "sources"),
                    "phone": ("phone number", "help"),
                }[scheme]
                yield from _unknown(content, name, kind, file, known[scheme], place)


@rule(
    "id-as-text",
    "No text for readers is just an id.",
    "Put it in brackets after the field that it belongs to, such as 'sources: [...]'.",
    of="every",
)
def id_as_text(content: Content) -> Iterator[Found]:
    """Find ids of several words, which are no text: the line above them, such as ``sources:``, was lost."""
    known = {
        name: field
        for field, (ids, _, _) in reversed(_referable(content).items())
        for name in ids
        if "-" in name and field in ("sources", "situations", "say", "adds")
    }
    for text in content.texts():
        if text.value in known and known[text.value] in type(text.part).model_fields:
            field = known[text.value]
            what = f"{quoted(text.value)} is an id, and readers would see it as text."
            row = found(text, 0, what)
            indent = " " * max(0, row.place.column - 5)
            yield row._replace(advice=f"Put the line '{indent}{field}:' above this one.")


@rule(
    "field-as-text",
    "No text for readers holds the name of a field, with its colon, at the start of a line.",
    "Indent that line like the other fields of its entry.",
    of="every",
)
def field_as_text(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _FIELD.finditer(text.value) if ":" in text.value else ():
            name = match[1] or match[2]
            if name in type(text.part).model_fields:
                yield found(
                    text, match.start(match.lastindex or 0), f"'{name}:' is part of the text here, and not a field."
                )


@rule(
    "address-as-text",
    "No text for readers holds a web address that begins with https:// or www.",
    "Add a source with that address, and write [words](source:its-id).",
    of="every",
)
def address_as_text(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _ADDRESS.finditer(text.value) if "//" in text.value or "www." in text.value else ():
            if not isinstance(text.part, Source) and text.value[match.start() - 2 : match.start()] != "](":
                yield found(text, match.start(), f"{quoted(match[0])} is an address that no one can read aloud.")


@rule("typed-twice", "What readers type is in one group of search.yml.", "Keep it in one of the two.", of="every")
def typed_twice(content: Content) -> Iterator[Found]:
    first: dict[str, str] = {}
    for document, at, part in content.every_part():
        if isinstance(part, Synonyms):
            for step, phrase in enumerate(part.typed):
                other = first.setdefault(phrase.lower(), part.to[0])
                if other != part.to[0]:
                    yield Found(document.place((*at, "typed", step)), f"{quoted(phrase)} leads to '{other}' too.")


@rule("unknown-blank", "A blank in words to say is explained in blanks.yml.", "Add it to blanks.yml.", of="every")
def blanks(content: Content) -> Iterator[Found]:
    known = known_ids(content, "blanks")
    for text in content.texts():
        for match in BLANK.finditer(text.value) if text.field in WITH_BLANKS else ():
            if match[1] not in known and match[1] not in (GROUND, PERMISSION):
                yield from _unknown(
                    content, match[1], "blank", "blanks", known, text.document.place(text.path, match.start(1))
                )
