"""Real files, broken in every way: never a traceback, never a hang, never taken for sound, and named on their line.

``make fuzz`` runs many times as many examples.
"""

import datetime as dt
import faulthandler
import json
import os
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from macros.commands import output
from macros.model import FILES
from macros.reader import yaml_tree
from macros.reader.content import Content
from macros.reader.diagnostics import Lines
from macros.reader.files import MAX_BYTES
from macros.reports import json_schema
from macros.rules import check

from ..conftest import PROJECT
from ..helpers import small

MANY = bool(os.environ.get("FUZZ"))
TEXTS = {name: (PROJECT / f"content/{name}.yml").read_text("utf-8") for name in FILES}
VALIDATORS = {name: Draft7Validator(json_schema.schema(name), format_checker=FormatChecker(["date"])) for name in FILES}
LONGEST = 120
"""Seconds for one example, after which Python says where it hangs, and ends."""


def examples(usual: int, many: int) -> settings:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=many if MANY else usual,
        deadline=None,
        suppress_health_check=quiet,
        derandomize=not MANY,
        database=None,
    )


@pytest.fixture(autouse=True)
def no_hang():
    faulthandler.dump_traceback_later(LONGEST * (100 if MANY else 1), exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def alone(name: str, data: bytes) -> Content:
    """One file as read; all others count as empty."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "content").mkdir()
        (path / f"content/{name}.yml").write_bytes(data)
        return small.alone(path, [name])


# an independent judge of what is sound


class _Strict(yaml.CSafeLoader):
    """PyYAML's own reading, with equal keys refused, and all plain texts but days and small numbers as they are."""


def _mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> dict:
    keys = [loader.construct_object(key) for key, _ in node.value]
    if len(set(map(str, keys))) < len(keys):
        raise yaml.YAMLError("equal keys")
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


def sound(name: str, data: bytes) -> object | None:
    """The data of a file if PyYAML and the JSON Schema take it, else None."""
    try:
        read = json.loads(json.dumps(yaml.load(data.decode("utf-8-sig"), Loader=_Strict), default=str))
        return read if VALIDATORS[name].is_valid(read) else None
    except (yaml.YAMLError, UnicodeError, ValueError, TypeError, AttributeError):
        return None


def look(name: str, data: bytes) -> Content:
    """Read and check a file, and hold what must hold of any file."""
    content = alone(name, data)
    problems = check(content)
    crashed = [problem for problem in problems if problem.rule == "rule-crashed"]
    assert not crashed, crashed[0].message
    try:
        lines = len(Lines(data.decode("utf-8-sig"))._starts)
    except UnicodeError:
        lines = None
    for problem in problems:
        assert problem.place.line >= 1 and problem.place.column >= 1
        assert str(problem).isprintable() and problem.what.strip()
        if lines and problem.place.file == f"content/{name}.yml":
            assert problem.place.line <= lines
    list(output.as_github(problems))
    output.as_json(problems)
    if not content.problems:
        judged = sound(name, data)
        assert judged is not None, "A broken file was taken for sound."
        assert json.loads(json.dumps(content.documents[name].root.data(), default=str)) == judged
    return content


# mutations of any kind


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _any_line(draw, text: str) -> int:
    return draw(st.integers(0, len(_lines(text)) - 1))


def delete(draw, text: str) -> bytes:
    lines = _lines(text)
    at = _any_line(draw, text)
    return "".join(lines[:at] + lines[at + draw(st.integers(1, 3)) :]).encode()


def duplicate(draw, text: str) -> bytes:
    lines = _lines(text)
    at = _any_line(draw, text)
    return "".join(lines[: at + 1] + lines[at:]).encode()


def swap(draw, text: str) -> bytes:
    lines = _lines(text)
    one, two = _any_line(draw, text), _any_line(draw, text)
    lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines).encode()


def indent(draw, text: str) -> bytes:
    lines = _lines(text)
    at, by = _any_line(draw, text), draw(st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4, "\t"]))
    lines[at] = (
        by + lines[at]
        if isinstance(by, str)
        else " " * by + lines[at]
        if by > 0
        else re.sub(f"^ {{1,{-by}}}", "", lines[at])
    )
    return "".join(lines).encode()


def truncate(draw, text: str) -> bytes:
    data = text.encode()
    return data[: draw(st.integers(0, len(data)))]


def insert(draw, text: str) -> bytes:
    data = text.encode()
    at = draw(st.integers(0, len(data)))
    signs = st.sampled_from(["\t", ":", ": ", " #", "'", '"', "\n", "\r", "- ", "[", "]", "{", "}", "&a ", "*a", "!", "|", ">", "%", "@", "`", "---\n", "\0",
                             "\u2028", "\ufeff", "\u201c", "?", "? ", "...\n", "<<: ", "\\", ",", "\x85", "\ud7ff", "😀"])  # fmt: skip
    return data[:at] + draw(st.one_of(st.binary(min_size=1, max_size=5), signs.map(str.encode))) + data[at:]


def remove(draw, text: str) -> bytes:
    data = text.encode()
    at = draw(st.integers(0, len(data) - 1))
    return data[:at] + data[at + draw(st.integers(1, 4)) :]


VALUES = st.sampled_from(
    [
        "12",
        "true",
        "null",
        "~",
        "[]",
        "{}",
        "[[]]",
        "1.5",
        "2026-01-01",
        "2026-99-99",
        "12:30",
        "no",
        "''",
        "' '",
        "{a: b}",
        "|",
        ">-",
        "*x",
        "&x",
        "!!int 3",
        "0x1f",
        "1e3",
        "[",
        '"',
        "- a",
        "a: b",
        "9" * 400,
    ]
)


def retype(draw, text: str) -> bytes:
    lines = _lines(text)
    at = draw(st.sampled_from([number for number, line in enumerate(lines) if re.match(r"\s*(- )?\w+:", line)] or [0]))
    lines[at] = re.sub(r":.*", lambda _: f": {draw(VALUES)}", lines[at], count=1)
    return "".join(lines).encode()


def huge(draw, text: str) -> bytes:
    lines = _lines(text)
    at, times = _any_line(draw, text), draw(st.integers(50, 3000))
    kind = draw(st.sampled_from(["line", "sign", "depth", "file"]))
    grown = {
        "line": lines[at] * times,
        "sign": lines[at].rstrip("\n") + "x, " * times + "\n",
        "depth": "[" * times,
        "file": text * (times // 50),
    }[kind]
    return "".join([*lines[:at], grown, *lines[at + 1 :]]).encode()


MUTATIONS = (delete, duplicate, swap, indent, truncate, insert, remove, retype, huge)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.__name__)
def test_a_broken_file_is_never_a_traceback_and_never_taken_for_sound(mutation):
    @examples(15, 600)
    @given(st.data())
    def run(data):
        name = data.draw(st.sampled_from(FILES))
        look(name, mutation(data.draw, TEXTS[name]))

    run()


@examples(15, 600)
@given(st.data())
def test_nor_is_one_with_several_mistakes(data):
    name = data.draw(st.sampled_from(FILES))
    text = TEXTS[name]
    for mutation in data.draw(st.lists(st.sampled_from(MUTATIONS[:-1]), min_size=2, max_size=5)):
        text = mutation(data.draw, text).decode("utf-8", "replace") or "x"
    look(name, text.encode())


@examples(30, 1000)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_nor_is_any_other_data(data):
    look("faqs", data)


@pytest.mark.parametrize(
    "field",
    [
        "summary: >-\n  " + "don\u2019t  go 15% " * 20_000,
        'body: "x' + "\\n" * 300_000 + 'y"',
        "summary: 'a" + " " * 600_000 + "b'",
        "summary: '" + "[" * 300_000 + "'",
        "summary: '" + "*a" * 50_000 + "'",
        "summary: '" + "1,111," * 20_000 + "'",
        "do:\n" + "  - Ask.\n" * 20_000,
        "summary: " + "9" * 100_000,
        "sources: [" + ", ".join(f"s{n}" for n in range(20_000)) + "]",
    ],
    ids=range(9),
)
def test_a_huge_text_is_no_trap(field):
    head = (
        "title: A\nmain_message: B\nin_short: [A., B., C.]\nreviewed: 2026-01-01\nitems:\n  - id: one\n    title: A\n"
    )
    rest = "" if field.startswith("summary") else "    summary: A.\n"
    text = head + rest + "".join(f"    {line}\n" for line in field.split("\n"))
    assert len(text) < MAX_BYTES
    assert check(alone("faqs", text.encode()))


# single mutations of a known kind: the line that is named is the one that was changed


def keys(name: str) -> list[tuple[str, yaml_tree.Node, yaml_tree.Node]]:
    """Each field of the file that a model knows, with its value, in order."""

    def walk(node: yaml_tree.Node, owner: str):
        if isinstance(node.value, dict):
            for field, (key, value) in node.value.items():
                if owner != "words":
                    yield field, key, value
                yield from walk(value, field)
        elif isinstance(node.value, list):
            for child in node.value:
                yield from walk(child, owner)

    return list(walk(yaml_tree.parse(TEXTS[name], name)[0], ""))


KEYS = {name: keys(name) for name in FILES}


def spot(draw, wanted) -> tuple[str, yaml_tree.Node, yaml_tree.Node]:
    """The name of a file, and a key and its value in it that are ``wanted``."""
    name = draw(st.sampled_from([name for name in FILES if any(wanted(name, *one) for one in KEYS[name])]))
    found = [one for one in KEYS[name] if wanted(name, *one)]
    return name, *found[draw(st.integers(0, len(found) - 1))][1:]


def in_block(name: str, node: yaml_tree.Node) -> bool:
    """Whether a key is first on its line, or behind the dash of its entry."""
    text = TEXTS[name]
    return re.fullmatch(r"[ ]*(- )?", text[text.rfind("\n", 0, node.start) + 1 : node.start]) is not None


def one_line_text(name: str, value: yaml_tree.Node) -> bool:
    return isinstance(value.value, str) and value.style == "" and "\n" not in TEXTS[name][value.start : value.end]


def put(name: str, start: int, end: int, new: str) -> str:
    return TEXTS[name][:start] + new + TEXTS[name][end:]


def misspelt_key(draw):
    name, key, _ = spot(draw, lambda name, field, key, value: len(field) > 3)
    return name, key.start, put(name, key.start + 1, key.start + 2, "")


def unknown_key(draw):
    name, key, _ = spot(draw, lambda *_: True)
    return name, key.start, put(name, key.start, key.end, "nonsense")


def no_colon(draw):
    name, key, _ = spot(draw, lambda name, field, key, value: in_block(name, key))
    return name, key.start, put(name, key.end, key.end + 1, "")


def no_space_after_colon(draw):
    name, key, _ = spot(draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value))
    return name, key.start, put(name, key.end + 1, key.end + 2, "")


def no_value(draw):
    name, key, value = spot(draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value))
    return name, key.start, put(name, value.start, value.end, "")


def other_type(draw):
    name, key, value = spot(draw, lambda name, field, key, value: one_line_text(name, value))
    return (
        name,
        key.start,
        put(
            name,
            value.start,
            value.end,
            draw(st.sampled_from(["12", "true", "[[]]", "2026-01-01", "{a: b}", "no", "12:30"])),
        ),
    )


def other_type_of_a_list(draw):
    name, key, value = spot(
        draw, lambda name, field, key, value: isinstance(value.value, list) and TEXTS[name][value.start] == "["
    )
    return (
        name,
        key.start,
        put(name, value.start, value.end, draw(st.sampled_from(["12", "true", "words", "{a: b}", '""']))),
    )


def tab(draw):
    name, key, _ = spot(draw, lambda name, field, key, value: in_block(name, key) and TEXTS[name][key.start - 1] == " ")
    start = TEXTS[name].rfind("\n", 0, key.start) + 1
    return name, key.start, put(name, start, start + 2, "\t")


def open_quote(draw):
    name, key, value = spot(draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value))
    return name, key.start, put(name, value.start, value.start, draw(st.sampled_from(["'", '"'])))


def colon_in_text(draw):
    name, key, value = spot(
        draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value) and " " in value.value
    )
    space = TEXTS[name].index(" ", value.start)
    return name, key.start, put(name, space, space, ":")


def duplicate_key(draw):
    name, key, value = spot(draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value))
    column = key.start - TEXTS[name].rfind("\n", 0, key.start) - 1
    line = f"\n{' ' * column}{TEXTS[name][key.start : value.end]}"
    return name, value.end + 1, put(name, value.end, value.end, line)


def more_indentation(draw):
    def wanted(name, field, key, value):
        # The first field of an entry or a file sets the indentation: then all others are wrong.
        return (
            in_block(name, key)
            and one_line_text(name, value)
            and field not in ("id", "title", "lead")
            and TEXTS[name][key.start - 1] == " "
        )

    name, key, _ = spot(
        draw, lambda *one: wanted(*one) and before_is_text(*one[:1], one[2]) and TEXTS[one[0]][one[2].start - 2] != "-"
    )
    return name, key.start, put(name, key.start, key.start, " " * draw(st.integers(1, 3)))


def before_is_text(name: str, key: yaml_tree.Node) -> bool:
    """Whether the field before is a text in one line: then deeper indentation can't be more of a long text."""
    lines = TEXTS[name][: key.start].split("\n")
    return len(lines) > 1 and re.match(r"\s*(- )?\w+: [^>|\[{'\"]", lines[-2]) is not None


def less_indentation(draw):
    name, key, _ = spot(
        draw, lambda name, field, key, value: in_block(name, key) and TEXTS[name][key.start - 3 : key.start] == "   "
    )
    return name, key.start, put(name, key.start - 1, key.start, "")


def bad_id(draw):
    name, key, value = spot(draw, lambda name, field, key, value: field == "id")
    return name, key.start, put(name, value.start, value.start, draw(st.sampled_from(["X", "a_", "-", "a--", "é"])))


def control_sign(draw):
    name, key, value = spot(draw, lambda name, field, key, value: one_line_text(name, value))
    return (
        name,
        key.start,
        put(name, value.end - 1, value.end - 1, draw(st.sampled_from(["\x07", "\x00", "\x7f", "\u2028", "\x85"]))),
    )


def hash_in_text(draw):
    name, key, value = spot(
        draw, lambda name, field, key, value: in_block(name, key) and one_line_text(name, value) and " " in value.value
    )
    space = TEXTS[name].index(" ", value.start) + 1
    return name, key.start, put(name, space, space, "#")


def bad_day(draw):
    name, key, value = spot(draw, lambda name, field, key, value: isinstance(value.value, dt.date))
    return (
        name,
        key.start,
        put(
            name,
            value.start,
            value.end,
            draw(st.sampled_from(["2026-02-30", "21.11.2026", '"2026-11-21"', "November 21", "2026-13-01"])),
        ),
    )


def not_utf8(draw):
    name, key, value = spot(draw, lambda name, field, key, value: one_line_text(name, value))
    return name, key.start, put(name, value.start + 1, value.start + 1, "\udce9")


KNOWN = (
    misspelt_key, unknown_key, no_colon, no_space_after_colon, no_value, other_type, other_type_of_a_list, tab, open_quote, colon_in_text,
    duplicate_key, more_indentation, less_indentation, bad_id, control_sign, hash_in_text, bad_day, not_utf8,
)  # fmt: skip


@pytest.mark.parametrize("mutation", KNOWN, ids=lambda one: one.__name__)
def test_the_line_that_is_named_is_the_one_that_was_changed(mutation):
    @examples(20, 400)
    @given(st.data())
    def run(data):
        name, offset, text = mutation(data.draw)
        line = text.count("\n", 0, offset) + 1
        content = look(name, text.encode("utf-8", "surrogateescape"))
        found = sorted(content.problems, key=lambda problem: problem.place)
        assert found, f"Nothing is said of line {line}: {text.splitlines()[line - 1]}"
        assert line in {problem.place.line for problem in found}, (
            f"Line {line} was changed: {[str(problem) for problem in found[:3]]}"
        )

    run()


def test_the_judge_takes_what_is_sound():
    for name in FILES:
        assert sound(name, TEXTS[name].encode()) is not None
        assert sound(name, b"a: 1\na: 2") is None
