"""The command ``rename``: gives an entry another id, and changes all that names it. Old links keep working."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from ..model import UNADDRESSED, Item, Named, Part, former_ids
from ..reader import files, yaml_edit
from ..reader.content import Content, Document
from ..reader.diagnostics import Edit
from ..reader.loader import read
from ..reader.validation_errors import did_you_mean, explain
from ..reader.yaml_tree import Path as Steps
from . import translate
from .references import Owner, fields_naming, ids_of, links_to, owners_of
from .register import register


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    renaming = commands.add_parser("rename", help="give an entry another id; old links keep working")
    renaming.add_argument("old", help="the id that it has")
    renaming.add_argument("new", help="the id that it gets")
    renaming.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    renaming.set_defaults(run=rename)


def rename(options: Namespace) -> int:
    """Return 0, or 1 when the name can't be changed; then nothing is written."""
    content = read(options.project / "content", options.project)
    owners = owners_of(content, options.old)
    problem = _why_not(content, options, owners)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    ((owner, path, part),) = owners
    unread = _outdated(content)
    for one in (content, *content.translations.values()):
        for document in one.own_documents():
            places = [
                *ids_of(document, owner.name, options.old),
                *(document.offset(at, 0) for at in fields_naming(one, document, owner.name, options.old)),
                *links_to(document, owner.name, options.old),
            ]
            edits = [Edit(start, start + len(options.old), options.new) for start in places]
            if document is owner:
                edits += _formerly(owner, path, part, options)
            if edits:
                files.rewrite(document.path, yaml_edit.edit(document.lines.text, edits))
    for page in (options.project / "docs").rglob("*.md"):
        _rename_in(page, rf"(?<=#){options.old}(?![\w-])", options.new)
    if "-" in options.old:  # a single word may mean something else there
        for test in _tests(options.project):
            _rename_in(test, rf"(?<![\w-]){options.old}(?![\w-])", options.new)
    register(options.project)
    _keep_read(options, unread)
    print(
        f"{owner.file}: '{options.old}' is '{options.new}' now."
        + (" Its old links keep working." if owner.name not in UNADDRESSED else "")
    )
    return 0


def _why_not(content: Content, options: Namespace, owners: list[Owner]) -> str:
    ids = {one.id for _, _, one in content.every_part() if isinstance(one, Named)}
    if any(one.problems for one in (content, *content.translations.values())):
        return "The content has mistakes. Fix them first: python -m macros check"
    if not owners:
        return f"There is no '{options.old}'. {did_you_mean(options.old, ids)}".strip()
    if len(owners) > 1:
        files = " and ".join(document.file for document, _, _ in owners)
        return f"'{options.old}' is in {files}. Change it by hand."
    part = owners[0][2]
    if isinstance(part, Item) and part.has_page:
        return (
            f"'{options.old}' has a page of its own, and its id is the page's address, which stays. For other words, keep the id: change "
            f"the title in {owners[0][0].file}, in the page with '{options.old}' in docs/ and docs/es/, and in the menu in mkdocs.yml. "
            f'For another id, add a new part and its page as CONTRIBUTING.md says, and then: withdraw {options.old} "Why." --now '
            f"{options.new}. Links to the old one lead to the new one."
        )
    if options.new in ids and options.new not in former_ids(part):
        return f"'{options.new}' is taken, now or in the past."
    try:
        type(part).model_validate({**part.model_dump(), "id": options.new})
    except ValidationError as error:
        return " ".join(explain(error.errors(include_url=False)[0], type(part))[1:])
    return ""


def _outdated(content: Content) -> set[tuple[str, str]]:
    """Return what is to be read again in each translation: its language and its name."""
    return {(name, row[0]) for name, one in content.translations.items() for row in translate.outdated(one)}


def _keep_read(options: Namespace, unread: set[tuple[str, str]]) -> None:
    """Write the new fingerprints of what changed by the rename alone: a blank has its name in the texts."""
    content = read(options.project / "content", options.project)
    known = {(language, options.new if name == options.old else name) for language, name in unread}
    for language, one in content.translations.items():
        translate.note(
            (document, drift) for name, document, drift in translate.outdated(one) if (language, name) not in known
        )


def _rename_in(file: Path, pattern: str, new: str) -> None:
    before = file.read_bytes()
    after = re.sub(pattern.encode(), new.encode(), before)
    if after != before:
        file.write_bytes(after)


def _tests(project: Path) -> Iterator[Path]:
    """Yield the tests that may name an id; what was published or stored once stays as it was."""
    kept = ("published-addresses.yml", "api-v1", "stored", "node_modules")
    for path in (project / "tests").rglob("*"):
        if path.suffix in (".py", ".js", ".yml", ".txt") and not set(kept) & set(path.parts):
            yield path


def _formerly(document: Document, path: Steps, part: Part, options: Namespace) -> Iterator[Edit]:
    """Yield the edit that notes the old id in the part's ``formerly``; an id that comes back makes room for it."""
    text, old = document.lines.text, options.old
    if "formerly" not in type(part).model_fields:
        return
    former = former_ids(part)
    if options.new in former:
        start = document.offset((*path, "formerly", former.index(options.new)), 0)
        yield Edit(start, start + len(options.new), old)
    elif former:
        last = document.root.at((*path, "formerly", len(former) - 1))
        if text[document.root.at((*path, "formerly")).start] == "[":
            yield Edit(last.end, last.end, f", {old}")
        else:
            indent = " " * (document.lines.place("", last.start).column - 3)
            yield Edit(last.end, last.end, f"\n{indent}- {old}")
    else:
        end = document.root.at((*path, "id")).end
        if text[document.root.at(path).start] == "{":
            yield Edit(end, end, f", formerly: [{old}]")
        else:
            column = document.lines.place("", document.root.at((*path, "id"), key=True).start).column
            yield Edit(end, end, f"\n{' ' * (column - 1)}formerly: [{old}]")
