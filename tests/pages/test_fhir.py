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
