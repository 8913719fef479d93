"""Read the content folder into a guide, and note every problem with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ..model import COLLECTIONS, FILES, SECTIONS, SINGLES, Guide, Named, Part, collection_of, section_of
from ..model.base import part_in
from . import repairs, translation, yaml_tree
from .content import LANGUAGE, OWN_FILES, TRANSLATED, Content, Document, nested
from .diagnostics import Place, Problem, shown
from .files import read_text
from .validation_errors import did_you_mean, empty, explain, without_echoes

P = TypeVar("P", bound=Part)


def read(folder: Path, root: Path | None = None, base: Content | None = None) -> Content:
    """Read all files of the content ``folder``, and its translations. Raise nothing: whatever is wrong is in ``problems``."""
    root = root or folder.parent
    content = Content(Guide(), {}, [], base=base)
    for name in FILES:
        document = _parse(content, folder / f"{name}.yml", root)
        if document:
            _build(content, document)
    _refuse_unknown(content, folder, root, FILES)
    for inner in sorted(path for path in folder.iterdir() if LANGUAGE.fullmatch(path.name)) if folder.is_dir() else ():
        content.translations[inner.name] = _read_translation(content, inner, root)
    return content


def _read_translation(english: Content, folder: Path, root: Path) -> Content:
    """Read a translation: a guide with its words, and the English where it has none."""
    content = Content(Guide(english=english.guide), {}, [], language=folder.name, english=english)
    for name in FILES:
        source = english.documents.get(name)
        if not source or name in english.faulty:
            continue  # until that is fixed, there is nothing to compare with
        path = folder / f"{name}.yml"
        document = _parse(content, path, root) if name in TRANSLATED and path.exists() else None
        if document is None:
            document = replace(source, parts=[], untranslated={()})
            content.documents[name] = document
        elif name not in OWN_FILES:
            parts = {at: one for path_to, part in source.parts for at, one in nested(path_to, part)}
            merger = translation.Merger(document.file, document.lines, parts)
            document.root = merger.part((), source.root, document.root)
            document.drifts, document.untranslated = merger.drifts, merger.untranslated
            content.problems += merger.problems
            outdated = (one for one in merger.drifts if one.kind == "outdated" and one.path and one.path[0] != "words")
            content.guide.outdated.update(one.name for one in outdated)
            missing = (parts.get(one.path) for one in merger.drifts if one.kind == "missing")
            content.guide.untranslated.update(part.id for part in missing if isinstance(part, Named))
        _build(content, document)
    _say_reasons(content)
    _refuse_unknown(content, folder, root, TRANSLATED)
    return content


def _say_reasons(content: Content) -> None:
    """Let the register of a translation say in its own language why a part was withdrawn, where it can."""
    for name, entry in content.guide.register.items():
        if own := entry.because_in.get(content.language):
            content.guide.collections["links"][name] = entry.model_copy(update={"because": own})


def _parse(content: Content, path: Path, root: Path) -> Document | None:
    """Return a file as a tree among the documents of ``content``, or None and its problems noted."""
    name, file = path.stem, shown(path, root)
    text = read_text(path, file)
    if isinstance(text, Problem):
        content.problems.append(text)
        content.unread[name] = ""
        return None
    node, lines, problems = repairs.parse(text, file, partial(_faults, content, path))
    content.problems += problems
    if node is None and not problems:
        content.problems.append(
            Problem(Place(file), "empty-file", "The file holds only comments.", "Put its text back.")
        )
    if node is None:
        content.unread[name] = text
        return None
    doubtful = frozenset(problem.place for problem in problems if problem.rule == "yaml-type")
    document = Document(name, file, lines, node, path, doubtful=doubtful)
    content.documents[name] = document
    return document


_MISPLACED = frozenset({"duplicate-key", "missing-field", "unknown-field", "wrong-type"})
"""The rules that find a field in the wrong place, or one that lost its name."""


def _name_causes(content: Content, document: Document) -> None:
    """Replace the problems of a file that one mistake causes with that mistake.

    Where a line is indented wrongly or missing, much that is right seems wrong.
    """
    for problem in [one for one in content.problems if one.place.file == document.file and one.rule in _MISPLACED][:5]:
        if problem not in content.problems or "Did you mean" in problem.advice:
            continue
        faults = partial(_faults, content, document.path)
        mistake = repairs.find(document.lines.text, problem.place.line, faults, is_unreadable=False)
        start, end = mistake.window if mistake else (0, 0)
        # A misspelt name of one of the file's own fields is no matter of indentation.
        own = [one for one in content.problems if one.place.file == document.file and one.place.column == 1]
        if mistake and all(start < one.place.line <= end for one in own if one.rule == "unknown-field"):
            content.problems = [
                one for one in content.problems if one.place.file != document.file or not start < one.place.line <= end
            ]
            content.problems.append(mistake.problem(document.file, problem.rule))


def _faults(content: Content, path: Path, text: str) -> list[Problem]:
    """Return what is wrong with a file if ``text`` is in it, by its YAML, and in English by the kind of its parts."""
    node, lines, problems = yaml_tree.parse(text, path.stem)
    if node is None or content.english:
        return list(problems)
    scratch = Content(Guide(), {}, [])
    _build_parts(scratch, Document(path.stem, path.stem, lines, node, path))
    return [*problems, *scratch.problems]


def _refuse_unknown(content: Content, folder: Path, root: Path, names: Sequence[str]) -> None:
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem not in names or path.suffix != ".yml":
            what = "This file is not part of the guide."
            near = next((name for name in names if did_you_mean(path.stem.lower(), [name])), None)
            advice = f"Rename it to '{near}.yml', or delete it." if near else "Rename or delete it."
            content.problems.append(Problem(Place(shown(path, root)), "unknown-file", what, advice))


def read_once(project: Path) -> Content:
    """Return the content of a project, read once for each state of its files.

    A build asks for it more than once, Zensical for each page.
    """
    files = sorted((project / "content").glob("**/*.y*ml"))
    return _read_once(project, tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files))


@lru_cache(maxsize=1)
def _read_once(project: Path, _: tuple[tuple[str, int, int], ...]) -> Content:
    return read(project / "content", project)


def _build(content: Content, document: Document) -> None:
    """Add the valid parts of a document to the guide, and note what is wrong with the others."""
    _build_parts(content, document)
    if not content.english:
        _name_causes(content, document)


def _build_parts(content: Content, document: Document) -> None:
    """Check the shape of a document and add its valid parts to the guide."""
    data = document.root.data()
    if not isinstance(data, dict):
        what = "The file should begin with fields such as 'items:'."
        content.problems.append(Problem(document.place(()), "wrong-shape", what, "Compare it with another file."))
        return
    for path in _empty(document.root, ()):
        rule, what, advice = empty(path)
        content.problems.append(Problem(document.place(path), rule, what, advice))
    if document.name in SINGLES:
        single = _check(content, document, SINGLES[document.name], data, ())
        if single is not None:
            content.guide.singles[document.name] = single
            _note_lines(content.guide, document, (), single)
        return
    if document.name in COLLECTIONS:
        entries = _rows(content, document, COLLECTIONS[document.name], data.get("items"))
        _check(content, document, collection_of(COLLECTIONS[document.name]), _with_items(data, entries), ())
        content.guide.collections[document.name] = {entry.id: entry for entry in entries}
        return
    items = _rows(content, document, SECTIONS[document.name], data.get("items"))
    section = _check(content, document, section_of(SECTIONS[document.name]), _with_items(data, items), ())
    if section is not None:
        content.guide.sections[document.name] = section


def _rows(content: Content, document: Document, kind: type[P], rows: object) -> list[P]:
    """Return the valid rows of a file."""
    parts = []
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        part = _check(content, document, kind, row, ("items", number))
        if part is not None:
            parts.append(part)
            _note_lines(content.guide, document, ("items", number), part)
    return parts


def _with_items(data: dict[str, yaml_tree.Data], parts: Sequence[Part]) -> dict[str, object]:
    """Return the file's fields, with the items that are checked already in place of its rows."""
    return {**data, "items": parts} if parts else {**data}


def _empty(node: yaml_tree.Node, path: yaml_tree.Path) -> Iterator[yaml_tree.Path]:
    """Yield the path of each field or row that has no value."""
    if node.value is None:
        yield path
    for step, child in node.children:
        yield from _empty(child, (*path, step))


def _note_lines(guide: Guide, document: Document, path: yaml_tree.Path, part: Part) -> None:
    """Note the line on which ``part``, and each part in it, begins."""
    for at, one in nested(path, part):
        if isinstance(one, Named):
            guide.lines[document.name, one.id] = document.place(at).line


def _check(content: Content, document: Document, kind: type[P], data: object, path: yaml_tree.Path) -> P | None:
    """Return ``data`` as a ``kind``, or None and its problems noted."""
    try:
        part = kind.model_validate(data)
    except ValidationError as error:
        for found in without_echoes(error.errors(include_url=False)):
            if found["input"] is None:
                continue  # reported as empty already
            rule, what, advice = explain(found, _owner(kind, found["loc"]))
            # Of too many rows, point at the first one over the limit.
            at = (*path, *found["loc"], *([found["ctx"]["max_length"]] if found["type"] == "too_long" else []))
            place = document.place(at, key=found["type"] == "extra_forbidden")
            if rule == "wrong-type" and place in document.doubtful:
                continue  # reported already: YAML reads the value as another type
            content.problems.append(Problem(place, rule, what, advice))
        return None
    document.parts.append((path, part))
    return part


def _owner(kind: type[Part], loc: yaml_tree.Path) -> type[Part]:
    """Return the class that the field at ``loc`` belongs to."""
    for step in loc[:-1]:
        info = kind.model_fields.get(step) if isinstance(step, str) else None
        inner = part_in(info.annotation) if info else None
        kind = inner or kind
    return kind
