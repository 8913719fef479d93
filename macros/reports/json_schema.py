"""JSON Schemas of the content files, made from the models, for editors that check and explain while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..model import COLLECTIONS, SECTIONS, SINGLES, Part, collection_of, section_of

FOLDER = "content/schema"
"""Where the schemas are kept. Each content file names its own in its first line."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest one that yaml-language-server and check-jsonschema both know."""


Json = dict[str, Any]
"""A JSON object. What is in it is not ours to know: pydantic makes it."""


def schema(name: str) -> Json:
    """Return the JSON Schema of the content file ``name``."""
    made = _whole(name).model_json_schema(ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    _tidy(made)
    for part in (made, *made["definitions"].values()):
        for field in part.get("properties", {}).values():
            field.setdefault("examples", [_example(field, made["definitions"])])
    kind = SECTIONS.get(name) or COLLECTIONS.get(name) or SINGLES[name]
    return {**made, "$schema": DIALECT, "title": f"{name}.yml", "description": " ".join((kind.__doc__ or "").split())}


def _whole(name: str) -> type[Part]:
    if name in SECTIONS:
        return section_of(SECTIONS[name])
    return collection_of(COLLECTIONS[name]) if name in COLLECTIONS else SINGLES[name]


def _tidy(part: object) -> None:
    """Take out what only machines would read: generated titles, and null next to a type.

    A field that may be left out must not be written as null: the check refuses it, and so must the schema.
    """
    if isinstance(part, dict):
        if "anyOf" in part and {"type": "null"} in part["anyOf"]:
            others = [one for one in part.pop("anyOf") if one != {"type": "null"}]
            part.update(others[0] if len(others) == 1 else {"anyOf": others})
        if part.get("default", 0) is None:
            del part["default"]
        if isinstance(part.get("title"), str) and "type" in part and part["type"] != "object":
            del part["title"]
        for value in part.values():
            _tidy(value)
    elif isinstance(part, list):
        for value in part:
            _tidy(value)


def _example(field: Json, definitions: Json) -> object:
    """Return an example of a field, put together from those of the fields in it."""
    if field.get("examples"):
        return field["examples"][0]
    if field.get("type") == "array":
        return [_example(field["items"], definitions)] * field.get("minItems", 1)
    part = definitions[field["$ref"].rpartition("/")[2]] if "$ref" in field else field
    return {name: _example(part["properties"][name], definitions) for name in part.get("required", [])}


def text(name: str) -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write(project: Path) -> list[str]:
    """Write every schema. Return the names of those that changed."""
    folder = project / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name in (*SECTIONS, *COLLECTIONS, *SINGLES):
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text("utf-8") != text(name):
            path.write_text(text(name), "utf-8")
            changed.append(name)
    return changed
