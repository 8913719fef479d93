"""What must hold beyond the shape: one rule, one small module, each with a message that says how to fix it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple

from ..reader.content import Content, Text
from ..reader.diagnostics import Edit, Fix, Place, Problem, quoted
from ..reader.validation_errors import did_you_mean


class Found(NamedTuple):
    """One breach of a rule. If ``advice`` is empty, the rule's own is shown; ``at`` is the id that an exception names."""

    place: Place
    what: str
    advice: str = ""
    at: str = ""
    fix: Fix | None = None


def found(text: Text, offset: int, what: str, advice: str = "", *, replace: tuple[int, str] | None = None) -> Found:
    """Return a breach at the character ``offset`` of a text; ``replace`` says how many characters there are replaced by what."""
    start = text.document.offset(text.path, offset)
    fix = _fix(text, start, offset, *replace) if replace else None
    return Found(text.document.lines.place(text.document.file, start), what, advice, text.owner, fix)


def _fix(text: Text, start: int, offset: int, length: int, new: str) -> Fix | None:
    """Return the fix for characters that are in the file just as they are in the text, and not in an escape or a folded line."""
    if text.document.lines.text[start : start + length] != text.value[offset : offset + length]:
        return None
    style = text.document.root.at(text.path).style
    written = new.replace(style, {'"': '\\"', "'": "''"}[style]) if style in ("'", '"') else new
    return Fix((Edit(start, start + length, written),), Edit(offset, offset + length, new), text.path)


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it asks in one line, how grave a breach is, how to fix one, and how to find one."""

    name: str
    about: str
    level: str
    advice: str
    find: Callable[[Content], Iterable[Found]]
    of: Literal["english", "every", "translations"] = "english"
    """Whose words it is about. What is the same in every language is only looked at in English."""

    def check(self, content: Content) -> list[tuple[str, Problem]]:
        """Return every breach, with the id it is in. A rule that crashes is reported, and the others go on."""
        try:
            breaches = list(self.find(content))
        except Exception as error:
            what = f"The rule '{self.name}' could not run: {type(error).__name__}: {error}."
            return [("", Problem(Place(f"macros/rules ({self.name})"), "rule-crashed", what, "Please report this."))]
        return [
            (one.at, Problem(one.place, self.name, one.what, one.advice or self.advice, self.level, one.fix))
            for one in breaches
        ]


Find = Callable[[Content], Iterable[Found]]


def rule(
    name: str,
    about: str,
    advice: str,
    level: str = "error",
    of: Literal["english", "every", "translations"] = "english",
) -> Callable[[Find], Rule]:
    """Make a rule of a function that takes the content and yields what it found."""
    return lambda find: Rule(name, about, level, advice, find, of)


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of every module in this folder, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    rules = {value.name: value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    return tuple(rules[name] for name in sorted(rules))


def check(content: Content, rules: Iterable[Rule] | None = None) -> list[Problem]:
    """Return every problem: those of reading, and those that the rules find, in the order of files and lines."""
    chosen = None if rules is None else tuple(rules)
    problems = _check(content, chosen, ("english", "every"))
    for translation in content.translations.values():
        problems |= _check(translation, chosen, ("translations", "every"))
    causes = import_module(f"{__name__}.causes")  # these modules import from this one
    comparing = frozenset(one.name for one in all_rules() if one.of == "translations")
    problems = set(causes.without_consequences(content, problems, comparing))
    return sorted(problems, key=lambda problem: (problem.place, problem.rule, problem.what))


def _check(content: Content, rules: Iterable[Rule] | None, of: tuple[str, str]) -> set[Problem]:
    """Return the problems of the guide in one language, by the rules that are about its words."""
    problems = set(content.problems)
    excepted = _exceptions(content)
    needed: set[tuple[str, str, str]] = set()
    for one in (one for one in (all_rules() if rules is None else rules) if one.of in of):
        for at, problem in one.check(content):
            reasons = {only for only in excepted.get((one.name, at), {}) if not only or quoted(only) in problem.what}
            needed |= {(one.name, at, only) for only in reasons}
            if not reasons:
                problems.add(problem)
    if rules is None:
        problems |= {
            _needless(name, at, only, place)
            for (name, at), places in excepted.items()
            for only, place in places.items()
            if (name, at, only) not in needed
            and not content.may_name(at)
            and not (only and content.may_name("sources"))
        }
    return problems


def _exceptions(content: Content) -> dict[tuple[str, str], dict[str, Place]]:
    """Return the exceptions in style.yml, also if it has other mistakes: for each rule and id, the places of what alone is
    excepted there, or of "" where all is."""
    style = content.documents.get("style")
    data = style.root.data() if style else None
    rows = data.get("exceptions") if isinstance(data, dict) else None
    if not style or not isinstance(rows, list) or not style.is_translated(("exceptions",)):
        return {}
    exceptions: dict[tuple[str, str], dict[str, Place]] = {}
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            only = row.get("only")
            for words in only if isinstance(only, list) and only else [""]:
                places = exceptions.setdefault((str(row.get("rule")), str(row.get("at"))), {})
                places[str(words)] = style.place(("exceptions", number))
    return exceptions


def _needless(name: str, at: str, only: str, place: Place) -> Problem:
    known = [one.name for one in all_rules()]
    if name not in known:
        return Problem(
            place,
            "needless-exception",
            f"There is no rule {quoted(name)}.",
            did_you_mean(name, known) or "Delete this exception.",
        )
    what = f"{quoted(at)} keeps the rule '{name}'{f' with {quoted(only)}' if only else ''} and needs no exception."
    return Problem(place, "needless-exception", what, "Delete this exception.")


__all__ = ["Found", "Place", "Problem", "Rule", "all_rules", "check", "found", "rule"]
