"""The generated parts of the reference for contributors: every field from the models, every rule from the rules.

They are between ``<!-- fields -->`` and ``<!-- /fields -->``, and the like for the rules.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import get_args

import yaml
from pydantic.fields import FieldInfo

from ..model import COLLECTIONS, SECTIONS, SINGLES, Item, Part, Section
from ..rules import all_rules
from .markdown import report

BOOK = ".github/REFERENCE.md"
ITEMS = "items"
"""The list that every file has; what is in it is explained as a kind of its own."""


@dataclass(frozen=True)
class Field:
    """A field as a contributor meets it."""

    name: str
    about: str
    needed: bool
    example: str


@dataclass(frozen=True)
class Kind:
    """A kind of entry: what it is, the files that hold it, and its fields."""

    name: str
    about: str
    files: tuple[str, ...]
    fields: tuple[Field, ...]


def kinds() -> list[Kind]:
    """Return every kind, in the order in which a newcomer meets them: a page, an item, what some items add, lists, parts."""
    common = set(Item.model_fields)
    found = [_kind(Section, ()), _kind(Item, ())]
    found += [_kind(kind, (name,), without=common) for name, kind in SECTIONS.items()]
    found += [_kind(kind, (name,)) for name, kind in {**COLLECTIONS, **SINGLES}.items()]
    found += [_kind(kind, ()) for kind in _inner()]
    return [kind for kind in found if kind.fields]


def _kind(kind: type[Part], files: tuple[str, ...], without: set[str] | None = None) -> Kind:
    fields = [
        Field(info.alias or name, info.description or "", info.is_required(), _example(info))
        for name, info in kind.model_fields.items()
        if name not in (without or ()) and (name, files) != (ITEMS, ())
    ]
    return Kind(kind.__name__, inspect.cleandoc(kind.__doc__ or ""), files, tuple(fields))


def _inner() -> list[type[Part]]:
    """Return the parts that are inside others, each once."""
    outer: list[type[Part]] = [Section, *SECTIONS.values(), *COLLECTIONS.values(), *SINGLES.values()]
    found: dict[type[Part], None] = {}
    for kind in outer:
        found |= dict.fromkeys(part for part in _parts_in(kind) if part not in outer)
    return list(found)


def _parts_in(kind: type[Part]) -> Iterator[type[Part]]:
    for info in kind.model_fields.values():
        for part in _mentioned(info.annotation):
            yield part
            yield from _parts_in(part)


def _mentioned(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _mentioned(inner)


def _example(info: FieldInfo) -> str:
    """Return the field's first example, written as YAML on one line."""
    if not info.examples:
        return ""
    value = info.examples[0]
    if dt.date in (info.annotation, *get_args(info.annotation)):
        return str(value)
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return text.removesuffix("\n").removesuffix("\n...").strip()


def parts() -> dict[str, str]:
    """Return the text of each generated part, by the name of its marks."""
    return {"fields": report("fields.md", kinds=kinds()), "rules": report("rules.md", rules=all_rules())}


def _between(part: str, marks: re.Match[str]) -> str:
    return f"{marks[1]}\n{part}\n{marks[2]}"


def filled(text: str) -> str:
    """Return the handbook's ``text`` with its generated parts as they should be."""
    for name, part in parts().items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, count = marks.subn(partial(_between, part), text)
        if count != 1:
            raise ValueError(f"{BOOK} should hold '<!-- {name} -->' and '<!-- /{name} -->' once.")
    return text


def write(project: Path) -> None:
    """Bring the handbook up to date."""
    book = project / BOOK
    book.write_text(filled(book.read_text(encoding="utf-8")), encoding="utf-8")
