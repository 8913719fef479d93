"""The commands for those who keep the project: ``summary``, ``care`` and ``handbook``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..reader.files import PROJECT
from .base import HELP, NoBase, content_of


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands. Each sets ``run``, a function of the options that returns the exit code."""
    summing = commands.add_parser("summary", help="say in plain words what changed in the content")
    summing.add_argument("base", help=HELP)
    summing.add_argument("--project", type=Path, default=PROJECT, help="the project's folder")
    summing.set_defaults(run=_summary)
    caring = commands.add_parser("care", help="look for broken links and overdue reviews")
    caring.add_argument("report", type=Path, help="the file to write; it is empty when all is well")
    caring.set_defaults(run=_care)
    describing = commands.add_parser("schema", help="bring the editors' schemas of the content files up to date")
    describing.set_defaults(run=_schema)
    writing = commands.add_parser("handbook", help="bring .github/REFERENCE.md up to date")
    writing.set_defaults(run=_handbook)


def _summary(options: Namespace) -> int:
    from ..reports.content_diff import summary

    try:
        with content_of(options.base, options.project) as before:
            print(summary(before, options.project / "content"), end="")
    except NoBase as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _care(options: Namespace) -> int:
    from ..reports.link_check import care

    text = care(PROJECT)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(text, encoding="utf-8")
    print(text or "All links answer and nothing is overdue.")
    return 0


def _schema(_: Namespace) -> int:
    from ..reports.json_schema import write

    print(f"Changed: {', '.join(write(PROJECT)) or 'none'}.")
    return 0


def _handbook(_: Namespace) -> int:
    from ..reports.reference import write

    write(PROJECT)
    return 0
