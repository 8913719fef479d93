"""Find the slip in a file that can't be read: try small edits around the place, and see after which it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ..model import Part
from . import yaml_tree
from .diagnostics import Lines, Place, Problem
from .yaml_errors import has_conflict
from .yaml_tree import Node

Faults = Callable[[str], list[Problem]]
"""Return the problems of a file with this text, by its YAML and by its kind."""

MAX_WINDOW = 40_000
"""Around the place of a mistake, no more characters are searched."""
_ROW = re.compile(r" {0,2}- ")
"""The first line of an entry: all content is indented by two spaces a level."""
_TOP = re.compile(r"([A-Za-z_]\w*):(?:\s|$)")
_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<dash>(?:- +)*)(?P<field>[a-z_]+:(?: +|$))?(?P<value>.*)")
_WITHOUT_COLON = re.compile(r"(?P<before>[ \t]*(?:- +)*)(?P<field>[a-z_]+)(?P<colon> ?[:;=.\uff1a]?) *(?P<value>.*)")
_BULLET = re.compile(r"([\u2022\u00b7\u25aa\u25cf\u2013\u2014\u2212*+]|\d+[.)])[ \t]+|-(?=[^\s-])")
_JUNK = re.compile(r"[ \t]*(?:```\w*|</?[a-z]+[^<>]*>|-{3,}|\.{3,}|={3,})[ \t]*")
_BLOCK = re.compile(r"[|>][-+]?")


@dataclass(frozen=True)
class Edit:
    """An edit that may undo a slip: the lines from ``start`` up to ``end`` (from 0) become ``new``."""

    start: int
    end: int
    new: tuple[str, ...]
    cost: float
    """How far-fetched it is: of two edits that work, the cheaper one is what happened."""
    column: int
    what: str
    advice: str

    window: tuple[int, int] = (0, 0)
    """The lines around it that were looked at, as ``start`` and ``end`` are counted."""

    def problem(self, file: str, rule: str) -> Problem:
        """Return the slip that this edit undoes as a problem of ``file``."""
        return Problem(Place(file, self.start + 1, self.column), rule, self.what, self.advice)

    def apply(self, rows: list[str]) -> list[str]:
        """Return the lines of a text after this edit."""
        return [*rows[: self.start], *self.new, *rows[self.end :]]


def parse(text: str, file: str, faults: Faults | None = None) -> tuple[Node | None, Lines, list[Problem]]:
    """Read the YAML ``text`` of ``file`` as ``yaml_tree.parse`` does, and name the slip where it can't be read."""
    root, lines, problems = yaml_tree.parse(text, file)
    if root is None and problems and problems[-1].rule == "yaml-syntax" and not has_conflict(text):
        slip = find(text, problems[-1].place.line, faults or _syntax_faults, is_unreadable=True)
        if slip:
            problems[-1] = slip.problem(file, "yaml-syntax")
    return root, lines, problems


def find(text: str, line: int, faults: Faults, *, is_unreadable: bool) -> Edit | None:
    """Return the likeliest edit after which nothing is wrong in the entries around a ``line`` (from 1), or None.

    Args:
        text: The text of a file.
        line: Where a problem was found. The slip is there or above.
        faults: What is wrong with a text.
        is_unreadable: Whether the text is no YAML. Else its fields are in the wrong places.
    """
    rows = _rows(text)
    chunks = _chunks(rows)
    number = next((n for n, (_, end) in enumerate(chunks) if line <= end), len(chunks) - 1)
    if is_unreadable:
        number = next((n for n in range(number + 1) if _error(_masked(rows, *chunks[n]))), number)
    start, end = chunks[max(0, number - 1) if is_unreadable else number][0], chunks[number][1]
    window = _masked(rows, start, end)
    if sum(map(len, window)) > MAX_WINDOW:
        return None
    at = (_error(window) or line) - 1
    edits = sorted(
        _edits(rows, start, end, is_unreadable=is_unreadable),
        key=lambda edit: (edit.cost, abs(at - edit.start) + (5 if edit.start > at else 0)),
    )
    for edit in edits:
        after = edit.apply(window)
        if _error(after) is None and not _wrong(after, start, end + len(edit.new) - (edit.end - edit.start), faults):
            # An entry may fit by itself and not among the others.
            stumbles = _error(edit.apply(rows)) if is_unreadable else None
            if stumbles is None or stumbles > end + 1:
                return replace(edit, window=(start, end))
    return None


def _rows(text: str) -> list[str]:
    lines = Lines(text)
    return [lines.line(number) for number in range(1, lines.count + 1)]


def _syntax_faults(text: str) -> list[Problem]:
    return yaml_tree.parse(text, "")[2]


def _error(rows: list[str]) -> int | None:
    """Return the line (from 1) on which YAML stumbles, or None."""
    root, _, problems = yaml_tree.parse("\n".join(rows) + "\n", "")
    return problems[-1].place.line if root is None and problems else None


def _wrong(rows: list[str], start: int, end: int, faults: Faults) -> bool:
    """Return whether something is wrong in these lines of a text in which all others are blank."""
    text = "\n".join(rows) + "\n"
    found = [one for one in faults(text) if start < one.place.line <= end]
    # Of the file's own fields most are blanked out.
    if any(
        not (one.rule in ("empty", "list-length") or (one.rule == "missing-field" and one.place.column == 1))
        for one in found
    ):
        return True
    root, lines, _ = yaml_tree.parse(text, "")
    return root is None or _swallows(root, lines, start, end)


def _swallows(root: Node, lines: Lines, start: int, end: int) -> bool:
    """Return whether a line that looks like a field, or like the row of a list, is part of a text."""
    fields, texts = set[int](), list[tuple[int, int]]()
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node.value, dict):
            fields |= {lines.place("", key.start).line for key, _ in node.value.values()}
        elif node.style not in ("|", ">") and not isinstance(node.value, list):
            texts.append((lines.place("", node.start).line, lines.place("", node.end).line))
        open_nodes += [child for _, child in node.children]
    for number in range(start + 1, end + 1):
        match = _LINE.match(lines.line(number))
        if match and match["field"] and number not in fields:
            is_bare = not match["value"] or match["value"][0] in "[|>"
            if is_bare or match["field"].rstrip(": ") in field_names():
                return True
    return any(lines.line(one).lstrip().startswith("- ") for first, last in texts for one in range(first + 1, last + 1))


@lru_cache(maxsize=1)
def field_names() -> frozenset[str]:
    """Return the name of every field of every kind of part."""
    kinds = [Part]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return frozenset(name for kind in kinds for name in kind.model_fields)


def _chunks(rows: list[str]) -> list[tuple[int, int]]:
    """Return where the entries of a file, and its own fields, begin and end."""
    seen, starts = set[str](), [0]
    for number, row in enumerate(rows):
        top = _TOP.match(row)
        if _ROW.match(row) or (top and top[1] not in seen):
            starts.append(number)
            seen |= {top[1]} if top else set()
    return [(start, end) for start, end in pairwise([*starts, len(rows)]) if end > start]


def _masked(rows: list[str], start: int, end: int) -> list[str]:
    """Return the lines with all blanked out but those from ``start`` to ``end`` and the name of the list they are in."""
    top = next((n for n in range(start, -1, -1) if _TOP.match(rows[n])), start)
    return [row if start <= number < end or number == top else "" for number, row in enumerate(rows)]


def depth(row: str) -> int:
    """Return by how many characters a line is indented."""
    return len(row) - len(row.lstrip())


def _edits(rows: list[str], start: int, end: int, *, is_unreadable: bool) -> Iterator[Edit]:
    """Yield every edit that may undo one slip in the lines from ``start`` to ``end``."""
    texts = {
        match["field"].rstrip(": ")
        for row in rows
        if (match := _LINE.match(row)) and match["field"] and _BLOCK.fullmatch(match["value"])
    }
    for number in range(start, end):
        row = rows[number]
        if not row.strip() or row.lstrip().startswith("#") or len(row) > 2_000:
            continue
        yield from _block_shifts(rows, number, end)
        yield from _missing_lines(rows, number, texts)
        if is_unreadable:
            yield from _line_shifts(rows, number)
            yield from _tabs(row, number)
            yield from _marks(row, number)
            yield from _quotes(rows, number, end)
            if _JUNK.fullmatch(row):
                yield Edit(
                    number,
                    number + 1,
                    (),
                    1,
                    depth(row) + 1,
                    f"'{row.strip()}' is no part of the guide's files.",
                    "Delete this line.",
                )


def _line_shifts(rows: list[str], number: int) -> Iterator[Edit]:
    """Yield the shifts of one line: by a few spaces, or to where the lines around it are."""
    row, here = rows[number], depth(rows[number])
    above = next((one for one in reversed(rows[:number]) if one.strip()), "")
    below = next((one for one in rows[number + 1 :] if one.strip()), "")
    begins_text = re.search(r":(?: +[|>][-+]?)?$", above)
    usual = _column(above) + 2 if begins_text and begins_text[0] != ":" else None
    for to in sorted({*range(here - 4, here + 5), depth(above), depth(below), _column(above)} - {here}):
        if to >= 0:
            what = f"This line is indented by {_spaces(here)}, and should be by {to}."
            cost = 1 + min(abs(to - here), 9) / 10 + to % 2 - (to == usual) / 2
            yield Edit(
                number,
                number + 1,
                (_shifted(row, to - here),),
                cost,
                here + 1,
                what,
                f"{_by(to - here)} at its beginning.",
            )


def _column(row: str) -> int:
    """Return where a line's words begin, behind the dash of an entry."""
    return depth(re.sub(r"^( *)- ", r"\1  ", row))


def _block_shifts(rows: list[str], number: int, end: int) -> Iterator[Edit]:
    """Yield the shifts of a line with those below it that are indented as far or farther."""
    row = rows[number]
    if not re.match(r"[ \t]*(?:- |[a-z_]+:)", row):
        return
    last = next((n for n in range(number + 1, end) if rows[n].strip() and depth(rows[n]) < depth(row)), end)
    while not rows[last - 1].strip():
        last -= 1
    if last - number < 2:
        return
    for by in (-2, 2, -4, 4, -1, 1, -3, 3):
        if depth(row) + by >= 0:
            what = f"Lines {number + 1} to {last} are indented by {_spaces(depth(row))} or more, and should be by {depth(row) + by} or more."
            new = tuple(_shifted(one, by) for one in rows[number:last])
            yield Edit(
                number,
                last,
                new,
                2 + abs(by) / 10 + by % 2,
                depth(row) + 1,
                what,
                f"{_by(by)} at the beginning of each of them.",
            )


def _shifted(row: str, by: int) -> str:
    return row if not row.strip() else " " * by + row if by > 0 else row[-by:]


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}"


def _by(by: int) -> str:
    return f"{'Add' if by > 0 else 'Delete'} {_spaces(abs(by))}"


def _tabs(row: str, number: int) -> Iterator[Edit]:
    if "\t" in row[: depth(row)]:
        for spaces in (4, 6, 2, 8, 0):
            advice = f"Write {_spaces(spaces)} there instead."
            yield Edit(
                number,
                number + 1,
                (" " * spaces + row.lstrip(),),
                1,
                1,
                "A tab is at the beginning of the line.",
                advice,
            )


def _missing_lines(rows: list[str], number: int, texts: set[str]) -> Iterator[Edit]:
    """Yield the lines that may have been deleted above this one: the name of a text, or the id of an entry."""
    row, above = rows[number], rows[number - 1] if number else ""
    match, before = _LINE.fullmatch(row), _LINE.fullmatch(above)
    if match and match["field"] and not match["dash"] and depth(row) > 2:
        new = f"{' ' * (depth(row) - 2)}- id: the-lost-id"
        what = "An entry begins here, and its first line, with its id, is missing."
        advice = f"Put the line '{new.removesuffix('the-lost-id')}...' above this one, with the entry's id."
        yield Edit(number, number, (new,), 2, depth(row) + 1, what, advice)
        if match["field"].startswith("id:"):
            new = f"{' ' * (depth(row) - 2)}- {row.lstrip()}"
            what = "An entry begins here, without its '- '."
            yield Edit(
                number, number + 1, (new,), 1, depth(row) + 1, what, f"Begin the line with '{new[: depth(row)]}'."
            )
    if (
        match
        and not match["field"]
        and before
        and before["field"]
        and before["value"]
        and not _BLOCK.fullmatch(before["value"])
    ):
        for name in sorted(texts):
            new = f"{' ' * max(0, depth(row) - 2)}{name}: >-"
            what = f"The name of this text is missing: the line '{name}: >-'."
            yield Edit(number, number, (new,), 2, depth(row) + 1, what, f"Put the line '{new}' above this one.")


def _marks(row: str, number: int) -> Iterator[Edit]:
    """Yield the colons, dashes and brackets that may be missing or wrong."""
    at = depth(row) + 1
    match = _WITHOUT_COLON.fullmatch(row)
    if match and (match["field"] in field_names() or _BLOCK.fullmatch(match["value"])):
        new = f"{match['before']}{match['field']}: {match['value']}".rstrip()
        is_glued = match["colon"] == ":" and not row.startswith(new)
        what = "A space is missing after the colon." if is_glued else f"A colon is missing after '{match['field']}'."
        if new != row:
            column = match.end("field") + (2 if is_glued else 1)
            yield Edit(number, number + 1, (new,), 1, column, what, f"Write '{match['field']}: ' and then its text.")
    bullet = _BULLET.match(row.lstrip())
    if bullet:
        new = f"{row[: at - 1]}- {row[at - 1 + bullet.end() :]}"
        what = "A space is missing after the '-'." if bullet[1] is None else f"A row begins with '{bullet[1]}'."
        yield Edit(number, number + 1, (new,), 1, at, what, "Begin it with '- '.")
    elif not re.match(r"[ \t]*(?:- |[a-z_]+:)", row):
        what = "This line is no row of the list: it does not begin with '- '."
        advice = "Begin it with '- ', or indent it by 2 more if it goes on with the row above."
        cost = 1.0 if re.match(r"[A-Z\"'\[{*]", row.lstrip()) else 1.5
        yield Edit(number, number + 1, (f"{row[: at - 1]}- {row.lstrip()}",), cost, at, what, advice)
    match = _LINE.fullmatch(row)
    value = match["value"].rstrip() if match else ""
    column = len(row.rstrip()) - len(value) + 1
    if value.count("[") > value.count("]"):
        what, advice = "A bracket is opened here and not closed.", "Write ']' at the end of the line."
        yield Edit(number, number + 1, (f"{row.rstrip()}]",), 1, column + value.index("["), what, advice)
    if value.count("]") > value.count("["):
        new = f"{row[: column - 1]}[{value}"
        yield Edit(
            number,
            number + 1,
            (new,),
            1,
            column,
            "A bracket is closed and not opened.",
            "Write '[' before the first of them.",
        )
    block = re.match(r"([|>][-+]?) *(?=\S)(?![-+]$)", value)
    if block and match and match["field"]:
        new_rows = (row[: column - 1] + block[1], " " * (depth(row) + len(match["dash"]) + 2) + value[block.end() :])
        what = f"Words are right after '{block[1]}'."
        yield Edit(
            number,
            number + 1,
            new_rows,
            1,
            column,
            what,
            f"Begin the text on the next line, indented by {depth(new_rows[1])}.",
        )


def _quotes(rows: list[str], number: int, end: int) -> Iterator[Edit]:
    """Yield the quotes that may be missing around a text, or at its end."""
    row = rows[number].rstrip()
    match = _LINE.fullmatch(row)
    value = match["value"] if match else ""
    if not match or not value or _BLOCK.fullmatch(value):
        return
    before, column = row[: len(row) - len(value)], len(row) - len(value) + 1
    quote = value[0] if value[0] in "\"'" else ""
    if quote and len(re.findall(quote, value[1:].replace(f"\\{quote}", ""))) % 2 == 0:
        last = number
        while (
            last + 1 < end
            and depth(rows[last + 1]) > depth(row)
            and not re.match(r"[ \t]*(?:- |[a-z_]+:)", rows[last + 1])
        ):
            last += 1
        for one in range(number, last + 1):
            new = (*rows[number:one], rows[one].rstrip() + quote)
            where = "at the end of the line" if one == number else f"at the end of line {one + 1}"
            yield Edit(
                number, one + 1, new, 1, column, "A quote is opened here and not closed.", f"Write {quote} {where}."
            )
    is_whole = value.endswith(quote) and value.count(quote) > 2 and value.count(quote) % 2 == 0
    inner = value[1:-1] if quote and is_whole else value
    for kind, name in (('"', "double"), ("'", "single")):
        if kind == '"' and ('"' in inner or "\\" in inner):
            continue
        new_value = kind + (inner.replace("'", "''") if kind == "'" else inner) + kind
        doubled = " Write each ' in it twice." if kind == "'" and "'" in inner else ""
        place, what = _reason(value)
        cost = 2 + (kind == "'" and "'" in inner) + (value[0] in "[{" and "](" not in value)
        yield Edit(
            number,
            number + 1,
            (before + new_value,),
            cost,
            column + place,
            what,
            f"Put the whole text in {name} quotes.{doubled}",
        )


def _reason(value: str) -> tuple[int, str]:
    """Return why a text needs quotes, and where in it that shows."""
    colon = re.search(r":(?= |$)", value)
    comment = re.search(r"(?<= )#", value)
    if value[0] in "\"'":
        closing = value.find(value[0], 1)
        return closing + 1 if closing > 0 else 0, "Words are behind the closing quote."
    if value[0] in "[{":
        return 0, f"A text begins with '{value[0]}', which begins a list or a group in YAML."
    if value[0] in "@`%&*!|>?-,]}#":
        return 0, f"A text begins with '{value[0]}', which is a special character in YAML."
    if colon:
        return colon.start(), "A colon with a space after it is inside a text."
    return (comment.start(), "A '#' is inside a text.") if comment else (0, "YAML can't read this text.")
