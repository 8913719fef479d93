"""The small edits that may undo a mistake in a file: what was indented wrongly, left out or mistyped on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model import Part
from .diagnostics import Place, Problem

LINE = re.compile(r"(?P<indent>[ \t]*)(?P<dash>(?:- +)*)(?P<field>[a-z_]+:(?: +|$))?(?P<value>.*)")
_WITHOUT_COLON = re.compile(r"(?P<before>[ \t]*(?:- +)*)(?P<field>[a-z_]+)(?P<colon> ?[:;=.\uff1a]?) *(?P<value>.*)")
_BULLET = re.compile(r"([\u2022\u00b7\u25aa\u25cf\u2013\u2014\u2212*+]|\d+[.)])[ \t]+|-(?=[^\s-])")
_JUNK = re.compile(r"[ \t]*(?:```\w*|</?[a-z]+[^<>]*>|-{3,}|\.{3,}|={3,})[ \t]*")
_BLOCK = re.compile(r"[|>][-+]?")


@dataclass(frozen=True)
class Repair:
    """An edit that may undo a mistake: the lines from ``start`` up to ``end`` (from 0) become ``new``."""

    start: int
    end: int
    new: tuple[str, ...]
    cost: float
    """How unlikely it is: of two edits that work, the one with the lower cost is chosen."""
    column: int
    what: str
    advice: str

    window: tuple[int, int] = (0, 0)
    """The lines around it that were looked at, as ``start`` and ``end`` are counted."""

    def problem(self, file: str, rule: str) -> Problem:
        """Return the mistake that this edit undoes as a problem of ``file``."""
        return Problem(Place(file, self.start + 1, self.column), rule, self.what, self.advice)

    def apply(self, rows: list[str]) -> list[str]:
        """Return the lines of a text after this edit."""
        return [*rows[: self.start], *self.new, *rows[self.end :]]


def _line(number: int, new: str, cost: float, column: int, what: str, advice: str) -> Repair:
    """Return the edit of one line."""
    return Repair(number, number + 1, (new,), cost, column, what, advice)


@lru_cache(maxsize=1)
def field_names() -> frozenset[str]:
    """Return the name of every field of every kind of part."""
    kinds = [Part]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return frozenset(name for kind in kinds for name in kind.model_fields)


def depth(row: str) -> int:
    """Return by how many characters a line is indented."""
    return len(row) - len(row.lstrip())


def possible_repairs(rows: list[str], start: int, end: int, *, is_unreadable: bool) -> Iterator[Repair]:
    """Yield every edit that may undo one mistake in the lines from ``start`` to ``end``."""
    texts = {
        match["field"].rstrip(": ")
        for row in rows
        if (match := LINE.match(row)) and match["field"] and _BLOCK.fullmatch(match["value"])
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
                yield Repair(
                    number,
                    number + 1,
                    (),
                    1,
                    depth(row) + 1,
                    f"'{row.strip()}' is no part of the guide's files.",
                    "Delete this line.",
                )


def _line_shifts(rows: list[str], number: int) -> Iterator[Repair]:
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
            yield _line(number, _shifted(row, to - here), cost, here + 1, what, f"{_by(to - here)} at its beginning.")


def _column(row: str) -> int:
    """Return where a line's words begin, behind the dash of an entry."""
    return depth(re.sub(r"^( *)- ", r"\1  ", row))


def _block_shifts(rows: list[str], number: int, end: int) -> Iterator[Repair]:
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
            yield Repair(
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


def _tabs(row: str, number: int) -> Iterator[Repair]:
    if "\t" in row[: depth(row)]:
        for spaces in (4, 6, 2, 8, 0):
            advice = f"Write {_spaces(spaces)} there instead."
            yield _line(number, " " * spaces + row.lstrip(), 1, 1, "A tab is at the beginning of the line.", advice)


def _missing_lines(rows: list[str], number: int, texts: set[str]) -> Iterator[Repair]:
    """Yield the lines that may have been deleted above this one: the name of a text, or the id of an entry."""
    row, above = rows[number], rows[number - 1] if number else ""
    match, before = LINE.fullmatch(row), LINE.fullmatch(above)
    if match and match["field"] and not match["dash"] and depth(row) > 2:
        new = f"{' ' * (depth(row) - 2)}- id: the-lost-id"
        what = "An entry begins here, and its first line, with its id, is missing."
        advice = f"Put the line '{new.removesuffix('the-lost-id')}...' above this one, with the entry's id."
        yield Repair(number, number, (new,), 2, depth(row) + 1, what, advice)
        if match["field"].startswith("id:"):
            new = f"{' ' * (depth(row) - 2)}- {row.lstrip()}"
            what = "An entry begins here, without its '- '."
            yield _line(number, new, 1, depth(row) + 1, what, f"Begin the line with '{new[: depth(row)]}'.")
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
            yield Repair(number, number, (new,), 2, depth(row) + 1, what, f"Put the line '{new}' above this one.")


def _marks(row: str, number: int) -> Iterator[Repair]:
    """Yield the colons, dashes and brackets that may be missing or wrong."""
    at = depth(row) + 1
    match = _WITHOUT_COLON.fullmatch(row)
    if match and (match["field"] in field_names() or _BLOCK.fullmatch(match["value"])):
        new = f"{match['before']}{match['field']}: {match['value']}".rstrip()
        is_glued = match["colon"] == ":" and not row.startswith(new)
        what = "A space is missing after the colon." if is_glued else f"A colon is missing after '{match['field']}'."
        if new != row:
            column = match.end("field") + (2 if is_glued else 1)
            yield _line(number, new, 1, column, what, f"Write '{match['field']}: ' and then its text.")
    bullet = _BULLET.match(row.lstrip())
    if bullet:
        new = f"{row[: at - 1]}- {row[at - 1 + bullet.end() :]}"
        what = "A space is missing after the '-'." if bullet[1] is None else f"A row begins with '{bullet[1]}'."
        yield _line(number, new, 1, at, what, "Begin it with '- '.")
    elif not re.match(r"[ \t]*(?:- |[a-z_]+:)", row):
        what = "This line is no row of the list: it does not begin with '- '."
        advice = "Begin it with '- ', or indent it by 2 more if it goes on with the row above."
        cost = 1.0 if re.match(r"[A-Z\"'\[{*]", row.lstrip()) else 1.5
        yield _line(number, f"{row[: at - 1]}- {row.lstrip()}", cost, at, what, advice)
    match = LINE.fullmatch(row)
    value = match["value"].rstrip() if match else ""
    column = len(row.rstrip()) - len(value) + 1
    if value.count("[") > value.count("]"):
        what, advice = "A bracket is opened here and not closed.", "Write ']' at the end of the line."
        yield _line(number, f"{row.rstrip()}]", 1, column + value.index("["), what, advice)
    if value.count("]") > value.count("["):
        new = f"{row[: column - 1]}[{value}"
        yield _line(
            number, new, 1, column, "A bracket is closed and not opened.", "Write '[' before the first of them."
        )
    block = re.match(r"([|>][-+]?) *(?=\S)(?![-+]$)", value)
    if block and match and match["field"]:
        new_rows = (row[: column - 1] + block[1], " " * (depth(row) + len(match["dash"]) + 2) + value[block.end() :])
        what = f"Words are right after '{block[1]}'."
        yield Repair(
            number,
            number + 1,
            new_rows,
            1,
            column,
            what,
            f"Begin the text on the next line, indented by {depth(new_rows[1])}.",
        )


def _quotes(rows: list[str], number: int, end: int) -> Iterator[Repair]:
    """Yield the quotes that may be missing around a text, or at its end."""
    row = rows[number].rstrip()
    match = LINE.fullmatch(row)
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
            yield Repair(
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
        yield _line(
            number, before + new_value, cost, column + place, what, f"Put the whole text in {name} quotes.{doubled}"
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
