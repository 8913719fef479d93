"""What was read of the content folder: its files as documents, the guide made of them, and the problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..model import FILES, Guide, Named, Part, text_fields
from ..model.base import inner_parts
from . import yaml_tree
from .diagnostics import Lines, Place, Problem
from .source_offsets import offsets
from .translation import Drift

ENGLISH = "en"
"""The language that the guide is written in first."""
OWN_FILES = ("style",)
"""Files that each language has for itself."""
LANGUAGE = re.compile(r"[a-z]{2,3}")
"""The name of a translation's folder: the code of its language."""
TRANSLATED = tuple(name for name in FILES if name not in ("links", "reviewers"))
"""Files that have words to translate."""

_WORD = re.compile(r"[\w-]+")


@dataclass
class Document:
    """A file as read: its tree, its lines, and its checked parts with the path each is at."""

    name: str
    file: str
    lines: Lines
    root: yaml_tree.Node
    path: Path
    parts: list[tuple[yaml_tree.Path, Part]] = field(default_factory=list)
    doubtful: frozenset[Place] = frozenset()
    """The places of values that YAML reads as another type."""
    drifts: list[Drift] = field(default_factory=list)
    """Where a translation and the English have drifted apart."""
    untranslated: set[yaml_tree.Path] = field(default_factory=set)
    """Where a translation has no words, so the English stays."""
    _offsets: tuple[yaml_tree.Path, list[int]] = ((), [])
    """The path of the text that was asked for last, and its offsets: rules go through one text at a time."""

    def is_translated(self, path: yaml_tree.Path) -> bool:
        """Return whether the words at ``path`` are in this file's own language."""
        return not self.untranslated or all(path[:length] not in self.untranslated for length in range(len(path) + 1))

    def place(self, path: yaml_tree.Path, offset: int | None = None, *, key: bool = False) -> Place:
        """Return the place of the value at ``path``; with ``key``, of its field name; with ``offset``, of that character in its text."""
        start = self.root.at(path, key=key).start if offset is None else self.offset(path, offset)
        return self.lines.place(self.file, start)

    def offset(self, path: yaml_tree.Path, offset: int) -> int:
        """Return where in the file the character ``offset`` of the text at ``path`` is."""
        if self._offsets[0] != path:
            self._offsets = (path, offsets(self.lines.text, self.root.at(path)))
        return self._offsets[1][offset]


@dataclass(frozen=True)
class Text:
    """A text for readers: its words, and where they are."""

    document: Document
    path: yaml_tree.Path
    value: str
    part: Part

    @cached_property
    def field(self) -> str:
        """The name of the field that the text is in."""
        return next(str(step) for step in reversed(self.path) if isinstance(step, str))

    @property
    def owner(self) -> str:
        """The id of the part that the text is in, or the name of its file."""
        return owner_of(self.part, self.document)


@dataclass(eq=False)
class Content:
    """Everything that was read: the guide made of all valid parts, the documents, and the problems of reading."""

    guide: Guide
    documents: dict[str, Document]
    problems: list[Problem]
    unread: dict[str, str] = field(default_factory=dict)
    """The files that can't be read as YAML, and their text, which is empty if it can't be read at all."""
    language: str = ENGLISH
    english: Content | None = None
    """Of a translation, the English that it is compared with."""
    translations: dict[str, Content] = field(default_factory=dict)
    """What was read of each translation, by the name of its folder: the language."""
    base: Content | None = None
    """The content before the change that is checked, if there is something to compare with."""

    def texts(self) -> list[Text]:
        """Return every text for readers in every valid part; of a translation, those that it has its own words for."""
        return self._texts

    @cached_property
    def _texts(self) -> list[Text]:
        texts = (text for document, at, part in self.every_part() for text in texts_of(document, at, part))
        return [text for text in texts if text.document.is_translated(text.path)]

    def own_documents(self) -> list[Document]:
        """Return the documents that are files of this language, without the English ones used where it has none."""
        english = self.english.documents if self.english else {}
        return [one for one in self.documents.values() if one.name not in english or one.path != english[one.name].path]

    @cached_property
    def faulty(self) -> dict[str, str]:
        """The files that hold mistakes of form, and their text. Parts of them are not in the guide."""
        places = {problem.place.file for problem in self.problems}
        return self.unread | {name: one.lines.text for name, one in self.documents.items() if one.file in places}

    def may_name(self, name: str) -> bool:
        """Return whether a part that could not be read may name ``name``, which then does not count as missing."""
        return (
            name in self.faulty
            or name in self._faulty_words
            or "" in self.unread.values()
            or (self.english is not None and self.english.may_name(name))
        )

    @cached_property
    def _faulty_words(self) -> set[str]:
        return {word for text in self.faulty.values() for word in _WORD.findall(text)}

    def parts(self) -> Iterator[tuple[Document, yaml_tree.Path, Part]]:
        """Yield every valid part that has fields of its own, with its place."""
        for document in self.documents.values():
            for path, part in document.parts:
                yield document, path, part

    def every_part(self) -> list[tuple[Document, yaml_tree.Path, Part]]:
        """Return every valid part, and each part in it, with its place."""
        return self._every_part

    @cached_property
    def _every_part(self) -> list[tuple[Document, yaml_tree.Path, Part]]:
        return [(document, at, one) for document, path, part in self.parts() for at, one in nested(path, part)]


def owner_of(part: Part, document: Document) -> str:
    """Return the id of a part, or the name of its file if it has none."""
    return part.id if isinstance(part, Named) else document.name


def texts_of(document: Document, path: yaml_tree.Path, part: Part) -> Iterator[Text]:
    """Yield every text for readers in a part's own fields."""
    for name in text_fields(type(part)):
        yield from _strings(document, (*path, name), getattr(part, name), part)


def _strings(document: Document, path: yaml_tree.Path, value: object, part: Part) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(document, path, value, part)
    elif isinstance(value, (list, dict)):
        for step, child in enumerate(value) if isinstance(value, list) else value.items():
            yield from _strings(document, (*path, step), child, part)


def nested(path: yaml_tree.Path, part: Part) -> Iterator[tuple[yaml_tree.Path, Part]]:
    """Yield ``part`` and each part in it, with its path. The items of a section are left out: they are listed by themselves."""
    yield path, part
    for at, child in inner_parts(part):
        if at[0] != "items":
            yield from nested((*path, *at), child)
