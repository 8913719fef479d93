"""Explain pydantic's validation errors in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from ..model import Part
from .diagnostics import quoted
from .yaml_tree import Path

_KINDS = {
    bool: "true or false",
    int: "a number",
    dt.date: "a date",
    list: "a list",
    dict: "a group of fields",
    type(None): "nothing",
    str: "a text",
}
_WANTED = {
    "bool_type": "true or false",
    "string_type": "a text",
    "int_type": "a number",
    "date_type": "a date",
    "date_from_datetime_parsing": "a date",
    "list_type": "a list",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
}
"""What should be there, by the type of pydantic's error."""


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """Return "Did you mean ...?" with the nearest of the ``known`` words, or nothing."""
    near = get_close_matches(str(word)[:60], [str(name) for name in known], n=1, cutoff=0.65)
    return f"Did you mean '{near[0]}'?" if near else ""


def without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors without those that follow from another one: a field is not missing if its name is only misspelled."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return [
        error
        for error in errors
        if error["type"] != "missing"
        or not any(loc[:-1] == error["loc"][:-1] and did_you_mean(loc[-1], [error["loc"][-1]]) for loc in unknown)
    ]


def empty(path: Path) -> tuple[str, str, str]:
    """Return what to say of a field or row that is there and has no value."""
    return "empty", f"{_called(path)} is empty.", "Fill it in, or delete the line."


def _name(error: ErrorDetails) -> str:
    return _called(error["loc"] or ("the file",))


def _called(path: Path) -> str:
    """Return the field, or a row of it, as a person would name it."""
    *way, last = path
    if isinstance(last, int):
        field = next((step for step in reversed(way) if isinstance(step, str)), "the list")
        return f"Row {last + 1} of '{field}'"
    return quoted(last)


def _kind(value: object) -> str:
    return next((name for kind, name in _KINDS.items() if isinstance(value, kind)), "something else")


def _wrong_type(error: ErrorDetails, wanted: str) -> tuple[str, str, str]:
    value = error["input"]
    advice = (
        "Write year-month-day without quotes, for example 2026-11-21." if wanted == "a date" else f"Write {wanted}."
    )
    if wanted == "a text" and isinstance(value, (bool, int, dt.date)):
        advice = f'Put it in quotes: "{str(value).lower()}".'
    elif wanted == "a text" and isinstance(value, dict):
        advice = "If the text holds a colon, put the whole text in quotes."
    elif wanted == "a text" and isinstance(value, list):
        advice = "Write it without '- ' before it. If it begins with '[', put the whole text in quotes."
    elif wanted == "a list":
        advice = 'Put each entry on a line of its own, beginning with "- ".'
    return "wrong-type", f"{_name(error)} is {_kind(value)}, and should be {wanted}.", advice


def _add(part: type[Part], name: object) -> str:
    field = part.model_fields.get(str(name))
    about = field.description if field and field.description else ""
    return f"Add it: {about[0].lower()}{about[1:]}" if about else "Add it."


_ID = "Use small letters and digits, with single hyphens between words, for example: major-surgery."


def _pattern(error: ErrorDetails) -> tuple[str, str, str]:
    pattern = error["ctx"]["pattern"]
    if "\\S" in pattern:
        if str(error["input"]).strip():
            return "one-line", f"{_name(error)} has more than one line.", "Make it one line, or use 'body' for more."
        return empty(error["loc"])
    if "https" in pattern:
        return "web-address", f"{_name(error)} is not a web address.", "Write it whole, beginning with https://."
    if "0-9]{3}$" in pattern:
        return "phone-number", f"{_name(error)} is not a US phone number.", "Write it like 1-800-633-4227, in quotes."
    if pattern.startswith("^do") or pattern.startswith("^phase"):
        prefix = pattern[1 : pattern.index("(")]
        return (
            "id-form",
            f"{quoted(error['input'])} is not the id of a {'task' if prefix == 'do' else prefix}.",
            f"Begin it with '{prefix}-'. {_ID}",
        )
    if "a-z0-9" not in pattern:
        what = f"{_name(error)} does not have the form needed here."
        return "wrong-shape", what, "Compare it with the entries above."
    several = isinstance(error["loc"][-1], int) and " " in str(error["input"])
    return "id-form", f"{quoted(error['input'])} is not a valid id.", "Put a comma between two ids." if several else _ID


def _length(error: ErrorDetails, limit: str, advice: str) -> tuple[str, str, str]:
    return "list-length", f"{_name(error)} has {error['ctx']['actual_length']} rows, and {limit}.", advice


def explain(error: ErrorDetails, part: type[Part]) -> tuple[str, str, str]:
    """Return a pydantic error about ``part`` as (rule, what is wrong, what to do)."""
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            fields = ", ".join(part.model_fields)
            near = did_you_mean(error["loc"][-1], part.model_fields)
            return "unknown-field", f"{_name(error)} is not a field here.", near or f"The fields are: {fields}."
        case "missing":
            return "missing-field", f"{_name(error)} is missing.", _add(part, error["loc"][-1])
        case kind if kind in _WANTED:
            return _wrong_type(error, _WANTED[kind])
        case "string_pattern_mismatch":
            return _pattern(error)
        case "string_too_long":
            return "id-form", f"{_name(error)} is longer than {context['max_length']} characters.", _ID
        case "too_long":
            return _length(error, f"at most {context['max_length']} are allowed", "Group them, or leave some out.")
        case "too_short":
            return _length(error, f"at least {context['min_length']} are needed", "Add some.")
        case "literal_error":
            near = did_you_mean(error["input"], context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
            return (
                "unknown-value",
                f"{quoted(error['input'])} is not allowed for {_name(error)}.",
                near or f"Use {context['expected']}.",
            )
        case "greater_than_equal" | "less_than_equal":
            return "out-of-range", f"{_name(error)} is {quoted(error['input'])}.", "Write a number from 0 to 100."
        case "when":
            advice = f"{error['msg'][0].upper()}{error['msg'][1:]}."
            return "wrong-type", f"{_name(error)} is {quoted(error['input'])}.", advice
    return "wrong-shape", f"{_name(error)}: {error['msg']}.", "Compare it with the entries above."
