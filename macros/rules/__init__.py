"""What must hold beyond the shape: one rule, one small module, each with a message that says how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from ..problems import Place, Problem
from ..reading import Content


class Found(NamedTuple):
    """One breach of a rule. An empty ``mend`` stands for the rule's own."""

    place: Place
    what: str
    mend: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it asks in one line, how grave a breach is, how to mend one, and how to find one."""

    name: str
    about: str
    level: str
    mend: str
    find: Callable[[Content], Iterable[Found]]

    def check(self, content: Content) -> list[Problem]:
        """Every breach. A rule that crashes is a finding of its own, not an end of the run."""
        try:
            found = list(self.find(content))
        except Exception as error:
            what = f"The rule '{self.name}' could not run: {type(error).__name__}: {error}."
            return [Problem(Place("macros/rules"), "rule-crashed", what, "Please report this.")]
        return [Problem(one.place, self.name, one.what, one.mend or self.mend, self.level) for one in found]


def rule(name: str, about: str, mend: str, level: str = "error") -> Callable[[Callable], Rule]:
    """Makes a rule of a function that takes the content and yields what it found."""
    return lambda find: Rule(name, about, level, mend, find)


def all_rules() -> list[Rule]:
    """Every rule of every module in this folder, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return sorted(
        (value for module in modules for value in vars(module).values() if isinstance(value, Rule)),
        key=lambda one: one.name,
    )


def check(content: Content, rules: Iterable[Rule] | None = None) -> list[Problem]:
    """Every problem: those of reading, and those that the rules find, in the order of files and lines."""
    problems = list(content.problems)
    for one in all_rules() if rules is None else rules:
        problems += one.check(content)
    return sorted(set(problems))


__all__ = ["Found", "Place", "Problem", "Rule", "all_rules", "check", "rule"]
