"""Problems as people and machines read them: plain text with the line and a caret, GitHub's annotations, JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..reader.content import Content
from ..reader.diagnostics import Lines, Problem, visible
from ..rules import check

GITHUB_LIMIT = 10
"""GitHub shows at most ten errors and ten notices of a step next to the diff; the log has them all."""

_LEVELS = {"error": ("error", "mistake"), "hint": ("notice", "hint")}
"""What GitHub calls each level, and what we do."""

_COLORS = {"error": "\033[31m", "hint": "\033[33m", "bold": "\033[1m", "dim": "\033[2m", "end": "\033[0m"}


def summary(problems: list[Problem], checked: str) -> str:
    """Return the closing line: what was checked, and how many mistakes and hints there are."""
    errors = sum(problem.level == "error" for problem in problems)
    return f"{checked}: {_count(errors, 'mistake')}, {_count(len(problems) - errors, 'hint')}."


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def as_text(problems: Iterable[Problem], project: Path, *, color: bool) -> Iterator[str]:
    """Yield each problem in a line of its own, and below it the file's line with a caret under the place.

    The bar before the file's line keeps GitHub from taking a line of content for a command.
    """
    files: dict[str, Lines] = {}
    paint = _COLORS if color else dict.fromkeys(_COLORS, "")
    for problem in problems:
        place = problem.place
        message = f"{problem.title}: {problem.message}"
        yield f"{paint['bold']}{place}:{paint['end']} {paint[problem.level]}{message}{paint['end']}"
        if place.file not in files:
            files[place.file] = _lines(project / place.file)
        line = files[place.file].line(place.line)
        if line.strip():
            start = max(0, place.column - 80)
            shown = line[start : start + 110]
            caret = "".join("\t" if sign == "\t" else " " for sign in line[start : place.column - 1]) + "^"
            yield f"{paint['dim']}  | {_line(shown)}\n  | {caret}{paint['end']}"


def _lines(path: Path) -> Lines:
    try:
        return Lines(path.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError:
        return Lines("")


def _line(text: str) -> str:
    return "\t".join(map(visible, text.split("\t")))


def as_github(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield each problem as a workflow command, which GitHub shows next to the diff; past its limit, one that says so."""
    for level, (name, word) in _LEVELS.items():
        found = [problem for problem in problems if problem.level == level]
        shown = found if len(found) <= GITHUB_LIMIT else found[: GITHUB_LIMIT - 1]
        for problem in shown:
            place = problem.place
            at = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.title)}"
            yield f"::{name} {at}::{_message(problem.message)}"
        if len(shown) < len(found):
            more = _count(len(found) - len(shown), f"more {word}")
            yield f"::{name}::{more} in the log of this step."


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return all problems as a JSON list of objects: file, line, column, rule, level, what, advice."""
    rows = [
        {
            **asdict(problem.place),
            "rule": problem.rule,
            "level": problem.level,
            "what": problem.what,
            "advice": problem.advice,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def report(content: Content, problems: list[Problem], form: str, project: Path) -> None:
    """Print the problems in the form asked for, and a closing count."""
    if form == "json":
        print(as_json(problems))
        return
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for line in as_text(problems, project, color=color):
        print(line)
    if form == "github":
        for line in as_github(problems):
            print(line)
    for name in content.unread:
        print(f"The rest of {name}.yml was not checked. Fix it, and check again.")
    items = sum(1 for _ in content.guide.items())
    print(summary(problems, f"Checked {items} items and {len(content.guide.sources)} sources"))


def report_mistakes(content: Content, project: Path) -> int:
    """Print what is wrong after a command has written into the content, without hints. Return the exit code."""
    problems = [one for one in check(content) if one.level == "error"]
    report(content, problems, "text", project)
    return int(bool(problems))


def unreadable(content: Content, *names: str) -> bool:
    """Return whether one of these files has a mistake of form, and can't be written into. Says so."""
    faulty = [name for name in names if name in content.faulty]
    if faulty:
        print(f"content/{faulty[0]}.yml has a mistake. Fix it first: python -m macros check", file=sys.stderr)
    return bool(faulty)
