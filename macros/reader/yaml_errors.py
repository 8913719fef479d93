"""What libyaml says of text that is no YAML, said again so that a person finds the place and knows what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from .diagnostics import Lines, Problem

if TYPE_CHECKING:
    from .yaml_tree import Node

_SYNTAX = (
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
    ("expected comment or line break", "Words stand right after '>' or '|'.", "Begin the text on the next line, or put it in quotes."),
    ("tab character", "A tab is at the beginning of the line.", "Use spaces instead."),
)  # fmt: skip
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)", re.MULTILINE)
_BULLET = re.compile(r"[ \t]*([\u2022\u00b7\u25aa\u25cf\u2013\u2014*]|\d+[.)])[ \t]")
_FIELD = r"[ \t]*(?:- +)*[A-Za-z_]\w*"


def syntax_problem(file: str, lines: Lines, error: yaml.YAMLError, last: Node | None) -> Problem:
    """Return what libyaml says, said so that a person finds the place: it often stumbles only lines after the mistake."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    offset = min(mark.index, len(lines.text)) if mark else 0
    opened = getattr(error, "context_mark", None)
    start = opened.index if opened else offset
    offset, what, advice = (
        _two_versions(lines)
        or _unclosed(lines, said, offset, start, last)
        or _without_colon(
            lines, said, offset, last.start if last and _is_words(last) and "<document start>" in said else start
        )
        or _unlike_indentation(lines, said, offset, last)
        or _odd_indentation(lines, said, offset)
        or _special_character(lines, said, offset)
        or next(
            ((offset, what, advice) for phrase, what, advice in _SYNTAX if phrase in said),
            (offset, "This is not valid YAML.", "Compare it with the entries above: indentation, colons, quotes."),
        )
    )
    return Problem(lines.place(file, offset), "yaml-syntax", what, advice)


_Finding = tuple[int, str, str] | None


def _two_versions(lines: Lines) -> _Finding:
    """Return what Git writes where two people changed the same lines."""
    mark = _CONFLICT.search(lines.text)
    advice = "Keep the lines of one, and delete the marks: the lines that begin with <<<<<<<, ======= and >>>>>>>."
    return (mark.start(), "Two versions of the same lines are here.", advice) if mark else None


def _unclosed(lines: Lines, said: str, offset: int, start: int, last: Node | None) -> _Finding:
    """Return a quote or bracket that is opened and not closed on its line, or closed too early."""
    if "unexpected end of stream" in said or "unexpected document indicator" in said:
        return start, "A quote is opened here and not closed.", "Close it at the end of the text."
    if "did not find expected ',' or" in said:
        return start, "A bracket is opened here and not closed.", "Close it, or put the whole text in quotes."
    if "could not find expected ':'" in said and lines.text[start] in "\"'":
        return start, "A quote is opened here and not closed.", "Close it at the end of the text."
    if "did not find expected key" not in said or last is None:
        return None
    same_line = lines.place("", last.start).line == lines.place("", last.end).line
    if last.style in ("'", '"') and not same_line:
        return last.start, "A quote is opened here and not closed.", "Close it at the end of the text."
    if last.style in ("'", '"') and lines.place("", last.end).line == lines.place("", offset).line:
        kind = "single" if last.style == '"' else "double"
        return offset, "Words stand behind the closing quote.", f"Put the whole text in {kind} quotes."
    if isinstance(last.value, (list, dict)) and same_line and lines.text[last.start] in "[{":
        return (
            last.start,
            f"A text begins with '{lines.text[last.start]}', which begins a list or a group in YAML.",
            "Put the whole text in quotes.",
        )
    return None


def _without_colon(lines: Lines, said: str, offset: int, start: int) -> _Finding:
    """Return a field without its colon, or without the space after it; libyaml sees it only on the next line."""
    missing = "could not find expected ':'" in said or ("<document start>" in said and start < offset)
    number = lines.place("", start if missing else offset).line
    if not missing:
        if "mapping values are not allowed" not in said:
            return None
        depth = _depth(lines, number)
        # Lines that are indented more go on with a text that began above them.
        above = next(
            (
                one
                for one in range(number - 1, 0, -1)
                if lines.line(one).split("#")[0].strip() and _depth(lines, one) <= depth
            ),
            number,
        )
        first_colon = re.match(rf"{_FIELD}:", lines.line(number))
        is_first = first_colon is not None and first_colon.end() == lines.place("", offset).column
        if not is_first and not re.fullmatch(rf"{_FIELD}[ \t]*", lines.line(above)):
            return None
        if re.match(rf"{_FIELD}:(?:\s|$)", lines.line(above)):
            if _depth(lines, above) % 2 and not _depth(lines, number) % 2:
                return (
                    lines.start(above) + _depth(lines, above),
                    "This line is indented by an odd number of spaces.",
                    "Indent it like the field below.",
                )
            what = "This line is indented more than the one above, so YAML takes it for more of that text."
            return lines.start(number) + _depth(lines, number), what, "Indent it like the field above."
        number = above
    line = lines.line(number)
    at = lines.start(number) + _depth(lines, number)
    glued = re.match(rf"({_FIELD}:)\S", line)
    if glued:
        return lines.start(number) + glued.end(1), "A space is missing after the colon.", "Write 'field: text'."
    if re.match(r"[ \t]*-[^\s-]", line):
        return at, "A space is missing after the '-'.", "Begin the row with '- '."
    bullet = _BULLET.match(line)
    if bullet:
        return at, f"A row begins with '{bullet[1]}'.", "Begin it with '- '."
    if _depth(lines, number) == _depth(lines, number - 1) and lines.line(number - 1).lstrip().startswith("- "):
        return (
            at,
            "This line is no row of the list: it does not begin with '- '.",
            "Begin it with '- ', or indent it if it goes on with the row above.",
        )
    field = re.match(r"(?:- +)*([a-z_]+)", line.lstrip())
    what = "This line has no colon, or it is not indented like the text that it belongs to."
    return at, what, f"Write '{field[1] if field else 'field'}: ' and its text, or indent the line."


def _is_words(node: Node) -> bool:
    return node.style == "" and isinstance(node.value, str)


def _depth(lines: Lines, number: int) -> int:
    line = lines.line(number)
    return len(line) - len(line.lstrip())


def _unlike_indentation(lines: Lines, said: str, offset: int, last: Node | None) -> _Finding:
    """Return a first line that is indented more than the rest of its text: YAML then ends the text behind it."""
    if last is None or last.style not in ("|", ">") or not said.startswith("did not find expected"):
        return None
    place = lines.place("", offset)
    head = lines.place("", last.start).line
    first = next((one for one in range(head + 1, place.line) if lines.line(one).strip()), place.line)
    depth = _depth(lines, first)
    expected = len(lines.line(head)) - len(re.sub(r"^[ \t]*(?:- +)*", "", lines.line(head))) + 2
    if first < place.line and depth != expected and place.column == expected + 1:
        return (
            lines.start(first) + depth,
            "This line is indented more than the rest of its text.",
            "Indent all lines of a text alike.",
        )
    return None


def _odd_indentation(lines: Lines, said: str, offset: int) -> _Finding:
    """Return a line that is a space off; all content is indented by two spaces a level."""
    place = lines.place("", offset)
    if (
        not said.startswith("did not find expected")
        or place.column != _depth(lines, place.line) + 1
        or place.column % 2
    ):
        return None
    return offset, "This line is indented by an odd number of spaces.", "Indent it like the other fields."


def _special_character(lines: Lines, said: str, offset: int) -> _Finding:
    if "expected alphabetic or numeric character" in said and lines.text[offset - 1 : offset] in ("*", "&"):
        bullet = re.fullmatch(r"[ \t]*\* ", lines.line(lines.place("", offset).line)[: lines.place("", offset).column])
        if bullet:
            return offset - 1, "A row begins with '*'.", "Begin it with '- '."
        return (
            offset - 1,
            f"A text begins with '{lines.text[offset - 1]}', which is a special character in YAML.",
            "Put the whole text in quotes.",
        )
    if "cannot start any token" not in said or offset >= len(lines.text):
        return None
    if lines.text[offset] == "\t":
        return offset, "A tab is at the beginning of the line.", "Use spaces instead."
    return (
        offset,
        f"A text begins with '{lines.text[offset]}', which is a special character in YAML.",
        "Put the text in quotes.",
    )
