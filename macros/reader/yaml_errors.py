"""Explain libyaml's errors in plain words: where the mistake is, and how to fix it.

Where ``repairs.py`` finds the mistake by trying edits, its message takes the place of these.
"""

from __future__ import annotations

import re

import yaml

from .diagnostics import Lines, Problem

_SYNTAX = (
    ("unexpected end of stream", "A quote is opened here and not closed.", "Close it at the end of the text."),
    ("did not find expected ',' or", "A bracket is opened here and not closed.", "Close it, or put the whole text in quotes."),
    # what libyaml says, and what a person can do about it
    ("mapping values are not allowed", "A colon with a space after it is inside a text.", "Put the whole text in double quotes."),
    ("did not find expected key", "This line does not fit the lines above it.", "Indent it like the other fields, and check that quotes above it are closed."),
    ("did not find expected '-'", "This line does not fit the list above it.", "Indent it like the others, and begin a new entry with '- '."),
    ("unknown escape", "A backslash is in a text in double quotes.", "Write it twice, or use single quotes."),
    ("undefined alias", "A text begins with '*', which is a special character in YAML.", "Put the text in quotes."),
    ("found undefined tag handle", "A text begins with '!', which is a special character in YAML.", "Put the text in quotes."),
    ("found unexpected ':'", "A colon is where YAML allows none.", "Put the text in quotes."),
    ("block sequence entries are not allowed", "A '-' is where YAML allows no list.", "Begin the list on a new line, indented, or put the text in quotes."),
    ("mapping keys are not allowed", "A text begins with '?', which is a special character in YAML.", "Put the text in quotes."),
    ("expected comment or line break", "There are words right after '>' or '|'.", "Begin the text on the next line, or put it in quotes."),
    ("tab character", "A tab is at the beginning of the line.", "Use spaces instead."),
)  # fmt: skip
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)", re.MULTILINE)


def has_conflict(text: str) -> bool:
    """Return whether Git has left two versions of the same lines in a text."""
    return bool(_CONFLICT.search(text))


def syntax_problem(file: str, lines: Lines, error: yaml.YAMLError) -> Problem:
    """Return libyaml's error in plain words. The place that it names is often lines after the mistake."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    offset = min(mark.index, len(lines.text)) if mark else 0
    what, advice = next(
        ((what, advice) for phrase, what, advice in _SYNTAX if phrase in said),
        ("This is not valid YAML.", "Compare it with the entries above: indentation, colons, quotes."),
    )
    conflict = _CONFLICT.search(lines.text)
    if conflict:
        offset, what = conflict.start(), "Two versions of the same lines are here."
        advice = "Keep the lines of one, and delete the marks: the lines that begin with <<<<<<<, ======= and >>>>>>>."
    elif opened and ("unexpected end of stream" in said or "did not find expected ',' or" in said):
        offset = opened.index
    return Problem(lines.place(file, offset), "yaml-syntax", what, advice)
