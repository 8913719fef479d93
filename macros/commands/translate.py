"""The command ``translate``: writes what a language has no words for yet, in English, and notes what was read again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ..model import own_fields
from ..reader import files, translation_edit, yaml_edit
from ..reader.content import ENGLISH, LANGUAGE, OWN_FILES, TRANSLATED, Content, Document, nested
from ..reader.diagnostics import Edit
from ..reader.loader import read
from ..reader.translation import Drift, skeleton
from ..reader.validation_errors import did_you_mean
from ..reports.json_schema import modeline
from . import output


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    translating = commands.add_parser("translate", help="write what a language lacks, in English, to be translated")
    translating.add_argument("language", help="its code, which is its folder in content/, for example es")
    translating.add_argument(
        "--read",
        nargs="*",
        metavar="ID",
        help="what someone has read again since its English changed; without ids: list what is to be read",
    )
    translating.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    translating.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Return 0 when it is done, 1 when something is left to read, 2 when it could not be done."""
    if options.language == ENGLISH or not LANGUAGE.fullmatch(options.language):
        print(f"'{options.language}' is not the code of another language, such as es.", file=sys.stderr)
        return 2
    content = read(options.project / "content", options.project)
    if output.unreadable(content, *TRANSLATED):
        return 2
    if options.read is not None:
        return _read_again(content, options.language, options.read)
    if _follow_renames(content, options.language):
        content = read(options.project / "content", options.project)
    added = dict(_written(content, options.project, options.language))
    for file, names in added.items():
        print(f"{file}: {', '.join(names) or 'the whole file'}")
    print("Write the words in this language now: the check names what is still in English." if added else "Nothing is missing.")  # fmt: skip
    return 0


def _follow_renames(content: Content, language: str) -> bool:
    """Write the ids that parts have today. Return whether there was something to write."""
    drifts = [row for row in _drifts(content, language) if row[1].kind == "renamed"]
    for document, rows in groupby(drifts, key=lambda row: row[0]):
        text = document.lines.text
        starts = [(text.index(one.name, one.start), one) for _, one in rows]
        edits = [Edit(at, at + len(one.name), one.english) for at, one in starts]
        files.rewrite(document.path, yaml_edit.edit(text, edits))
    return bool(drifts)


def _drifts(content: Content, language: str) -> Iterator[tuple[Document, Drift]]:
    documents = content.translations[language].own_documents() if language in content.translations else []
    return ((document, one) for document in documents for one in document.drifts)


def _written(content: Content, project: Path, language: str) -> Iterator[tuple[str, list[str]]]:
    """Write what is missing. Yield each file that was written, and what was added to it."""
    (project / "content" / language).mkdir(exist_ok=True)
    for name in TRANSLATED:
        path = project / "content" / language / f"{name}.yml"
        file = path.relative_to(project).as_posix()
        if name in OWN_FILES:
            continue
        if not path.exists():
            path.write_text(f"{modeline(name, translation=True)}\n{yaml_edit.whole(_laid_out(content, name))}", "utf-8")
            yield file, []
        elif names := fill(content, language, name):
            yield file, names


def fill(content: Content, language: str, name: str, only: Collection[str] | None = None) -> list[str]:
    """Add what the translated file ``name`` lacks, or ``only`` the rows with these ids. Return what was added."""
    document = content.translations[language].documents[name] if language in content.translations else None
    if document is None or document not in content.translations[language].own_documents():
        return []
    own = {field for _, part in content.documents[name].parts for _, one in nested((), part) for field in own_fields(type(one))}  # fmt: skip
    text, added = translation_edit.fill(document.lines.text, _laid_out(content, name), own, only)
    if added:
        files.rewrite(document.path, text)
    return added


def _laid_out(content: Content, name: str) -> dict[str, object]:
    """Return the English texts of a file, with the fingerprints of what they say."""
    parts = {at: one for path, part in content.documents[name].parts for at, one in nested(path, part)}
    laid_out = skeleton(parts)
    rows = [skeleton(parts, at) for at in parts if len(at) == 2 and at[0] == "items"]
    return {**laid_out, **({"items": rows} if rows else {})}


def _read_again(content: Content, language: str, names: list[str]) -> int:
    if language not in content.translations:
        print(f"There is no folder content/{language}.", file=sys.stderr)
        return 2
    waiting = list(outdated(content.translations[language]))
    if not names:
        for name, document, one in waiting:
            print(f"{document.lines.place(document.file, one.start)}: the English of '{name}' changed.")
        return int(bool(waiting))
    known = {name for name, _, _ in waiting}
    unknown = next((name for name in names if name not in known), None)
    if unknown:
        print(f"The English of '{unknown}' has not changed. {did_you_mean(unknown, known)}".strip(), file=sys.stderr)
        return 2
    note([(document, one) for name, document, one in waiting if name in names])
    print(f"Noted: {', '.join(names)}.")
    return 0


def note(drifts: Iterable[tuple[Document, Drift]]) -> None:
    """Write the fingerprints of what was read again."""
    for path, rows in groupby(drifts, key=lambda row: row[0].path):
        found = list(rows)
        files.rewrite(path, translation_edit.read_again(found[0][0].lines.text, [one for _, one in found]))


def outdated(content: Content) -> Iterator[tuple[str, Document, Drift]]:
    """Yield what is to be read again: an id, the file of a page's own texts, or ``file.key`` of a word."""
    for document in content.documents.values():
        for one in sorted(document.drifts, key=lambda one: one.start):
            if one.kind == "outdated":
                is_word = one.path[:1] == ("words",)
                name = f"{document.name}.{one.name}" if is_word else one.name if one.path else document.name
                yield name, document, one
