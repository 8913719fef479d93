"""The command ``announce``: says on the page "What's new" what a change of an item means."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..model import Change
from ..model.fingerprint import fingerprint
from ..reader import files, translation_edit, yaml_edit
from ..reader.content import Content
from ..reader.loader import read
from ..reader.translation import MARK
from ..reader.validation_errors import did_you_mean
from ..rules import check
from .base import add_told, told_in


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    announcing = commands.add_parser("announce", help="say what a change means, for those who link to the guide")
    announcing.add_argument("ids", nargs="+", metavar="ID", help="the parts that changed")
    announcing.add_argument("sentence", help="what changed, in quotes")
    add_told(announcing, "what changed", "else 'translate' adds it in English")
    announcing.add_argument("--project", type=Path, default=files.PROJECT)
    announcing.set_defaults(run=announce)


def announce(options: Namespace) -> int:
    """Return 0 when it is noted, 2 when it could not be noted."""
    content = read(options.project / "content", options.project)
    told = told_in(options)
    sentence = options.sentence.strip()
    problem = _why_not(content, options.ids, sentence, told) or _add_change(
        content, options.ids, sentence, told, options.project
    )
    if problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Noted: {', '.join(options.ids)}.")
    return 0


def _why_not(content: Content, names: list[str], sentence: str, told: dict[str, str]) -> str:
    register = content.guide.register
    unknown = next((name for name in names if name not in register), None)
    if not register or "changes" not in content.guide.singles:
        return "content/links.yml or content/changes.yml has a mistake. Fix it first: python -m macros check"
    if " " not in sentence:
        return (
            'Write the ids, and then in quotes one sentence: announce medicare "The plan now pays for a third opinion."'
        )
    if unknown:
        return f"There is no '{unknown}' in content/links.yml. {did_you_mean(unknown, register)}".strip()
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
