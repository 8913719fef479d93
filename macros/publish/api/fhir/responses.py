"""An example of what a form answers with, for those who write the program that takes it."""

from __future__ import annotations

from .common import Json

EXAMPLE = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}


def example(form: Json) -> Json:
    """Return the answers of someone who chose one situation, and has done each task of the first group that has one for it."""
    (asked,) = (item for item in form["item"] if item["type"] == "choice")
    chosen = asked["answerOption"][0]["valueCoding"]
    coding = {name: chosen[name] for name in ("system", "code", "display")}
    group = next(item for item in form["item"] if any(_is_for(row, coding["code"]) for row in item.get("item", [])))
    done = [
        {**_same(row), "answer": [{"valueBoolean": True}]}
        for row in group["item"]
        if row["type"] == "boolean" and ("enableWhen" not in row or _is_for(row, coding["code"]))
    ]
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"{form['id']}-example",
        "meta": {"tag": [EXAMPLE]},
        "language": form["language"],
        "questionnaire": f"{form['url']}|{form['version']}",
        "status": "in-progress",
        "authored": form["date"],
        "item": [{**_same(asked), "answer": [{"valueCoding": coding}]}, {**_same(group), "item": done}],
    }


def _same(item: Json) -> Json:
    return {name: item[name] for name in ("linkId", "text")}


def _is_for(item: Json, code: str) -> bool:
    return any(one["answerCoding"]["code"] == code for one in item.get("enableWhen", []))
