"""The command ``announce``: notes in words what a change of an item means, or that it means the same as before."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from ..model import Change
from ..model.fingerprint import fingerprint
from ..reader import files, translation_edit, yaml_edit
from ..reader.diagnostics import Edit
from ..reader.loader import Content, read
from ..reader.translation import MARK
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
    announcing.add_argument(
        "--in",
        dest="told",
        action="append",
        default=[],
        metavar="LANGUAGE=SENTENCE",
        help="the sentence in another language, for example es='...' (else 'translate' adds it in English)",
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
    told = dict(one.partition("=")[::2] for one in options.told)
    problem = _why_not(content, names, sentence, told)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    if sentence and (problem := _add_change(content, names, sentence, told, options.project)):
        print(problem, file=sys.stderr)
        return 2
    _note(content, names)
    print(
        f"Noted: {', '.join(names[:7]) or 'nothing had changed'}{f' and {len(names) - 7} more' if len(names) > 7 else ''}."
    )
    return 0


def _why_not(content: Content, names: list[str], sentence: str | None, told: dict[str, str]) -> str:
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
    for language, words in told.items():
        translated = content.translations.get(language)
        if not words.strip() or not translated or translated.documents["changes"] not in translated.own_documents():
            return f"Write --in with a language that has a file of changes, and the sentence in it. Got '{language}'."
    return ""


def _add_change(content: Content, names: list[str], sentence: str, told: dict[str, str], project: Path) -> str:
    """Add the change to the files. Return why the check would refuse it, and then leave the files as they were."""
    entry: dict[str, object] = {"date": dt.date.today(), "ids": names, "what": sentence}
    mark = fingerprint(Change.model_validate(entry))
    document = content.documents["changes"]
    start = document.lines.start(document.place(("changes", 0)).line)
    written = [(document, yaml_edit.edit(document.lines.text, [(start, start, yaml_edit.entry(entry) + "\n")]))]
    for language, words in told.items():
        translated = content.translations[language].documents["changes"]
        row = {MARK: mark, "what": words.strip()}
        written.append((translated, translation_edit.fill(translated.lines.text, {"changes": [row]})[0]))
    for one, text in written:
        files.rewrite(one.path, text)
    known = {(one.rule, one.what) for one in check(content)}
    changed = {one.file for one, _ in written}
    for problem in check(read(project / "content", project)):
        if problem.level == "error" and problem.place.file in changed and (problem.rule, problem.what) not in known:
            for one, _ in written:
                files.rewrite(one.path, one.lines.text)
            return f"The check would refuse this sentence. {problem.message}"
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
