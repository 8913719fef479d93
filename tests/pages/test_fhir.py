"""The checklist and the question list are sound FHIR R4 Questionnaires, by the models of fhir.resources."""

import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

NAMES = ("checklist", "questions")


@pytest.fixture(params=NAMES)
def form(request, site):
    return json.loads((site / f"api/v1/fhir/Questionnaire/{request.param}.json").read_text("utf-8"))


def every(items):
    for item in items:
        yield item
        yield from every(item.get("item", []))


def test_it_is_a_questionnaire(form):
    read = Questionnaire.model_validate(form)
    assert json.loads(read.model_dump_json()) == form, "nothing is lost or added in reading"


def test_the_guide_names_it_by_its_own_address(form, site):
    assert form["url"] in json.loads((site / "api/v1/guide.json").read_text("utf-8"))["questionnaires"]
    assert form["url"].endswith(f"/{form['id']}.json")


def test_each_link_id_stands_once_and_conditions_name_an_earlier_question(form):
    seen = {}
    for item in every(form["item"]):
        assert item["linkId"] not in seen
        for condition in item.get("enableWhen", []):
            options = seen[condition["question"]]["answerOption"]
            assert condition["answerCoding"] in [
                {key: option["valueCoding"][key] for key in ("system", "code")} for option in options
            ]
        seen[item["linkId"]] = item


def test_what_must_not_wait_comes_first(form):
    assert form["item"][0]["linkId"] == "call-911.about"
    assert "911" in form["item"][0]["text"]


def test_no_one_is_said_to_have_reviewed_it(form):
    assert "lastReviewDate" not in form
    assert "not yet" in form["description"]


def test_the_checklist_asks_for_each_task_in_order(site, content):
    form = json.loads((site / "api/v1/fhir/Questionnaire/checklist.json").read_text("utf-8"))
    asked = [(item["linkId"], item["text"]) for item in every(form["item"]) if item["type"] == "boolean"]
    assert asked == [(task.id, task.text) for task in content.guide.checklist.tasks]
    only = {item["linkId"] for item in every(form["item"]) if "enableWhen" in item}
    assert only == {task.id for task in content.guide.checklist.tasks if task.situations}


def test_the_question_list_asks_for_each_question_in_order(site, content):
    form = json.loads((site / "api/v1/fhir/Questionnaire/questions.json").read_text("utf-8"))
    asked = [(item["linkId"], item["text"]) for item in every(form["item"]) if item["type"] == "text"]
    assert asked == [
        (one.id, one.text) for group in content.guide.sections["questions"].items for one in group.questions
    ]


TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
TEXTS = ("title", "publisher", "description", "copyright", "text", "display")


def translations(part):
    """Each text for readers with what it is in other languages, in the standard's own form."""
    for name, value in part.items():
        if name in TEXTS:
            said = {}
            for extension in part.get(f"_{name}", {}).get("extension", []):
                assert extension["url"] == TRANSLATION
                lang, content = extension["extension"]
                assert (lang["url"], content["url"]) == ("lang", "content")
                said[lang["valueCode"]] = content["valueString"]
            yield value, said
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, dict) and not name.startswith("_"):
                yield from translations(row)


def test_each_text_has_its_translation_which_the_form_in_that_language_says(form, site):
    own = json.loads((site / f"es/api/v1/fhir/Questionnaire/{form['id']}.json").read_text("utf-8"))
    pairs = list(translations(form))
    assert len(pairs) > 20
    assert [said for _, said in pairs] == [{"es": text} for text, _ in translations(own)]
    assert not any(said for _, said in translations(own)), "a form in another language is in that language alone"
    assert (form["language"], own["language"]) == ("en-US", "es-US")


def test_a_form_in_another_language_is_sound_and_takes_the_same_answers(form, site):
    own = json.loads((site / f"es/api/v1/fhir/Questionnaire/{form['id']}.json").read_text("utf-8"))
    Questionnaire.model_validate(own)
    rows = [(item["linkId"], item["type"], item.get("enableWhen")) for item in every(form["item"])]
    assert rows == [(item["linkId"], item["type"], item.get("enableWhen")) for item in every(own["item"])]
