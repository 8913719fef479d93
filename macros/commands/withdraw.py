"""The command ``withdraw``: takes a part out of the guide. Links to it stay good, and say why it is gone."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from ..model import Named, former_ids
from ..reader import files, yaml_edit, yaml_tree
from ..reader.content import Content, Document, nested
from ..reader.diagnostics import Edit
from ..reader.loader import read
from ..reader.validation_errors import did_you_mean
from ..rules.register import addressed
from . import output


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    withdrawing = commands.add_parser("withdraw", help="take a part out; links to it then say why it is gone")
    withdrawing.add_argument("id", help="its id")
    withdrawing.add_argument("because", help="why, for readers: one sentence, in quotes")
    withdrawing.add_argument("--now", metavar="ID", help="the part that takes its place, and that links to it lead to")
    withdrawing.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    withdrawing.set_defaults(run=withdraw)


def withdraw(options: Namespace) -> int:
    """Return 0 when it is done, 1 when something still names it, 2 when it could not be done; then nothing is written."""
    content = read(options.project / "content", options.project)
    parts = {part.id: (document, at, part) for document, at, part in addressed(content)}
    problem = _why_not(content, options, list(parts))
    if problem:
        print(problem, file=sys.stderr)
        return 2
    document, at, part = parts[options.id]
    for one in (content, *content.translations.values()):
        own = one.documents[document.name]
        if own in one.own_documents():
            files.rewrite(own.path, _without(own, options.id))
    register = content.documents["links"]
    names = [name for name in _ids(at, part) if name in content.guide.register]
    files.rewrite(register.path, yaml_edit.edit(register.lines.text, _retired(register, names, options)))
    print(f"'{options.id}' is withdrawn. Links to it {f'lead to {options.now}' if options.now else 'say why'}.")
    for page in sorted((options.project / "docs").rglob("*.md")):
        if f'"{options.id}"' in page.read_text("utf-8"):
            print(f"{page.relative_to(options.project)} shows it: let this page lead on. MAINTAINING.md says how.")
    content = read(options.project / "content", options.project)
    return output.report_mistakes(content, options.project)


def _why_not(content: Content, options: Namespace, known: list[str]) -> str:
    if any(one.problems for one in (content, *content.translations.values())):
        return "The content has mistakes. Fix them first: python -m macros check"
    for name in (options.id, options.now):
        if name and name not in known:
            return f"There is no '{name}'. {did_you_mean(name, known)}".strip()
    if options.id == options.now:
        return "Name another part after --now."
    if " " not in options.because.strip():
        return 'Say in quotes why, for readers: withdraw ID "The rule behind it has ended."'
    return ""


def _ids(at: yaml_tree.Path, part: Named) -> Iterator[str]:
    """Yield every id that goes: its own, those of the parts in it, and those that they had before."""
    for _, one in nested(at, part):
        yield from (one.id, *former_ids(one)) if isinstance(one, Named) else ()


def _without(document: Document, name: str) -> str:
    """Return the document's text without the entry that has the id ``name``; a translation may lack it."""
    text, lines = document.lines.text, document.lines
    root, _, _ = yaml_tree.parse(text, document.file)
    row = next((one for one in yaml_tree.nodes(root) if one.id == name), None) if root else None
    if row is None:
        return text
    last = row
    while children := list(last.children):
        last = children[-1][1]
    end = row.start + len(text[row.start : last.end].rstrip())
    head = text[: yaml_edit.above(lines, row.start)]
    rest = text[lines.start(lines.place("", end).line) :].partition("\n")[2]
    if not rest.strip():
        return head.rstrip() + text[len(text.rstrip()) :]
    return head + (re.sub(r"\A(\s*\n)+", "", rest) if re.search(r"\n\s*\n\Z", head) else rest)


def _retired(register: Document, names: list[str], options: Namespace) -> Iterator[Edit]:
    """Yield the edits that say in the register when, why and for what they were withdrawn."""
    because = json.dumps(options.because.strip(), ensure_ascii=False)
    said = [f"retired: {dt.date.today()}", f"because: {because}", *([f"now: {options.now}"] if options.now else [])]
    for _, row in register.root.at(("items",)).children:
        if row.id in names:
            is_flow = register.lines.text[row.start] == "{"
            end = row.end - 1 if is_flow else row.start + len(register.lines.text[row.start : row.end].rstrip())
            between = ", " if is_flow else "\n" + " " * (register.lines.place("", row.start).column - 1)
            yield Edit(end, end, "".join(between + one for one in said))
