"""The common ground of all parts of the guide: strict types, and texts marked as being for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated, Protocol, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]


class ForReaders:
    """Marks a text that readers see."""


class EachLanguage:
    """Marks what each language has for itself, such as the words that readers type into the search."""


class SameInAll:
    """Marks a text that is never translated, such as the title of a source."""


Word = Annotated[str, StringConstraints(pattern=r"\S"), EachLanguage]
"""A text for those who work on the guide, not for its readers."""


Line = Annotated[str, StringConstraints(pattern=r"^\s*\S.*\s*$"), ForReaders]
"""A text of one line. It may hold **bold** and links by id."""
Name = Annotated[str, StringConstraints(pattern=r"^\s*\S.*\s*$"), ForReaders, SameInAll]
"""A text of one line that stays as it is in a translation."""
Prose = Annotated[str, StringConstraints(pattern=r"\S"), ForReaders]
"""A text of one or more paragraphs and lists."""
WebAddress = Annotated[str, StringConstraints(pattern="^https?://[^\\s<>\"']+$")]
Fingerprint = Annotated[str, StringConstraints(pattern="^[a-p]{8}$")]
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$|^1-[0-9]{3}-[0-9]{3}-[0-9]{4}$")]


class Part(BaseModel):
    """The common ground of all parts: strict types, no unknown fields, never changed after reading."""

    # Of most kinds there are only parts of parts, so what checks them alone is built when it is first asked for.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def part_in(annotation: object) -> type[Part] | None:
    """Return the kind of part that a field of this type holds, alone or in a list, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(filter(None, map(part_in, get_args(annotation))), None)


@lru_cache(maxsize=256)
def _fields_with_parts(kind: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, info in kind.model_fields.items() if part_in(info.annotation))


def inner_parts(part: Part) -> Iterator[tuple[tuple[str | int, ...], Part]]:
    """Yield the parts in the fields of a part, each with its path there: the field, and its number in a list."""
    for name in _fields_with_parts(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield (name,), value
        for number, child in enumerate(value) if isinstance(value, list) else ():
            yield (name, number), child


class Named(Part):
    """The common ground of parts with an id. Each kind describes its own."""

    id: Id = Field(description="Its id, forever.", examples=["major-surgery"])


class Summed(Part):
    """The common ground of pages: one message, the page in short, what is known and what is not, and what to do next."""

    title: Line = Field(description="The page's heading.", examples=["When to get a second opinion"])
    main_message: Prose = Field(
        description="The one thing the page says.", examples=["You can ask another doctor to check."]
    )
    in_short: list[Line] = Field(
        min_length=3,
        max_length=5,
        description="The page in 3 to 5 points.",
        examples=[["Ask if it is safe to wait.", "Call your plan.", "Get your records."]],
    )
    known: list[Line] = Field(
        default=[], max_length=7, description="What we know.", examples=[["Many plans pay for one."]]
    )
    unknown: list[Line] = Field(
        default=[],
        max_length=7,
        description="What we do not know.",
        examples=[["No one knows which opinion was right."]],
    )
    sources: list[Id] = Field(
        default=[], description="Ids from sources.yml that back the fields above.", examples=[["usually-confirms"]]
    )
    next: list[Line] = Field(
        default=[],
        max_length=3,
        description="What to do after reading the page: one action a line, with a link by id.",
        examples=[["Go on with [the 10 steps](check-time)."]],
    )
    reviewed: dt.date = Field(
        description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"]
    )


WORDS_FOR_OTHER = Field(
    None,
    description="The same words for a child, or for someone else that the reader helps.",
    examples=["Hello, my name is {my-name}. I would like a second opinion for {patient}."],
)
FOR_OTHER = Field(
    None,
    description="The same for a child, or for someone else that the reader helps: {patient}.",
    examples=["What do you think {patient} has?"],
)
NOT_FOR: list[Id] = Field(default=[], description="Tags of readers whom it does not fit.", examples=[["uninsured"]])
WITH_BLANKS = frozenset({"words", "words_for_other", "for_other", "ground", "permission"})
"""The fields of texts that may have {blanks}."""
GROUND = "ground"
"""The blank of letters that is filled with what lets the reader ask, from people.yml."""
PERMISSION = "permission"
"""The blank of letters that is filled with what the patient signs, from people.yml. It is a letter's last paragraph."""


class Titled(Protocol):
    """What has an id, and a title that readers know it by."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class WithId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


class ForSome(Protocol):
    """What may be for some readers only, or not fit some."""

    @property
    def situations(self) -> list[str]: ...
    @property
    def not_for(self) -> list[str]: ...


def former_ids(part: object) -> list[str]:
    """Return the ids that a part of any kind had before."""
    former: list[str] = getattr(part, "formerly", [])
    return former


def ids_by_former(parts: Iterable[WithId]) -> dict[str, str]:
    """Return the id that each former id of these parts has become."""
    return {former: part.id for part in parts for former in former_ids(part)}


def title_of(part: object) -> str:
    """Return what readers know a part of any kind by; nothing if that is not in the part itself."""
    names = ("title", "term", "text", "label")
    return next((str(value) for name in names if (value := getattr(part, name, None))), "")


def text_fields(part: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of ``part`` that hold texts for readers, alone or in a list or mapping."""
    return _marked(part, ForReaders)


def own_fields(part: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of ``part`` that each language has for itself."""
    return _marked(part, EachLanguage)


@lru_cache(maxsize=256)
def translated_fields(part: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of ``part`` whose texts a translation says in its own words."""
    others = {*own_fields(part), *_marked(part, SameInAll)}
    return tuple(name for name in text_fields(part) if name not in others)


@lru_cache(maxsize=512)
def _marked(part: type[Part], mark: type) -> tuple[str, ...]:
    fields = part.model_fields.items()
    return tuple(name for name, info in fields if mark in info.metadata or _mentions(info.annotation, mark))


def _mentions(annotation: object, mark: type) -> bool:
    return annotation is mark or any(_mentions(argument, mark) for argument in get_args(annotation))
