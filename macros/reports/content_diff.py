"""What a change does to the content, item by item: the summary that a pull request shows.

Two content folders are compared as they were read, not as sound guides, so that a change with mistakes has a summary
too. Grades are measured only where an item is sound. Each translation is compared in the same way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import FILES, SECTIONS, Guide
from ..model.reviews import holding
from ..reader.content import Content
from ..reader.loader import read
from ..reader.translation import MARK, WORD_MARKS
from ..reader.yaml_tree import Data, parse
from ..text.languages import Scale, language
from ..text.readability import measured
from .markdown import report

Key = tuple[str, str]
"""A file's name and an id in it. The id is empty for what the file says outside its items."""

Renamed = dict[Key, Key]
"""The former id of each that has another one now."""

REGISTER = "links"
"""The list of all ids."""
MEASURED = {*SECTIONS, "home"}
"""The files whose texts are read as running text. A grade says little about labels and names."""
MOST = 100
"""At most this many entries are shown in full: GitHub takes no summary over 1 MiB."""
LONGEST = 2000
"""At most this many characters of a text are shown."""


@dataclass(frozen=True)
class Field:
    """A field that differs, with its text before and now, each as lines; of a translation also the English."""

    name: str
    before: str
    now: str
    english: str = ""


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


@dataclass(frozen=True)
class Behind:
    """What a translation lacks, or is to be read again for."""

    kind: str
    file: str
    name: str


@dataclass(frozen=True)
class Language:
    """What changed in one language. ``scale`` is how it measures if a text is easy; ``behind``, what the change left undone."""

    name: str
    folder: str
    pages: list[Page]
    unreadable: list[str]
    scale: Scale | None
    behind: list[Behind]
    lapsed: list[tuple[str, str]]
    """Reviews that no longer count for a part: who made it, and the part's id."""

    @property
    def counts(self) -> Counter[str]:
        """How many entries were added, removed, renamed and changed."""
        return Counter(change.kind for page in self.pages for change in page.changes)


class Folder:
    """A content folder in one language: every entry's fields, and every grade that can be measured."""

    def __init__(self, folder: Path, content: Content) -> None:
        documents = {document.name for document in content.own_documents()}
        self.unreadable = [name for name in FILES if (folder / f"{name}.yml").exists() and name not in documents]
        self.entries = dict(_entries(content))
        self.scale = language(content.language).scale
        self.behind = set(_behind(content))
        self._texts = _texts(content)

    def _measured(self, texts: list[str]) -> float | None:
        return measured(self.scale.measure, texts) if texts and self.scale else None

    def grade(self, key: Key) -> float | None:
        """Return the grade of an entry, if it can be measured."""
        return self._measured(self._texts.get(key, []))

    def page_grade(self, name: str) -> float | None:
        """Return the grade of everything that a file says."""
        return self._measured([text for key, values in self._texts.items() if key[0] == name for text in values])

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
    for document in content.own_documents():
        name = document.name
        # The tree of a translation has the English too.
        root = parse(document.lines.text, document.file)[0] if content.english else document.root
        data = root.data() if root else None
        if not isinstance(data, dict):
            continue
        rows = data.get("items")
        if isinstance(rows, list):
            for number, row in enumerate(rows):
                if isinstance(row, dict):
                    yield (name, str(row.get("id", number + 1))), _said(row)
        yield (
            (name, ""),
            _said({field: value for field, value in data.items() if field != "items" or not isinstance(rows, list)}),
        )


def _said(entry: Entry) -> Entry:
    """Return the fields without the fingerprints of a translation."""
    return {name: value for name, value in entry.items() if name not in (MARK, WORD_MARKS)}


def _behind(content: Content) -> Iterator[Behind]:
    for document in content.documents.values():
        for one in document.drifts:
            if one.kind != "left-over":
                yield Behind(one.kind, document.file, one.name)


def _texts(content: Content) -> dict[Key, list[str]]:
    texts: dict[Key, list[str]] = defaultdict(list)
    for text in content.texts():
        if text.document.name in MEASURED:
            entry = text.document.root.at(text.path[:2]).id if text.path[0] == "items" else ""
            texts[text.document.name, entry or ""].append(text.value)
    return texts


def compare(before: Folder, now: Folder, english: Folder | None = None, renamed: Renamed | None = None) -> list[Page]:
    """Return every file that changed, in the guide's order; of a translation, next to the ``english`` and what it ``renamed``."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in _changes(before, now, english, dict(_renamed(before, now)) if renamed is None else renamed):
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


def _changes(before: Folder, now: Folder, english: Folder | None, renamed: Renamed) -> Iterator[Change]:
    for key in now.entries:
        former = renamed.get(key, key)
        kind = "renamed" if key in renamed else "changed" if former in before.entries else "added"
        source = english.entries.get(key, {}) if english else {}
        fields = tuple(_fields(before.entries.get(former, {}), now.entries[key], source))
        if key[0] not in before.unreadable and (fields or kind != "changed") and not _is_its_line(key, before, now):
            shown = fields if kind != "added" else ()
            name = former[1] if kind == "renamed" else ""
            yield Change(kind, *key, now.title(key), shown, before.grade(former), now.grade(key), name)
    for key in before.entries:
        is_gone = key not in now.entries and key[0] not in now.unreadable and key not in renamed.values()
        if is_gone and not _is_its_line(key, before, now):
            line = (REGISTER, key[1])
            fields = tuple(_fields(before.entries.get(line, {}), now.entries[line], {})) if line in now.entries else ()
            yield Change("removed", *key, before.title(key), fields, before.grade(key))


def _is_its_line(key: Key, before: Folder, now: Folder) -> bool:
    """Return whether this is the line in the register of what comes or goes itself: that is one change, and is told there."""
    name, id = key
    withdrawn = any((file, id) in before.entries and (file, id) not in now.entries for file in FILES)
    return name == REGISTER and (withdrawn or (key in before.entries) != (key in now.entries))


def _renamed(before: Folder, now: Folder) -> Iterator[tuple[Key, Key]]:
    """Yield each new id that says which id it had before, with that one."""
    for (name, id), entry in now.entries.items():
        former = entry.get("formerly")
        for old in former if isinstance(former, list) and (name, id) not in before.entries else ():
            if (name, str(old)) in before.entries and (name, str(old)) not in now.entries:
                yield (name, id), (name, str(old))


def _fields(before: Entry, now: Entry, english: Entry) -> Iterator[Field]:
    for name in {**before, **now}:
        old, new = before.get(name), now.get(name)
        if old != new:
            gone, added = _differing(old, new)
            yield Field(name, _shown(gone), _shown(added), _shown(_english_of(english.get(name), old, new)))


def _english_of(english: Data, old: Data, new: Data) -> Data:
    """Return the English of what differs in a translation: of rows and words, only of those that differ."""
    if isinstance(english, dict) and isinstance(old, dict) and isinstance(new, dict):
        return {name: row for name, row in english.items() if old.get(name) != new.get(name)}
    if not (isinstance(english, list) and isinstance(old, list) and isinstance(new, list)):
        return english
    if not len(english) == len(old) == len(new):
        return english
    return [row for row, one, other in zip(english, old, new, strict=True) if one != other]


def _differing(old: object, new: object) -> tuple[object, object]:
    """Return what only one of two lists or groups of fields has; where just the order differs, and of all else, the whole."""
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
    languages = list(_languages(before, now))
    return report("summary.md", languages=languages, most=MOST)


def _lapsed(before: Content, now: Content) -> list[tuple[str, str]]:
    language = now.language if now.english else None
    return sorted(holding(before.guide, language) - holding(now.guide, language))


def _languages(before: Path, now: Path) -> Iterator[Language]:
    """Yield what changed in English, and in each translation."""
    old, new = read(before, before.parent), read(now, now.parent)
    was, english = Folder(before, old), Folder(now, new)
    yield Language("", "content", compare(was, english), english.unreadable, english.scale, [], _lapsed(old, new))
    renamed = dict(_renamed(was, english))
    for name in {**old.translations, **new.translations}:
        earlier, content = (
            one.translations.get(name) or Content(Guide(), {}, [], language=name, english=one) for one in (old, new)
        )
        first, last = Folder(before / name, earlier), Folder(now / name, content)
        behind = sorted(last.behind - first.behind, key=lambda one: (one.file, one.name, one.kind))
        pages = compare(first, last, english, renamed)
        yield Language(
            name, f"content/{name}", pages, list(content.unread), last.scale, behind, _lapsed(earlier, content)
        )
