"""JSON Schemas of the content files, made from the models, for editors that check and explain while one types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import (
    COLLECTIONS,
    FILES,
    SECTIONS,
    SINGLES,
    Named,
    Part,
    collection_of,
    own_fields,
    section_of,
    translated_fields,
)
from ..model.base import part_in
from ..reader.content import OWN_FILES, TRANSLATED
from ..reader.translation import MARK, WORD_MARKS

FOLDER = "content/schema"
"""Where the schemas are kept. Each content file names its own in its first line."""

TRANSLATION = "translation"
"""The folder in it for translated files, which are the same in every language. Those of ``OWN_FILES`` are as in English."""

_MARK: dict[str, object] = {
    "description": "The fingerprint of the English that it was made from. The check says what to write.",
    "type": "string",
    "pattern": "^[a-p]{8}$",
    "examples": ["abcdefgh"],
}

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


def translation_schema(name: str) -> Json:
    """Return the JSON Schema of the content file ``name`` in another language: ids and words, and nothing shared."""
    whole = schema(name)
    definitions: Json = whole["definitions"]
    made = {kind.__name__: _translated(kind, definitions[kind.__name__]) for kind in _kinds_in(_whole(name))}
    made |= {kind.__name__: definitions[kind.__name__] for kind in _own_kinds(_whole(name))}
    root = _translated(_whole(name), whole, is_root=True)
    about = "The words of the English file of the same name, in another language."
    root |= {"definitions": made, "description": about}
    return root


def _translated(kind: type[Part], english: Json, *, is_root: bool = False) -> Json:
    """Return what of a part's schema is for translations: of what is in it, only the id is needed."""
    english_fields = english["properties"]
    fields: Json = {"id": english_fields["id"]} if issubclass(kind, Named) else {}
    if is_root or issubclass(kind, Named) or getattr(kind, "by_text", False):
        fields[MARK] = _MARK
    rows = {name for name, _ in _fields_with_words(kind)}
    kept = {*translated_fields(kind), *own_fields(kind), *rows}
    for name, about in english_fields.items():
        if name in kept:
            fields[name] = {key: value for key, value in about.items() if key != "minItems" or name not in rows}
    if is_root and "words" in fields:
        each = {key: _MARK[key] for key in ("type", "pattern")}
        fields[WORD_MARKS] = {
            "description": "The fingerprint of each text under 'words'.",
            "type": "object",
            "additionalProperties": each,
            "examples": [{"title": "abcdefgh"}],
        }
    rest = {key: value for key, value in english.items() if key not in ("properties", "required", "definitions")}
    return {**rest, "properties": fields, **({"required": ["id"]} if issubclass(kind, Named) else {})}


def _fields_with_words(kind: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    """Yield each field of parts that have words to translate, with their kind."""
    for name, info in kind.model_fields.items():
        inner = part_in(info.annotation)
        if inner and name not in own_fields(kind) and (translated_fields(inner) or any(_fields_with_words(inner))):
            yield name, inner


def _kinds_in(kind: type[Part]) -> Iterator[type[Part]]:
    for _, inner in _fields_with_words(kind):
        yield inner
        yield from _kinds_in(inner)


def _own_kinds(kind: type[Part]) -> Iterator[type[Part]]:
    """Yield the kinds of parts that each language has for itself: they are as in English."""
    for name in own_fields(kind):
        inner = part_in(kind.model_fields[name].annotation)
        if inner:
            yield inner


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


def texts() -> dict[str, str]:
    """Return every schema as the text of its file, by the file's name in ``FOLDER`` without its ending."""
    made = {name: schema(name) for name in FILES}
    made |= {f"{TRANSLATION}/{name}": translation_schema(name) for name in TRANSLATED if name not in OWN_FILES}
    return {name: json.dumps(one, indent=2, ensure_ascii=False) + "\n" for name, one in made.items()}


def modeline(name: str, *, translation: bool = False) -> str:
    """Return the first line of the content file ``name``: it tells editors where its schema is."""
    folder = "../schema" if translation else "schema"
    inner = f"{TRANSLATION}/" if translation and name not in OWN_FILES else ""
    return f"# yaml-language-server: $schema={folder}/{inner}{name}.json"


def write(project: Path) -> list[str]:
    """Write every schema. Return the names of those that changed."""
    folder = project / FOLDER
    (folder / TRANSLATION).mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in texts().items():
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(name)
    return changed
