"""JSON Schemas of the data, and a description of all its addresses in OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ...pages.context import Site
from ..web.json_ld import LICENSE
from .schema import kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, object]

ID: Json = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
}


def schema(address: str, kind: type[BaseModel]) -> Json:
    """Return the JSON Schema of an answer."""
    return {"$schema": DIALECT, "$id": address, **kind.model_json_schema(mode="serialization")}


def description(site: Site, version: str) -> Json:
    """Return the description of the API."""
    answers = kinds(site)
    _, shared = models_json_schema(
        [(kind, "serialization") for kind in answers.values()], ref_template="#/components/schemas/{model}"
    )
    words = site.guide.words
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words["site_name"],
            "version": version,
            "description": f"{words['site_about']} {words['trust_not_advice']} {words['trust_reviewed']}",
            "license": {"name": "CC BY 4.0", "url": LICENSE},
        },
        "externalDocs": {"url": f"{site.address}{site.address_of('data.md')}"},
        "servers": [{"url": site.home.rstrip("/")}],
        "paths": dict(_paths({name: kind.__name__ for name, kind in answers.items()}, translated=bool(site.folder))),
        "components": {"schemas": shared["$defs"]},
    }


def _paths(answers: dict[str, str], *, translated: bool) -> Iterator[tuple[str, Json]]:
    """Yield each address, with what it answers: ``answers`` has the name of each kind."""
    yield "/api/v1/guide.json", _get("guide", "The whole guide, with a link to each part", _answer(answers["guide"]))
    yield (
        "/api/v1/items/{id}.json",
        _get("item", "One part, by any id that it has or had", _answer(answers["item"], answers["withdrawn"]), ID),
    )
    yield "/api/v1/search.json", _get("search", "Every part with its words", _answer(answers["search"]))
    name: Json = {"name": "name", "in": "path", "required": True, "schema": {"enum": list(answers)}}
    yield (
        "/api/v1/schema/{name}.json",
        _get("schema", "The JSON Schema of an answer", {"application/json": {"schema": {"type": "object"}}}, name),
    )
    form: Json = {"name": "form", "in": "path", "required": True, "schema": {"enum": ["checklist", "questions"]}}
    yield _fhir("Questionnaire", "{form}", "questionnaire", form)
    yield _fhir("QuestionnaireResponse", "checklist-example", "questionnaireResponse")
    if not translated:
        yield _fhir("CodeSystem", "situations", "codeSystem")
        yield _fhir("ValueSet", "situations", "valueSet")
    text: Json = {"schema": {"type": "string"}}
    yield "/changes.xml", _get("changes", "What changed, as an Atom feed", {"application/atom+xml": text})
    yield "/go/{id}/", _get("go", "The short link: a page that forwards", {"text/html": text}, ID)
    yield "/embed/{id}/", _get("embed", "The part alone, for an iframe", {"text/html": text}, ID)
    yield "/print/{id}/", _get("print", "The part as a handout", {"text/html": text}, ID)
    yield "/qr/{id}.svg", _get("qr", "A QR code of the short link", {"image/svg+xml": text}, ID)
    yield "/qr/{id}.png", _get("qrPng", "A QR code of the short link", {"image/png": {}}, ID)


def _fhir(kind: str, name: str, operation: str, *parameters: Json) -> tuple[str, Json]:
    answer: Json = {"schema": {"type": "object", "properties": {"resourceType": {"const": kind}}}}
    said = _get(operation, f"A FHIR R4 {kind}", {"application/json": answer}, *parameters)
    return f"/api/v1/fhir/{kind}/{name}.json", said


def _answer(*names: str) -> Json:
    refs: list[Json] = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return {"application/json": {"schema": refs[0] if len(refs) == 1 else {"anyOf": refs}}}


def _get(name: str, summary: str, content: Json, *parameters: Json) -> Json:
    responses: dict[str, Json] = {"200": {"description": summary, "content": content}}
    if parameters:
        responses["404"] = {"description": "No part has or had this id"}
    operation: Json = {"operationId": name, "summary": summary, "responses": responses}
    return {"get": {**operation, "parameters": list(parameters)} if parameters else operation}
