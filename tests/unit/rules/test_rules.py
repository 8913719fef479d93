"""Every rule finds what it should, just where it is, and nothing else.

The cases come with this file, one file for each module of rules. A mark in a text says: here, and only here.
"""

from importlib import import_module

import pytest

from macros.rules import all_rules, check

from ...helpers.small import MARK, small

RULES = {rule.name: rule for rule in all_rules()}
MODULES = {name: rule.find.__module__.rpartition(".")[2] for name, rule in RULES.items()}
CASES = {name: import_module(f".{module}", __package__).CASES.get(name, []) for name, module in MODULES.items()}
EVERY = [
    pytest.param(name, files, id=f"{name}-{number}")
    for name, cases in CASES.items()
    for number, files in enumerate(cases)
]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_case_where_it_finds_something_and_one_where_it_does_not(name):
    marked = [any(MARK in text for text in files.values()) for files in CASES[name]]
    assert True in marked and False in marked, f"Write cases for '{name}' in tests/unit/rules/{MODULES[name]}.py."


@pytest.mark.parametrize(("name", "files"), EVERY)
def test_finds_just_what_is_marked(tmp_path, name, files):
    content, marked = small(tmp_path, files)
    assert content.problems == []
    found = check(content, [RULES[name]])
    assert [problem.place for problem in found] == marked
    assert {problem.rule for problem in found} <= {name}
    for problem in found:
        assert problem.what.endswith(".") and problem.advice.endswith(
            (".", "?", "}", "]", "register", "--fix", "translate es")
        ), problem.message
        assert problem.level == RULES[name].level


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_says_what_it_asks_and_what_to_do(rule):
    assert rule.name == rule.name.lower() and " " not in rule.name
    assert rule.about.endswith(".") and rule.advice
    assert rule.level in ("error", "hint")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_finds_nothing_where_there_is_nothing(tmp_path, rule):
    content, _ = small(tmp_path, {})
    assert check(content, [rule]) == []
