"""What all published resources say of themselves: who publishes them, for whom, under which address and version."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ....pages.site import Site
from ...web.json_ld import LICENSE

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
CONTEXT_TYPE = "http://terminology.hl7.org/CodeSystem/usage-context-type"
FOLDER = "api/v1/fhir/"
COUNTRIES = "urn:iso:std:iso:3166"

TEXTS = {"title", "publisher", "description", "copyright", "text", "display"}
"""The fields that hold words for readers."""

Json = dict[str, Any]


def canonical(site: Site, kind: str, name: str) -> str:
    """Return the canonical address of a resource. It is forever."""
    return f"{site.home}{FOLDER}{kind}/{name}"


def head(site: Site, kind: str, name: str, title: str, description: str) -> Json:
    """Return what each resource begins with."""
    words = site.guide.words
    return {
        "resourceType": kind,
        "id": name,
        "language": site.locale,
        "url": canonical(site, kind, name),
        "name": f"SecondOpinion{name.capitalize()}",
        "title": title,
        "status": "active",
        "experimental": False,
        "publisher": words["site_name"],
        "contact": [{"telecom": [{"system": "url", "value": f"{site.address}{site.address_of('improve.md')}"}]}],
        "description": description,
        "useContext": [_context("user", words["fhir_for"]), _context("focus", words["fhir_focus"])],
        "jurisdiction": [{"coding": [{"system": COUNTRIES, "code": "US"}]}],
        "copyright": f"{words['attribution']} {LICENSE}",
    }


def _context(kind: str, text: str) -> Json:
    return {"code": {"system": CONTEXT_TYPE, "code": kind}, "valueCodeableConcept": {"text": text}}


def versioned(resource: Json, day: dt.date | None = None) -> Json:
    """Return the resource with its version: the day on which its meaning last changed, and eight letters of all that it says.

    So any change of a word is a new version, and the same words are always the same one.
    """
    said = hashlib.sha256(json.dumps(resource, sort_keys=True).encode()).hexdigest()[:8]
    if day is None:
        return {**resource, "version": said}
    return {**resource, "version": f"{day}-{said}", "date": day.isoformat()}


def translated(part: Any, others: Mapping[str, Any]) -> Any:
    """Return a part of a resource with the words of the ``others``: the same part of the same resource, by its language.

    A list that has more rows or fewer in a language is not translated into it: no one knows which rows say the same.
    """
    if isinstance(part, list):
        same = {language: other for language, other in others.items() if len(other) == len(part)}
        return [
            translated(row, {language: other[number] for language, other in same.items()})
            for number, row in enumerate(part)
        ]
    if not isinstance(part, dict):
        return part
    made: Json = {}
    for name, value in part.items():
        same = {language: other[name] for language, other in others.items() if name in other}
        made[name] = translated(value, same)
        if name in TEXTS and same:
            made[f"_{name}"] = {"extension": [_translation(*one) for one in same.items()]}
    return made


def _translation(language: str, text: object) -> Json:
    said = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    return {"url": TRANSLATION, "extension": said}
