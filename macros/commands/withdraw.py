"""The command ``withdraw``: takes a part out of the guide. Links to it stay good, and say why it is gone."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from ..model import LINKED_BY_PAGES, Exemption, Named, Synonyms, Topic, former_ids
from ..reader import files, yaml_edit, yaml_tree
from ..reader.content import Content, Document, nested
from ..reader.diagnostics import Edit
from ..reader.loader import read
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path as Steps
from ..rules.references import every_id
from ..rules.register import addressed
from . import output
from .base import add_told, told_in
from .references import fields_naming, links_to

HISTORY = ("ids", "of")
"""The fields that keep the id of what is withdrawn: what changed once, and what was reviewed."""


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    withdrawing = commands.add_parser("withdraw", help="take a part out; links to it then say why it is gone")
    withdrawing.add_argument("id", help="its id")
    withdrawing.add_argument("because", help="why, for readers: one sentence, in quotes")
    withdrawing.add_argument("--now", metavar="ID", help="the part that takes its place, and that links to it lead to")
    add_told(withdrawing, "why")
    withdrawing.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    withdrawing.set_defaults(run=withdraw)


def withdraw(options: Namespace) -> int:
    """Return 0 when it is done, 1 when something still names it, 2 when it could not be done; then nothing is written."""
    content = read(options.project / "content", options.project)
    parts = {part.id: (document, at, part) for document, at, part in addressed(content)}
    names = list(_ids(*parts[options.id][1:])) if options.id in parts else []
    problem = _why_not(content, options, list(parts), names)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    document = parts[options.id][0]
    for one in (content, *content.translations.values()):
        for own in one.own_documents():
            text = _without_names(one, own, dict.fromkeys(names, document.name), options.now)
            if own.name == document.name and (row := yaml_edit.path_of(text, options.id)):
                text = yaml_edit.without(text, row)
            if own.name == "links":
                text = yaml_edit.edit(text, _retired(text, names, options))
            if text != own.lines.text:
                files.rewrite(own.path, text)
    print(f"'{options.id}' is withdrawn. Links to it {f'lead to {options.now}' if options.now else 'say why'}.")
    for page in sorted((options.project / "docs").rglob("*.md")):
        if re.search(rf'"{options.id}"|#{options.id}(?![\w-])', page.read_text("utf-8")):
            print(
                f"{page.relative_to(options.project)} names it. Take it out there, or let the page lead on: MAINTAINING.md says how."
            )
    content = read(options.project / "content", options.project)
    return output.report_mistakes(content, options.project)


def _why_not(content: Content, options: Namespace, known: list[str], gone: list[str]) -> str:
    if any(one.problems for one in (content, *content.translations.values())):
        return "The content has mistakes. Fix them first: python -m macros check"
    for name in (options.id, options.now):
        if name and name not in known:
            return f"There is no '{name}'. {did_you_mean(name, known)}".strip()
    if staying := sorted(LINKED_BY_PAGES.intersection(gone)):
        return f"'{staying[0]}' must stay: the code of a page leads to it."
    if options.now in gone:
        return f"'{options.now}' goes, too. Name another part after --now."
    for language, words in told_in(options).items():
        if language not in content.translations or " " not in words:
            return f"Write --in with the language of a translation, and the reason in it. Got '{language}'."
    if " " not in options.because.strip():
        return 'Say in quotes why, for readers: withdraw ID "The rule behind it has ended."'
    return ""


def _ids(at: yaml_tree.Path, part: Named) -> Iterator[str]:
    """Yield every id that goes: its own, those of the parts in it, and those that they had before."""
    for _, one in nested(at, part):
        yield from (one.id, *former_ids(one)) if isinstance(one, Named) else ()


def _without_names(content: Content, document: Document, gone: dict[str, str], now: str | None) -> str:
    """Return the document's text without the fields, or rows of them, that name what goes: its ids, each with its file.

    What takes its place is named instead, where it fits. What can't do without is left for a person: the check names it.
    """
    edits: list[Edit] = []
    removed: list[Steps] = []
    if now:
        links = ((start, name) for name, file in gone.items() for start in links_to(document, file, name))
        edits += [Edit(start, start + len(name), now) for start, name in links]
    parts = {at: part for other, at, part in content.every_part() if other is document}
    for field, places in _named(content, document, gone).items():
        part, rows = parts[field[:-1]], document.root.at(field).value
        others = [row.value for row in rows] if isinstance(rows, list) else []
        if now and now not in others and not isinstance(part, Exemption) and _fits(content, field[-1], gone, now):
            node = document.root.at(places[0])
            edits.append(Edit(node.start, node.end, now))
            removed += places[1:]
        elif len(others) > len(places):
            removed += places
        elif not type(part).model_fields[str(field[-1])].is_required():
            removed.append(field)
        elif isinstance(part, (Synonyms, Exemption, Topic)):
            removed.append(field[:-1])
    text = yaml_edit.edit(document.lines.text, edits)
    for at in sorted(removed, reverse=True):
        text = yaml_edit.without(text, at)
    return text


def _named(content: Content, document: Document, gone: dict[str, str]) -> dict[Steps, list[Steps]]:
    """Return each field that names what goes, with the places in it that do: not in what goes itself, and not in the history."""
    named: dict[Steps, list[Steps]] = {}
    for name, file in gone.items():
        for at in fields_naming(content, document, file, name):
            field = at[:-1] if isinstance(at[-1], int) else at
            around = (document.root.at(at[:length]) for length in range(len(at)))
            if field[-1] not in HISTORY and not any(node.id in gone for node in around):
                named.setdefault(field, []).append(at)
    return named


def _fits(content: Content, field: str | int, gone: dict[str, str], now: str) -> bool:
    """Return whether a field may name what takes the place: it is of the same file, or the field names parts of any file."""
    return field in ("to", "now", "link") or now in every_id(content, next(iter(gone.values())))


def _retired(text: str, names: list[str], options: Namespace) -> Iterator[Edit]:
    """Yield the edits that say in the register when, why and for what they were withdrawn."""
    root, lines, _ = yaml_tree.parse(text, "")
    said = {"retired": str(dt.date.today()), "because": json.dumps(options.because.strip(), ensure_ascii=False)}
    if told := told_in(options):
        said["because_in"] = (
            f"{{{', '.join(f'{language}: {json.dumps(words, ensure_ascii=False)}' for language, words in told.items())}}}"
        )
    if options.now:
        said["now"] = options.now
    for _, row in root.at(("items",)).children if root else ():
        if row.id in names:
            is_flow = text[row.start] == "{"
            end = row.end - 1 if is_flow else row.start + len(text[row.start : row.end].rstrip())
            between = ", " if is_flow else "\n" + " " * (lines.place("", row.start).column - 1)
            yield Edit(end, end, "".join(f"{between}{name}: {value}" for name, value in said.items()))
