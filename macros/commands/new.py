"""The command ``new``: writes an entry of any kind in the right place, valid and laid out like the others."""

from __future__ import annotations

import datetime as dt
import re
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import get_args, get_origin

from pydantic import ValidationError

from ..model import COLLECTIONS, KINDS, SECTIONS, Named, Part, Phase, QuestionGroup
from ..reader import files, yaml_edit
from ..reader.content import Content, Document, nested
from ..reader.diagnostics import Place
from ..reader.loader import read
from ..reader.validation_errors import did_you_mean, explain
from ..reader.yaml_tree import Path as Steps
from . import output
from .register import register
from .translate import fill

FILE_OF = {kind.command: kind.name for kind in KINDS} | {
    "source": "sources", "term": "glossary", "phone": "help", "blank": "blanks", "tag": "situations",
    "task": "checklist", "question": "questions",
}  # fmt: skip
"""What can be made with ``new``, and the file it goes into."""

INSIDE: dict[str, tuple[str, type[Part], str]] = {
    "task": ("phases", Phase, "tasks"),
    "question": ("items", QuestionGroup, "questions"),
}
"""Kinds that are in a list of another entry: the list of those entries, what they are, and the list in each."""

PREFIXES = {kind.command: kind.prefix for kind in KINDS if kind.prefix} | {"task": "do-", "question": "q-"}
"""What the ids of some kinds begin with."""

LEFT_OUT = ("formerly", "pictures")
"""Fields that 'rename' fills, or that are too much for a command line."""


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    making = commands.add_parser("new", help="write a new entry in the right place, and register its id")
    making.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    kinds = making.add_subparsers(dest="kind", required=True, metavar="kind")
    for kind, file in FILE_OF.items():
        # A blank has a field 'help', which takes the place of --help; -h stays.
        parser = kinds.add_parser(kind, help=f"goes into content/{file}.yml", conflict_handler="resolve")
        if kind in INSIDE:
            parser.add_argument("--in", dest="into", metavar="ID", required=True, help="the entry that it goes into")
        _add_fields(parser, _model(kind))
    making.set_defaults(run=new)


def _model(kind: str) -> type[Named]:
    if kind in INSIDE:
        _, owner, field = INSIDE[kind]
        model: type[Named] = get_args(owner.model_fields[field].annotation)[0]
        return model
    return SECTIONS.get(FILE_OF[kind]) or COLLECTIONS[FILE_OF[kind]]


def _name_field(model: type[Part]) -> str:
    """Return the field that names an entry in words: the one that ``new`` takes without a flag."""
    return next(name for name in ("title", "term", "name", "label", "text") if name in model.model_fields)


def _add_fields(parser: ArgumentParser, model: type[Part]) -> None:
    named = _name_field(model)
    parser.add_argument("named", metavar=named, help=model.model_fields[named].description)
    parser.add_argument("--project", type=Path, default=SUPPRESS, help="the project's folder")
    parser.add_argument("--after", metavar="ID", help="put it behind this entry, and not at the end")
    for name, field in model.model_fields.items():
        if name not in (named, *LEFT_OUT):
            several = get_origin(field.annotation) is list
            action = "append" if several else "store_true" if field.annotation is bool else "store"
            about = str(field.description).replace("%", "%%") + (" Can be given several times." if several else "")
            parser.add_argument(_flag(name), dest=f"field_{name}", action=action, default=None, help=about)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def new(options: Namespace) -> int:
    """Write a new entry. Asks for what is missing where someone sits at the terminal."""
    file, model = FILE_OF[options.kind], _model(options.kind)
    content = read(options.project / "content", options.project)
    if output.unreadable(content, file, "links"):
        return 2
    given = _given(options)
    missing = _missing(model, given)
    if missing and not sys.stdin.isatty():
        print(f"Say more about it. Missing: {', '.join(map(_flag, missing))}", file=sys.stderr)
        return 2
    try:
        given |= {name: _ask(name, model) for name in missing}
    except EOFError:
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return 2
    if "checked" in model.model_fields:
        given.setdefault("checked", str(dt.date.today()))
    values = {name: _value(name, model, given[name]) for name in model.model_fields if name in given}
    document, path = content.documents[file], _list(content.documents[file], options)
    refusal = _refusal(content, model, values) or _nowhere(document, path, options)
    if refusal or path is None:
        print(refusal, file=sys.stderr)
        return 1
    files.rewrite(document.path, yaml_edit.insert(document, path, values, options.after))
    return _after_writing(options.project, document, str(values["id"]))


def _given(options: Namespace) -> dict[str, object]:
    """Return the fields that were named on the command line, and an id made of the title."""
    model = _model(options.kind)
    flags = {name: getattr(options, f"field_{name}", None) for name in model.model_fields}
    given = {name: value for name, value in flags.items() if value is not None}
    given[_name_field(model)] = options.named
    given["id"] = given.get("id") or yaml_edit.id_of(options.named, PREFIXES.get(options.kind, ""))
    return given


def _missing(model: type[Named], given: dict[str, object]) -> list[str]:
    """Return the fields without which there is no entry; the day of the check is today."""
    fields = model.model_fields.items()
    return [name for name, field in fields if not given.get(name) and name != "checked" and field.is_required()]


def _list(document: Document, options: Namespace) -> Steps | None:
    """Return the path of the list that the entry goes into, or None if there is no such entry to go into."""
    if options.kind not in INSIDE:
        return ("items",)
    outer, _, inner = INSIDE[options.kind]
    owners = yaml_edit.ids(document, (outer,))
    return (outer, owners.index(options.into), inner) if options.into in owners else None


def _nowhere(document: Document, path: Steps | None, options: Namespace) -> str:
    """Return why there is no place for the entry, or nothing."""
    wanted, known = options.after, yaml_edit.ids(document, path or INSIDE[options.kind][:1])
    if path is None:
        wanted = options.into
    elif options.kind in INSIDE:
        _, owner, field = INSIDE[options.kind]
        most = next(one.max_length for one in owner.model_fields[field].metadata if hasattr(one, "max_length"))
        if len(known) == most:
            return f"'{options.into}' has {most} {field}, and there is no room for more."
    return (
        f"There is no '{wanted}' in {document.file}. {did_you_mean(wanted, known)}".strip()
        if wanted not in (None, *known)
        else ""
    )


def _ask(name: str, model: type[Part]) -> object:
    field = model.model_fields[name]
    example = field.examples[0] if field.examples else ""
    if get_origin(field.annotation) is not list:
        print(f"{field.description} For example: {example}")
        return input(f"{name}: ").strip()
    print(field.description)
    rows = []
    while row := input(f"{name} (an empty line ends the list): ").strip():
        rows.append(row)
    return rows


def _value(name: str, model: type[Part], given: object) -> object:
    """Return what was given for a field, as the model takes it: a day, or for a list of questions their ids too."""
    annotation = model.model_fields[name].annotation
    if annotation is dt.date:
        try:
            return dt.date.fromisoformat(str(given))
        except ValueError:
            return given
    if int in get_args(annotation) and re.fullmatch(r"-?\d+", str(given)):
        return int(str(given))
    rows_of = next(iter(get_args(annotation)), None)
    if isinstance(rows_of, type) and issubclass(rows_of, Part):
        rows = given if isinstance(given, list) else [given]
        return [{"id": yaml_edit.id_of(str(row), "q-"), "text": row} for row in rows]
    return given


def _refusal(content: Content, model: type[Named], values: dict[str, object]) -> str:
    """Return why the entry can't be written, or nothing."""
    try:
        part = model.model_validate(values)
    except ValidationError as error:
        return "\n".join(" ".join(explain(found, model)[1:]) for found in error.errors(include_url=False))
    taken = {one.id for _, _, one in content.every_part() if isinstance(one, Named)}
    twice = [one.id for _, one in nested((), part) if isinstance(one, Named) and one.id in taken]
    return f"The id '{twice[0]}' is taken. Give another one with --id." if twice else ""


def _after_writing(project: Path, document: Document, name: str) -> int:
    """Register the id, add the entry to each translation in English, and say where it is and what is still to fix."""
    register(project)
    content = read(project / "content", project)
    for language in content.translations:
        fill(content, language, document.name, only=[name])
    content = read(project / "content", project)
    line = content.guide.lines.get((document.name, name), 1)
    print(f"{Place(document.file, line)}: '{name}' is written and registered.")
    return output.report_mistakes(content, project)
