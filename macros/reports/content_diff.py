"""What a change does to the content, item by item: the summary that a pull request shows.

Two content folders are compared as they were read, not as sound guides, so that a change with mistakes has a summary
too. Grades are measured only where an item is sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import FILES, SECTIONS
from ..reader.loader import Content, read
from ..reader.yaml_tree import Data
from ..text.readability import grade
from .markdown import report

Key = tuple[str, str]
"""A file's name and an id in it. The empty id stands for what the file says next to its items."""

MEASURED = {*SECTIONS, "home"}
"""The files whose texts are read as running text. A grade says little about labels and names."""
MOST = 100
"""So many entries are shown in full: GitHub takes no summary over 1 MiB."""
LONGEST = 2000
"""So many characters of a text are shown."""


@dataclass(frozen=True)
class Field:
    """A field that differs, with its text before and now, each as lines."""

    name: str
    before: str
    now: str


@dataclass(frozen=True)
class Change:
    """What happened to one entry: it was added, removed, renamed or changed."""

    kind: str
    file: str
    id: str
    title: str
    fields: tuple[Field, ...] = ()
    before: float | None = None
    now: float | None = None
    former: str = ""


@dataclass(frozen=True)
class Page:
    """A file that changed, with its changes and the grade of its whole text."""

    file: str
    title: str
    changes: tuple[Change, ...]
    before: float | None
    now: float | None


class Folder:
    """A content folder: every entry's fields, and every grade that can be measured."""

    def __init__(self, folder: Path) -> None:
        content = read(folder, folder.parent)
        self.unreadable = [
            name for name in FILES if (folder / f"{name}.yml").exists() and name not in content.documents
        ]
        self.entries = dict(_entries(content))
        self._texts = _texts(content)

    def grade(self, key: Key) -> float | None:
        """Return the grade of an entry, if it can be measured."""
        return grade(self._texts[key]) if key in self._texts else None

    def page_grade(self, name: str) -> float | None:
        """Return the grade of everything that a file says."""
        texts = [text for key, values in self._texts.items() if key[0] == name for text in values]
        return grade(texts) if texts else None

    def title(self, key: Key) -> str:
        """Return what an entry is called, or else its id or its file."""
        entry = self.entries.get(key, {})
        return str(
            next(
                (entry[name] for name in ("title", "term", "name", "label", "text") if entry.get(name)),
                key[1] or key[0],
            )
        )


Entry = dict[str, Data]


def _entries(content: Content) -> Iterator[tuple[Key, Entry]]:
    for name, document in content.documents.items():
        data = document.root.data()
        if not isinstance(data, dict):
            continue
        rows = data.get("items")
        if isinstance(rows, list):
            for number, row in enumerate(rows):
                if isinstance(row, dict):
                    yield (name, str(row.get("id", number + 1))), row
        yield (
            (name, ""),
            {field: value for field, value in data.items() if field != "items" or not isinstance(rows, list)},
        )


def _texts(content: Content) -> dict[Key, list[str]]:
    texts: dict[Key, list[str]] = defaultdict(list)
    for text in content.texts():
        if text.document.name in MEASURED:
            entry = text.document.root.at(text.path[:2]).id if text.path[0] == "items" else ""
            texts[text.document.name, entry or ""].append(text.value)
    return texts


def compare(before: Folder, now: Folder) -> list[Page]:
    """Return every file that changed, in the guide's order."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in _changes(before, now):
        changes[change.file].append(change)
    return [
        Page(
            name,
            (now if (name, "") in now.entries else before).title((name, "")),
            tuple(changes[name]),
            before.page_grade(name),
            now.page_grade(name),
        )
        for name in FILES
        if changes[name]
    ]


def _changes(before: Folder, now: Folder) -> Iterator[Change]:
    renamed = dict(_renamed(before, now))
    for key in now.entries:
        former = renamed.get(key, key)
        kind = "renamed" if key in renamed else "changed" if former in before.entries else "added"
        fields = tuple(_fields(before.entries.get(former, {}), now.entries[key]))
        if key[0] not in before.unreadable and (fields or kind != "changed"):
            shown = fields if kind != "added" else ()
            name = former[1] if kind == "renamed" else ""
            yield Change(kind, *key, now.title(key), shown, before.grade(former), now.grade(key), name)
    for key in before.entries:
        if key not in now.entries and key[0] not in now.unreadable and key not in renamed.values():
            yield Change("removed", *key, before.title(key), (), before.grade(key))


def _renamed(before: Folder, now: Folder) -> Iterator[tuple[Key, Key]]:
    """Yield each new id that says which id it had before, with that one."""
    for (name, id), entry in now.entries.items():
        former = entry.get("formerly")
        for old in former if isinstance(former, list) and (name, id) not in before.entries else ():
            if (name, str(old)) in before.entries and (name, str(old)) not in now.entries:
                yield (name, id), (name, str(old))


def _fields(before: Entry, now: Entry) -> Iterator[Field]:
    for name in {**before, **now}:
        old, new = before.get(name), now.get(name)
        if old != new:
            yield Field(name, *map(_shown, _differing(old, new)))


def _differing(old: object, new: object) -> tuple[object, object]:
    """Of two lists or groups of fields, what only one has; where just the order differs, and of all else, the whole."""
    if isinstance(old, dict) and isinstance(new, dict):
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return {name: old[name] for name in names if name in old}, {name: new[name] for name in names if name in new}
    if isinstance(old, list) and isinstance(new, list):
        gone, added = [row for row in old if row not in new], [row for row in new if row not in old]
        return (gone, added) if gone or added else (old, new)
    return old, new


def _shown(value: object) -> str:
    """Return a value as a person would write it down."""
    if value is None:
        return ""
    if isinstance(value, list):
        text = "\n".join(f"- {_shown(row)}" for row in value)
    elif isinstance(value, dict):
        text = "\n".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    else:
        text = str(value).strip()
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def summary(before: Path, now: Path) -> str:
    """Return the summary of a change from one content folder to another, as Markdown."""
    old, new = Folder(before), Folder(now)
    pages = compare(old, new)
    counts: dict[str, int] = defaultdict(int)
    for page in pages:
        for change in page.changes:
            counts[change.kind] += 1
    return report("summary.md", pages=pages, counts=counts, unreadable=new.unreadable, most=MOST)
