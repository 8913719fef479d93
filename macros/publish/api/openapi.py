"""JSON Schemas of the data, and a description of all its addresses in OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ...pages.changelog import feeds
from ...pages.review_status import notice_of_guide
from ...pages.site import Site
from ..web.json_ld import LICENSE
from . import fhir
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
            "description": f"{words['site_about']} {words['trust_not_advice']} {notice_of_guide(site.guide)}",
            "license": {"name": "CC BY 4.0", "url": LICENSE},
        },
        "externalDocs": {"url": f"{site.address}{site.address_of('data.md')}"},
        "servers": [{"url": site.home.rstrip("/")}],
        "paths": dict(_paths(site, {name: kind.__name__ for name, kind in answers.items()})),
        "components": {"schemas": shared["$defs"]},
    }


def _paths(site: Site, answers: dict[str, str]) -> Iterator[tuple[str, Json]]:
    """Yield each address, with what it answers: ``answers`` has the name of each kind."""
    yield from _data_paths(answers)
    yield from _fhir_paths(site)
    yield from _feed_paths(site)
    yield from _link_paths()
    page = f"/{site.from_home('lookup.md')}"
    yield page, _get("infobutton", "What fits a health problem, as a page for patients", HTML, "", *INFOBUTTON)


def _data_paths(answers: dict[str, str]) -> Iterator[tuple[str, Json]]:
    item = _answer(answers["item"], answers["withdrawn"])
    search, lookup = _answer(answers["search"]), _answer(answers["lookup"])
    any_object, name = _json({"type": "object"}), _one_of("name", answers)
    yield "/api/v1/guide.json", _get("guide", "The whole guide, with a link to each part", _answer(answers["guide"]))
    yield "/api/v1/items/{id}.json", _get("item", "One part, by any id that it has or had", item, NO_PART, ID)
    yield "/api/v1/search.json", _get("search", "Every part with its words", search)
    yield "/api/v1/lookup.json", _get("lookup", "The parts that fit a health problem, by code or word", lookup)
    schema = _get("schema", "The JSON Schema of an answer", any_object, "No answer has this name", name)
    yield "/api/v1/schema/{name}.json", schema


def _fhir_paths(site: Site) -> Iterator[tuple[str, Json]]:
    yield _fhir("Questionnaire", "{form}", "questionnaire", _one_of("form", fhir.QUESTIONNAIRES))
    yield _fhir("QuestionnaireResponse", "checklist-example", "questionnaireResponse")
    if not site.folder:
        yield _fhir("CodeSystem", "situations", "codeSystem")
        yield _fhir("ValueSet", "situations", "valueSet")


def _feed_paths(site: Site) -> Iterator[tuple[str, Json]]:
    section = _one_of("section", feeds(site.guide))
    of_page = _get("sectionChanges", "What changed on a page, as an Atom feed", ATOM, "No page has this id", section)
    yield "/changes.xml", _get("changes", "What changed, as an Atom feed", ATOM)
    yield "/changes/{section}.xml", of_page
    yield "/changes/items/{id}.xml", _get("itemChanges", "What changed in a part, as an Atom feed", ATOM, NO_PART, ID)


def _link_paths() -> Iterator[tuple[str, Json]]:
    ids, png, pdf = _json({"type": "array", "items": {"type": "string"}}), _file("image/png"), _file("application/pdf")
    yield "/go/{id}/", _get("go", "The short link of a part or a page: it forwards", HTML, NO_PART, ID)
    yield "/embed/{id}/", _get("embed", "A part or a page alone, for an iframe", HTML, NO_PART, ID)
    yield "/print/{id}/", _get("print", "A part or a page as a handout", HTML, NO_PART, ID)
    yield "/qr/{id}.svg", _get("qr", "A QR code of the short link", _text("image/svg+xml"), NO_PART, ID)
    yield "/qr/{id}.png", _get("qrPng", "A QR code of the short link", png, NO_PART, ID)
    yield "/pdf/index.json", _get("pdfs", "Which parts have PDF files", ids)
    yield "/pdf/{id}.pdf", _get("pdf", "A handout as PDF", pdf, "There is no PDF file: see pdf/index.json", ID)
    yield "/message/{id}.txt", _get("message", "A part as a message for a portal", _text("text/plain"), NO_PART, ID)
    yield "/oembed/{id}.json", _get("oembed", "A part as oEmbed describes it", _json({"type": "object"}), NO_PART, ID)


def _fhir(kind: str, name: str, operation: str, *parameters: Json) -> tuple[str, Json]:
    answer = _json({"type": "object", "properties": {"resourceType": {"const": kind}}})
    missing = "There is no such form" if parameters else ""
    return f"/api/v1/fhir/{kind}/{name}.json", _get(operation, f"A FHIR R4 {kind}", answer, missing, *parameters)


def _text(*kinds: str) -> Json:
    return {kind: {"schema": {"type": "string"}} for kind in kinds}


def _file(kind: str) -> Json:
    return {kind: {"schema": {"type": "string", "format": "binary"}}}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _answer(*names: str) -> Json:
    refs: list[Json] = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return _json(refs[0] if len(refs) == 1 else {"anyOf": refs})


def _one_of(name: str, values: Iterable[str]) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "enum": list(values)}}


def _asked(name: str, description: str) -> Json:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": {"type": "string"}}


def _get(name: str, summary: str, content: Json, missing: str = "", *parameters: Json) -> Json:
    """Return the description of an address. ``missing`` says what it means if there is nothing: the host answers with a page."""
    responses: dict[str, Json] = {"200": {"description": summary, "content": content}}
    if missing:
        responses["404"] = {"description": missing, "content": HTML}
    operation: Json = {"operationId": name, "summary": summary, "responses": responses}
    return {"get": {**operation, "parameters": list(parameters)} if parameters else operation}


HTML = _text("text/html")
ATOM = _text("application/atom+xml", "application/xml", "text/xml")
"""A feed. Hosts call a file that ends in .xml one of these."""

NO_PART = "No part has or had this id"

INFOBUTTON = [
    _asked("mainSearchCriteria.v.c", "The code, with or without its dot. Further ones: ...c1, ...c2."),
    _asked(
        "mainSearchCriteria.v.cs",
        "The system of the code: 2.16.840.1.113883.6.90 (ICD-10-CM) or 2.16.840.1.113883.6.96 (SNOMED CT). "
        "Without it, the form of the code tells. Codes of other systems find nothing.",
    ),
    _asked(
        "mainSearchCriteria.v.dn", "The name of the health problem. It is looked for in the topics' words, not shown."
    ),
    _asked("mainSearchCriteria.v.ot", "The health problem as someone wrote it, likewise."),
    _asked("age.v.v", "The patient's age: below 18, what is for children comes with it."),
    _asked("age.v.u", "The unit of the age: a, mo, wk, d or h. Without it, years."),
    _asked("ageGroup.v.c", "The patient's age as a MeSH code, such as D002648 (child)."),
    _asked(
        "informationRecipient.languageCode.c", "The reader's language: the page goes on to it, if the guide has it."
    ),
]
"""The parameters of HL7's Infobutton that the page reads. Its script does: a static site answers no request by itself."""
