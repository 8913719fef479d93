"""The command ``announce``: notes in words what a change of an item means, or that it means the same as before."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from ..model.fingerprint import fingerprint
from ..reader import files, yaml_edit
from ..reader.diagnostics import Edit
from ..reader.loader import Content, read
from ..reader.validation_errors import did_you_mean
from ..rules import check
from ..rules.changes import unannounced_parts
from ..rules.register import addressed


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    announcing = commands.add_parser(
        "announce", help="say what a change means; without ids: list what is not announced"
    )
    announcing.add_argument(
        "ids", nargs="*", metavar="ID", help="the items that changed, and last the sentence, in quotes"
    )
    announcing.add_argument(
        "--quiet", action="store_true", help="they still mean the same: note no sentence (no ids: all that changed)"
    )
    announcing.add_argument("--project", type=Path, default=files.PROJECT)
    announcing.set_defaults(run=announce)


def announce(options: Namespace) -> int:
    """Return 0 when it is noted or nothing is left to note, 1 when something is, 2 when it could not be noted."""
    content = read(options.project / "content", options.project)
    waiting = list(unannounced_parts(content))
    if not options.ids and not options.quiet:
        for place, part in waiting:
            print(f"{place}: '{part.id}' reads differently now, and nobody has said what changed.")
        return int(bool(waiting))
    changed = [part.id for _, part in waiting]
    names, sentence = (options.ids or changed, None) if options.quiet else (options.ids[:-1], options.ids[-1].strip())
    problem = _why_not(content, names, sentence)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    if sentence and (problem := _add_change(content, names, sentence, options.project)):
        print(problem, file=sys.stderr)
        return 2
    _note(content, names)
    print(
        f"Noted: {', '.join(names[:7]) or 'nothing had changed'}{f' and {len(names) - 7} more' if len(names) > 7 else ''}."
    )
    return 0


def _why_not(content: Content, names: list[str], sentence: str | None) -> str:
    register = content.guide.register
    unknown = next((name for name in names if name not in register), None)
    if not register or "changes" not in content.guide.singles:
        return "content/links.yml or content/changes.yml has a mistake. Fix it first: python -m macros check"
    if unknown:
        return f"There is no '{unknown}' in content/links.yml. {did_you_mean(unknown, register)}".strip()
    if sentence is not None and (not names or " " not in sentence):
        return (
            'Write the ids, and then in quotes one sentence: announce medicare "The plan now pays for a third opinion."'
        )
    return ""


def _add_change(content: Content, names: list[str], sentence: str, project: Path) -> str:
    """Add the change to the file. Return why the check would refuse it, and then leave the file as it was."""
    document = content.documents["changes"]
    text = document.lines.text
    first = document.root.at(("changes", 0)).start
    start = text.rfind("\n", 0, first) + 1
    entry = yaml_edit.entry({"date": dt.date.today(), "ids": names, "what": sentence})
    files.rewrite(document.path, yaml_edit.edit(text, [(start, start, entry + "\n")]))
    known = {(one.rule, one.what) for one in check(content)}
    for one in check(read(project / "content", project)):
        if one.level == "error" and one.place.file == document.file and (one.rule, one.what) not in known:
            files.rewrite(document.path, text)
            return f"The check would refuse this sentence. {one.message}"
    return ""


def _note(content: Content, names: list[str]) -> None:
    """Write today's fingerprints into the register."""
    document = content.documents["links"]
    now = {part.id: fingerprint(part) for _, _, part in addressed(content)}
    edits = [edit for name in names if name in now for edit in _edit(content, name, now[name])]
    if edits:
        files.rewrite(document.path, yaml_edit.edit(document.lines.text, edits))


def _edit(content: Content, name: str, mark: str) -> Iterator[Edit]:
    document = content.documents["links"]
    at = ("items", list(content.guide.register).index(name))
    entry = document.root.at(at)
    if isinstance(entry.value, dict) and "text" in entry.value:
        node = document.root.at((*at, "text"))
        yield Edit(node.start, node.end, mark)
        return
    since = document.root.at((*at, "since"))
    column = document.lines.place("", document.root.at((*at, "since"), key=True).start).column - 1
    text = f", text: {mark}" if document.lines.text[entry.start] == "{" else f"\n{' ' * column}text: {mark}"
    yield Edit(since.end, since.end, text)
