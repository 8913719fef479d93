"""The command ``review record``: writes who reviewed which parts of the guide, and when, into content/reviewers.yml."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path

from ..model.reviews import WHOLE, combined_fingerprint, covered, versions
from ..reader import files, yaml_edit
from ..reader.content import Content, Document
from ..reader.loader import read
from ..reader.validation_errors import did_you_mean
from . import output

FILE = "reviewers"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    reviewing = commands.add_parser("review", help="record a review by a clinician or a translator")
    actions = reviewing.add_subparsers(dest="action", required=True, metavar="action")
    recording = actions.add_parser("record", help="write a review into content/reviewers.yml")
    recording.add_argument("of", nargs="+", metavar="part", help="a file such as 'insurance', or the id of an item")
    recording.add_argument("--name", type=_filled, required=True, help="the name, as the person wants it shown")
    recording.add_argument("--credential", type=_filled, required=True, help="the license or credential")
    recording.add_argument("--date", type=_day, required=True, help="the day of the review: year-month-day")
    recording.add_argument("--translation", metavar="LANGUAGE", help="the translation, if that was reviewed: es")
    recording.add_argument("--interests", type=_filled, help="conflicts of interest, as the person told them")
    recording.add_argument("--sheet", metavar="LETTERS", help="the 8 letters at the top of the review sheet")
    recording.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    recording.set_defaults(run=record)


def _filled(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise ArgumentTypeError("it is empty. Fill it in.")
    return words


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date. Write year-month-day, for example 2026-11-21.") from None
    if day > dt.date.today():
        raise ArgumentTypeError(f"{day} has not come yet. Write the day of the review.")
    return day


def record(options: Namespace) -> int:
    """Return 0 when the review is written and the content has no mistake, 1 if it is not, 2 if it can't be written."""
    content = read(options.project / "content", options.project)
    if output.unreadable(content, FILE):
        return 2
    refusal = _refusal(content, options)
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    document = content.documents[FILE]
    files.rewrite(document.path, _with_entry(document, _entry(content, options)))
    print(f"{document.file}: the review by {options.name} is written.")
    if not content.guide.reviewers:
        print("It is the first one. MAINTAINING.md lists the sentences that say there is none.")
    content = read(options.project / "content", options.project)
    return output.report_mistakes(content, options.project)


def _refusal(content: Content, options: Namespace) -> str:
    """Return why the review can't be written, or nothing."""
    if options.translation and options.translation not in content.translations:
        return (
            f"There is no translation '{options.translation}'. There is: {', '.join(content.translations) or 'none'}."
        )
    guide = content.guide
    unknown = next((name for name in options.of if not covered(guide, name)), None)
    if unknown:
        advice = did_you_mean(unknown, [*WHOLE, *versions(guide, WHOLE)]) or "Name a file, or the id of an item."
        return f"There is no part '{unknown}'. {advice}"
    if options.sheet and options.sheet != combined_fingerprint(_versions(content, options)):
        return (
            "The words have changed since that sheet was printed. Compare the letters of each part with those of today's sheet, "
            "and record the parts that have the same ones, by their ids."
        )
    return ""


def _versions(content: Content, options: Namespace) -> dict[str, str]:
    """Return the fingerprints of what was reviewed, as it is today."""
    return versions(content.translations.get(options.translation, content).guide, options.of)


def _entry(content: Content, options: Namespace) -> str:
    given = {
        "name": options.name,
        "credential": options.credential,
        "of": options.of,
        "date": options.date,
        "translation": options.translation,
        "interests": options.interests,
        "versions": _versions(content, options),
    }
    return yaml_edit.entry(given)


def _with_entry(document: Document, entry: str) -> str:
    """Return the file's text with the entry as the first one."""
    text, key, own = document.lines.text, document.root.at((FILE,), key=True), document.root.at((FILE,))
    if isinstance(own.value, list) and own.value:
        start = yaml_edit.above(document.lines, own.value[0].start)
        return yaml_edit.edit(text, [(start, start, f"{entry}\n")])
    colon, line_end = text.index(":", key.end) + 1, text.find("\n", own.end) + 1
    start, before = (line_end, "") if line_end else (len(text), "\n")
    return yaml_edit.edit(text, [(colon, own.end, ""), (start, start, before + entry)])
