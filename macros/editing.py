"""The commands that write content: ``new``, ``rename`` and ``register``. They change lines, and keep comments."""

from __future__ import annotations

import datetime as dt
import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

from pydantic import ValidationError

from . import checking, entries
from .fingerprint import fingerprint
from .model import COLLECTIONS, SECTIONS, Part
from .problems import Place
from .reading import Content, Document, nested, read, texts_of
from .rules.ids import APART
from .rules.register import addressed
from .shape import did_you_mean, explain
from .text import BLANK, LINK
from .tree import Path as Steps

KINDS = {
    "urgent": "urgent", "reason": "when", "step": "how", "script": "scripts", "record": "records", "finding": "find",
    "questions": "questions", "criterion": "compare", "benefit": "benefits", "downside": "downsides",
    "cost": "insurance", "situation": "special", "trouble": "trouble", "faq": "faqs", "about": "about",
    "improve": "improve", "source": "sources", "term": "glossary", "phone": "help", "blank": "blanks",
    "tag": "situations",
}  # fmt: skip
"""What can be made with ``new``, and the file it goes into."""

PREFIXES = {"faqs": "faq-", "scripts": "words-", "records": "records-", "questions": "ask-", "compare": "compare-"}
"""What the ids of some files begin with."""

REFERENCES = {"sources": ("sources",), "situations": ("situations",), "help": (), "blanks": ()}
"""The fields that name an entry of these lists; other entries are named by ``ITEM_REFERENCES``."""

ITEM_REFERENCES = ("say", "needs", "link", "to", "now", "at")

SCHEMES = {"sources": "source", "help": "phone"}
"""How a link to an entry of these lists begins; a link to any other entry is its id alone."""


def add(commands: _SubParsersAction) -> None:
    """Adds the commands to the command line."""
    making = commands.add_parser("new", help="write a new entry in the right place, and register its id")
    making.add_argument("--project", type=Path, default=checking.PROJECT)
    kinds = making.add_subparsers(dest="kind", required=True)
    for kind, file in KINDS.items():
        _add_fields(kinds.add_parser(kind, help=f"goes into content/{file}.yml", conflict_handler="resolve"), _model(file))
    making.set_defaults(run=new)
    renaming = commands.add_parser("rename", help="give an entry another id; old links keep working")
    renaming.add_argument("old")
    renaming.add_argument("new")
    renaming.add_argument("--project", type=Path, default=checking.PROJECT)
    renaming.set_defaults(run=rename)
    registering = commands.add_parser("register", help="add every new id to content/links.yml")
    registering.add_argument("--project", type=Path, default=checking.PROJECT)
    registering.set_defaults(run=lambda options: register(options.project) and 0)


def _model(file: str) -> type[Part]:
    return SECTIONS.get(file) or COLLECTIONS[file]


def _name_field(model: type[Part]) -> str:
    """The field that names an entry in words: the one that ``new`` takes without a flag."""
    return next(name for name in ("title", "term", "name", "label") if name in model.model_fields)


def _add_fields(parser: ArgumentParser, model: type[Part]) -> None:
    named = _name_field(model)
    parser.add_argument("named", metavar=named, help=model.model_fields[named].description)
    parser.add_argument("--after", metavar="ID", help="put it behind this entry, and not at the end")
    for name, field in model.model_fields.items():
        many = get_origin(field.annotation) is list
        if name not in (named, "formerly", "picture", "questions"):
            parser.add_argument(f"--{name.replace('_', '-')}", dest=f"field_{name}", action="append" if many else None, help=str(field.description).replace("%", "%%"))


# new


def new(options: Namespace) -> int:
    """Writes a new entry. Asks for what is missing where someone sits at the terminal."""
    file = KINDS[options.kind]
    content = read(options.project / "content", options.project)
    document = content.documents.get(file)
    if document is None:
        print(f"content/{file}.yml can't be read. Run: python -m macros check", file=sys.stderr)
        return 2
    model = _model(file)
    values = _values(options, model, file)
    missing = [name for name, field in model.model_fields.items() if field.is_required() and name not in values]
    if missing and not sys.stdin.isatty():
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        print(f"Say more about it: {flags} is missing.", file=sys.stderr)
        return 2
    for name in missing:
        values[name] = _ask(name, model)
    return _write(content, document, model, values, options)


def _values(options: Namespace, model: type[Part], file: str) -> dict[str, object]:
    values = {_name_field(model): options.named}
    for name, field in model.model_fields.items():
        given = getattr(options, f"field_{name}", None)
        if given is not None:
            values[name] = dt.date.fromisoformat(given) if field.annotation is dt.date else given
    values.setdefault("id", entries.id_of(options.named, PREFIXES.get(file, "")))
    if "checked" in model.model_fields:
        values.setdefault("checked", dt.date.today())
    return {name: values[name] for name in model.model_fields if name in values}


def _ask(name: str, model: type[Part]) -> object:
    field = model.model_fields[name]
    print(f"{field.description} For example: {field.examples[0] if field.examples else ''}")
    if get_origin(field.annotation) is list:
        rows = []
        while row := input(f"{name} (an empty line ends the list): ").strip():
            rows.append(row)
        return rows
    return input(f"{name}: ").strip()


def _write(content: Content, document: Document, model: type[Part], values: dict, options: Namespace) -> int:
    try:
        model.model_validate(values)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            _, what, mend = explain(found, model)
            print(f"{what} {mend}", file=sys.stderr)
        return 1
    ids = {one.id for other in content.documents.values() for path, part in other.parts for _, one in nested(path, part) if hasattr(one, "id")}
    if values["id"] in ids:
        print(f"The id '{values['id']}' is taken. Give another one with --id.", file=sys.stderr)
        return 1
    text = entries.insert(document, entries.entry(values), options.after)
    if text is None:
        print(f"There is no '{options.after}' in {document.file}.", file=sys.stderr)
        return 1
    checking.rewrite(document.path, text)
    register(options.project)
    content = read(options.project / "content", options.project)
    line = content.guide.lines.get((document.name, values["id"]), 1)
    print(f"{Place(document.file, line)}: '{values['id']}' is written and registered.")
    problems = [one for one in checking.check(content) if one.level == "error"]
    checking.report(content, problems, "text", options.project)
    return int(bool(problems))


# rename


def rename(options: Namespace) -> int:
    """Gives an entry another id, and changes all that names it. The old id stays registered and in ``formerly``."""
    content = read(options.project / "content", options.project)
    owners = _owners(content, options.old)
    problem = _why_not(content, options, owners)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    ((owner, path, part),) = owners
    for document in content.documents.values():
        edits = _reference_edits(document, owner.name, options.old, options.new)
        if document is owner:
            start = owner.offset((*path, "id"), 0)
            edits.append((start, start + len(options.old), options.new))
            edits += [_formerly(owner, path, part, options.old)] if hasattr(part, "formerly") else []
        if edits:
            checking.rewrite(document.path, entries.edit(document.lines.text, edits))
    for page in (options.project / "docs").rglob("*.md"):
        text = page.read_text("utf-8")
        changed = re.sub(rf"(?<=#){re.escape(options.old)}(?![\w-])", options.new, text)
        if changed != text:
            page.write_text(changed, "utf-8")
    register(options.project)
    print(f"'{options.old}' is '{options.new}' now. Its old links keep working.")
    return 0


def _owners(content: Content, name: str) -> list[tuple[Document, Steps, Part]]:
    """The entries with this id: those whose id is an address, or else those of the lists that have ids of their own."""
    owners = [
        (document, at, part)
        for document, path, whole in content.parts()
        for at, part in nested(path, whole)
        if getattr(part, "id", None) == name and document.name != "links"
    ]
    return [owner for owner in owners if owner[0].name not in APART] or owners


def _why_not(content: Content, options: Namespace, owners: list) -> str:
    ids = {one.id for document, path, part in content.parts() for _, one in nested(path, part) if hasattr(one, "id")}
    if content.problems:
        return "The content has mistakes. Mend them first: python -m macros check"
    if not owners:
        return f"There is no '{options.old}'. {did_you_mean(options.old, ids)}".strip()
    if len(owners) > 1:
        files = " and ".join(document.file for document, _, _ in owners)
        return f"'{options.old}' stands in {files}. Change it by hand."
    if options.new in ids:
        return f"'{options.new}' is taken, now or in the past."
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", options.new):
        return f"'{options.new}' is not a sound id. Use small letters and hyphens."
    return ""


def _reference_edits(document: Document, owner: str, old: str, new: str) -> list[tuple[int, int, str]]:
    """The places in a document that name ``old`` of the file ``owner``, each as (start, end, what to write)."""
    places = [] if document.name == "links" else [*_fields_naming(document, owner, old), *_links_to(document, owner, old)]
    return [(start, start + len(old), new) for start in places]


def _fields_naming(document: Document, owner: str, old: str) -> Iterator[int]:
    for path, whole in document.parts:
        for at, part in nested(path, whole):
            for field in REFERENCES.get(owner, ITEM_REFERENCES):
                value = getattr(part, field, None)
                rows = enumerate(value) if isinstance(value, list) else [(None, value)]
                for number, name in rows:
                    if name == old:
                        yield document.offset((*at, field) if number is None else (*at, field, number), 0)


def _links_to(document: Document, owner: str, old: str) -> Iterator[int]:
    for text in texts_of(document):
        for match in LINK.finditer(text.value):
            scheme, _, name = match["target"].rpartition(":")
            if name == old and scheme == SCHEMES.get(owner, ""):
                yield document.offset(text.path, match.end("target") - len(old))
        for match in BLANK.finditer(text.value) if owner == "blanks" and text.field == "words" else ():
            if match[1] == old:
                yield document.offset(text.path, match.start(1))


def _formerly(document: Document, path: Steps, part: Part, old: str) -> tuple[int, int, str]:
    """The edit that notes ``old`` in the part's ``formerly``."""
    if part.formerly:
        end = document.root.at((*path, "formerly", len(part.formerly) - 1)).end
        node = document.root.at((*path, "formerly"))
        if document.lines.text[node.start] == "[":
            return end, end, f", {old}"
        column = document.lines.place("", document.root.at((*path, "formerly", 0)).start).column - 3
        return end, end, f"\n{' ' * column}- {old}"
    node = document.root.at((*path, "id"))
    key = document.root.at((*path, "id"), key=True)
    if document.lines.text[document.root.at(path).start] == "{":
        return node.end, node.end, f", formerly: [{old}]"
    indent = " " * (document.lines.place("", key.start).column - 1)
    return node.end, node.end, f"\n{indent}formerly: [{old}]"


# register


def register(project: Path) -> list[str]:
    """Adds every id that is an address and not in the register yet. Returns the ids added."""
    content = read(project / "content", project)
    document = content.documents["links"]
    known = set(content.guide.register)
    parts = {part.id: part for _, _, part in addressed(content)}
    added = sorted(parts.keys() - known)
    if added:
        text = document.lines.text
        for name in added:
            text = entries.insert_sorted(text, name, f"  - {{id: {name}, since: {dt.date.today()}, text: {fingerprint(parts[name])}}}")
        checking.rewrite(document.path, text)
    return added
