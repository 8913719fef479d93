"""The schemas that editors use are current, explain every field, and agree with the check on the shape of things."""

import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, FormatChecker

from macros import model
from macros.__main__ import main
from macros.commands import maintenance
from macros.model import COLLECTIONS, FILES, SECTIONS, SINGLES
from macros.reader import yaml_tree
from macros.reports import json_schema

from ..conftest import PROJECT
from ..helpers.small import small

SCHEMAS = {name: json.loads((PROJECT / json_schema.FOLDER / f"{name}.json").read_text("utf-8")) for name in FILES}
CURRENT = json_schema.texts()
TRANSLATED_FILES = sorted((PROJECT / "content").glob("*/*.yml"))
PARTS = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.Part)]
CHECKER = FormatChecker(["date"])


def loaded(name: str) -> dict:
    """A content file, such as ``faqs`` or ``es/faqs``, as an editor reads it: days are texts."""
    root, _, problems = yaml_tree.parse((PROJECT / f"content/{name}.yml").read_text("utf-8"), name)
    assert not problems
    return json.loads(json.dumps(root.data(), default=str))


def accepts(name: str, data: object) -> bool:
    return Draft7Validator(SCHEMAS[name], format_checker=CHECKER).is_valid(data)


@pytest.mark.parametrize("name", CURRENT)
def test_the_committed_schema_is_current(name):
    assert (PROJECT / json_schema.FOLDER / f"{name}.json").read_text("utf-8") == CURRENT[name], (
        "Run: python -m macros schema"
    )


def test_there_is_no_schema_of_a_file_that_is_gone():
    folder = PROJECT / json_schema.FOLDER
    assert {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json")} == CURRENT.keys()


def test_the_command_writes_what_is_out_of_date_and_says_what(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(maintenance, "PROJECT", tmp_path)
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == f"Changed: {', '.join(CURRENT)}.\n"
    (tmp_path / json_schema.FOLDER / "faqs.json").write_text("{}")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Changed: faqs.\n"
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Changed: none.\n"


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_sound_and_accepts_the_content(name):
    Draft7Validator.check_schema(SCHEMAS[name])
    errors = [
        error.message for error in Draft7Validator(SCHEMAS[name], format_checker=CHECKER).iter_errors(loaded(name))
    ]
    assert errors == []


def test_the_tool_that_editors_and_pre_commit_use_accepts_all_content():
    for name in FILES:
        command = [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--schemafile",
            f"content/schema/{name}.json",
            f"content/{name}.yml",
        ]
        if name in ("faqs", "links", "style"):
            done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", FILES)
def test_each_content_file_begins_with_its_modeline(name):
    first = (PROJECT / f"content/{name}.yml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.json"
    assert (PROJECT / "content" / first.partition("$schema=")[2]).is_file()


def schema_of(path: Path) -> Path:
    """The schema that a content file names in its first line."""
    return path.parent / path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]


@pytest.mark.parametrize("path", TRANSLATED_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_translated_file_names_a_schema_that_accepts_it(path):
    assert path.read_text("utf-8").splitlines()[0] == json_schema.modeline(path.stem, translation=True)
    schema = json.loads(schema_of(path).read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    data = loaded(f"{path.parent.name}/{path.stem}")
    assert [error.message for error in Draft7Validator(schema, format_checker=CHECKER).iter_errors(data)] == []


def test_the_schema_of_a_translation_refuses_what_is_shared_and_needs_nothing_but_ids():
    refuses = {
        "faqs": [
            {"reviewed": "2026-01-01"},
            {"items": [{"id": "one", "sources": ["fact"]}]},
            {"items": [{"title": "Uno"}]},
            {"items": [{"id": "one", "english": "no mark"}]},
        ],
        "sources": [{"items": [{"id": "one", "url": "https://example.org/1"}]}],
        "search": [{"synonyms": [{"typed": ["uno"]}]}],
    }
    accepts = {
        "faqs": [{}, {"english": "abcdefgh", "items": [{"id": "one", "english": "abcdefgh", "summary": "Uno."}]}],
        "changes": [{"changes": [{"english": "abcdefgh", "what": "Uno."}]}],
        "interface": [{"words": {"do": "Haga"}, "english_words": {"do": "abcdefgh"}}],
        "search": [{"synonyms": [{"typed": ["uno"], "to": ["one"]}]}],
    }
    for name in (*refuses, *accepts):
        check = Draft7Validator(json.loads(CURRENT[f"translation/{name}"]))
        assert not any(check.is_valid(data) for data in refuses.get(name, ())), name
        assert all(check.is_valid(data) for data in accepts.get(name, ())), name


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_a_description_and_every_kind_says_what_it_is(part):
    assert (part.__doc__ or "").strip()
    for name, field in part.model_fields.items():
        assert field.description and field.description.endswith("."), f"{part.__name__}.{name}"


@pytest.mark.parametrize("name", FILES)
def test_every_field_in_a_schema_is_explained_and_has_an_example_that_it_accepts(name):
    whole = SCHEMAS[name]
    for kind, part in {"": whole, **whole["definitions"]}.items():
        for field, about in part.get("properties", {}).items():
            assert about["description"] and about["examples"], f"{kind}.{field}"
            single = {"$schema": json_schema.DIALECT, "definitions": whole["definitions"], **about}
            for example in about["examples"]:
                errors = [
                    error.message for error in Draft7Validator(single, format_checker=CHECKER).iter_errors(example)
                ]
                assert errors == [], f"{kind}.{field}"


def mutations(name: str) -> list[tuple[str, object]]:
    """A file's data, each time with one mistake."""
    data = loaded(name)
    found = []

    def with_change(label, change):
        other = copy.deepcopy(data)
        change(other)
        found.append((label, other))

    def first(other):
        return other["items"][0] if "items" in other else other

    with_change("unknown field", lambda other: other.update(nonsense="x"))
    with_change("unknown field inside", lambda other: first(other).update(nonsense="x"))
    part = first(data)
    kind = SECTIONS.get(name) or COLLECTIONS.get(name) or SINGLES[name]
    for field, info in kind.model_fields.items():
        if info.is_required():
            with_change(f"no {field}", lambda other, field=field: first(other).pop(field))
        if field in part:
            with_change(f"{field} is null", lambda other, field=field: first(other).update({field: None}))
            with_change(f"{field} is a list of lists", lambda other, field=field: first(other).update({field: [[]]}))
            with_change(f"{field} is a number", lambda other, field=field: first(other).update({field: 12.5}))
        if isinstance(part.get(field), str) and field not in ("reviewed", "checked", "since", "date"):
            with_change(f"{field} is empty", lambda other, field=field: first(other).update({field: " "}))
    if "items" in data:
        with_change("no items", lambda other: other.update(items=[]))
        with_change("items is a text", lambda other: other.update(items="x"))
        with_change("an item is a text", lambda other: other["items"].append("x"))
    if "id" in part:
        with_change("id of another form", lambda other: first(other).update(id="Not_An_Id"))
        with_change("id too long", lambda other: first(other).update(id="a" * 41))
    if "in_short" in data:
        with_change("in_short too short", lambda other: other.update(in_short=["One."]))
        with_change("in_short too long", lambda other: other.update(in_short=["One."] * 6))
    if "url" in part:
        with_change("no address", lambda other: first(other).update(url="example.org"))
    return found


def as_yaml(data: object) -> str:
    """The data as the check reads it: JSON is YAML, and a day is without quotes."""
    return re.sub(r'"(\d{4}-\d{2}-\d{2})"', r"\1", json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize("name", FILES)
def test_the_schema_and_the_check_refuse_the_same_mistakes(tmp_path, name):
    assert small(tmp_path, {name: as_yaml(loaded(name))})[0].problems == []
    cases = mutations(name)
    assert len(cases) > 5
    for label, data in cases:
        content, _ = small(tmp_path, {name: as_yaml(data)})
        assert content.problems, f"The check accepts: {label}"
        assert not accepts(name, data), f"The schema accepts: {label}"
