"""What portals load is sound FHIR R4, by the models of fhir.resources; `make audit` asks a second validator."""

import datetime as dt
import json

import pytest
from fhir.resources.R4B import get_fhir_model_class

from macros.model import Reviewer
from macros.pages.site import Site
from macros.publish.api import fhir

from ..conftest import SUB_PATH

ADDRESS = f"https://example.org{SUB_PATH}"
NAMES = ("checklist", "questions")


def load(path):
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(params=NAMES)
def form(request, site):
    return load(site / f"api/v1/fhir/Questionnaire/{request.param}.json")


@pytest.fixture
def checklist(site):
    return load(site / "api/v1/fhir/Questionnaire/checklist.json")


def every(items):
    for item in items:
        yield item
        yield from every(item.get("item", []))


def changed(guide, *translations, **changes):
    """The resources of a guide in which something is different, by their kind and name."""
    made = Site(type(guide)(**{**vars(guide), **changes}), "", ADDRESS, translations=[*translations])
    return {path.removesuffix(".json"): one for path, one in fhir.files(made) if path.endswith(".json")}


def with_signs(guide, signs):
    """The sections of a guide whose emergency card has these signs."""
    urgent = guide.sections["urgent"]
    card, *others = urgent.items
    items = [card.model_copy(update={"signs": signs}), *others]
    return {**guide.sections, "urgent": urgent.model_copy(update={"items": items})}


# all resources


def test_each_is_sound_and_nothing_is_lost_or_added_in_reading(site):
    paths = [*site.glob("api/v1/fhir/*/*.json"), *site.glob("es/api/v1/fhir/*/*.json")]
    found = [load(path) for path in paths]
    assert {one["resourceType"] for one in found} == {
        "CodeSystem",
        "Questionnaire",
        "QuestionnaireResponse",
        "ValueSet",
    }
    for one in found:
        read = get_fhir_model_class(one["resourceType"]).model_validate(one)
        assert json.loads(read.model_dump_json()) == one


def test_each_is_at_its_own_address_and_where_a_fhir_server_would_have_it(site):
    for path in [*site.glob("api/v1/fhir/*/*.json"), *site.glob("es/api/v1/fhir/*/*.json")]:
        one = load(path)
        assert (path.parent.name, path.stem) == (one["resourceType"], one["id"])
        assert load(path.with_suffix("")) == one
        if "url" in one:
            assert not one["url"].endswith(".json")
            assert load(site / one["url"].removeprefix(ADDRESS)) == one


def test_each_says_whom_it_is_for_and_whom_to_ask(site):
    for path in site.glob("api/v1/fhir/[CQV]*[!e]/*.json"):
        one = load(path)
        assert [place["coding"][0]["code"] for place in one["jurisdiction"]] == ["US"]
        assert {use["code"]["code"] for use in one["useContext"]} == {"user", "focus"}
        (way,) = one["contact"][0]["telecom"]
        assert (site / way["value"].removeprefix(ADDRESS) / "index.html").is_file()


def test_any_change_of_a_word_is_a_new_version_and_no_change_is_none(content):
    guide = content.guide
    before = changed(guide)
    assert {path: one.get("version") for path, one in changed(guide).items()} == {
        path: one.get("version") for path, one in before.items()
    }
    *signs, last = guide.sections["urgent"].items[0].signs
    after = changed(guide, sections=with_signs(guide, [*signs, f"{last}."]))
    for name in NAMES:
        old, new = (one[f"api/v1/fhir/Questionnaire/{name}"]["version"] for one in (before, after))
        assert old != new
        assert old.startswith(f"{before[f'api/v1/fhir/Questionnaire/{name}']['date']}-")


# the forms


def test_the_guide_names_it_by_the_address_of_its_file(form, site):
    assert f"{form['url']}.json" in load(site / "api/v1/guide.json")["questionnaires"]


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


def shown(items, situations):
    """What a form shows to someone who chose these situations: a group is left out with all that is in it."""
    for item in items:
        conditions = item.get("enableWhen")
        if not conditions or situations & {one["answerCoding"]["code"] for one in conditions}:
            yield item
            yield from shown(item.get("item", []), situations)


def test_no_reader_sees_the_title_of_an_empty_group(form):
    tags = {option["valueCoding"]["code"] for item in form["item"] for option in item.get("answerOption", [])}
    everything = {item["linkId"] for item in every(form["item"])}
    seen = set()
    for situations in (set(), *({tag} for tag in tags)):
        rows = list(shown(form["item"], situations))
        seen |= {row["linkId"] for row in rows}
        for group in (row for row in rows if row["type"] == "group"):
            inner = [row for row in shown(group["item"], situations) if not row["linkId"].endswith(".about")]
            assert inner, (group["linkId"], situations)
    assert seen == everything, "each row is for someone"


def test_what_must_not_wait_comes_first_each_sign_in_a_row_of_its_own(form, content):
    card = content.guide.sections["urgent"].items[0]
    first, then = form["item"][:2]
    assert (first["linkId"], first["text"], first["type"]) == ("call-911", card.title, "group")
    assert [row["text"] for row in first["item"]] == card.signs
    assert {row["type"] for row in first["item"]} == {"display"}
    assert (then["type"], "988" in then["text"]) == ("display", True)


def test_it_says_in_words_for_a_form_what_it_is_and_that_no_one_has_reviewed_it(form):
    texts = [form["description"], *(item["text"] for item in every(form["item"]))]
    assert not [text for text in texts if "this page" in text.lower()]
    assert "not yet" in form["item"][-1]["text"]
    assert form["item"][-1]["text"] in form["description"]
    (about,) = (item["text"] for item in form["item"] if item["linkId"] == f"{form['id']}.about")
    assert about in form["description"]


def test_the_last_review_is_the_day_on_which_the_page_was_read(form, content):
    part = content.guide.checklist if form["id"] == "checklist" else content.guide.sections["questions"]
    assert form["lastReviewDate"] == part.reviewed.isoformat()
    assert "approvalDate" not in form, "no clinician has approved it"


def test_a_review_by_a_clinician_is_named_with_its_day(content):
    review = Reviewer(name="Dr. Ana Lee", credential="nurse", of=["checklist"], date=dt.date(2026, 11, 20))
    reviewers = content.guide.singles["reviewers"].model_copy(update={"reviewers": [review]})
    made = changed(content.guide, singles={**content.guide.singles, "reviewers": reviewers})
    checklist, questions = (made[f"api/v1/fhir/Questionnaire/{name}"] for name in NAMES)
    assert checklist["approvalDate"] == "2026-11-20"
    assert "Dr. Ana Lee" in checklist["item"][-1]["text"]
    assert "approvalDate" not in questions
    assert "Dr. Ana Lee" not in json.dumps(questions)


def test_the_checklist_asks_for_each_task_in_order(checklist, content):
    asked = [(item["linkId"], item["text"]) for item in every(checklist["item"]) if item["type"] == "boolean"]
    assert asked == [(task.id, task.text) for task in content.guide.checklist.tasks]
    only = {item["linkId"] for item in every(checklist["item"]) if "enableWhen" in item and item["type"] == "boolean"}
    assert only == {task.id for task in content.guide.checklist.tasks if task.situations}


def test_the_question_list_asks_for_each_question_in_order(site, content):
    form = load(site / "api/v1/fhir/Questionnaire/questions.json")
    asked = [(item["linkId"], item["text"]) for item in every(form["item"]) if item["type"] == "text"]
    assert asked == [
        (one.id, one.text) for group in content.guide.sections["questions"].items for one in group.questions
    ]


# situations


def test_the_code_system_knows_every_situation_in_both_languages_and_the_value_set_has_them_all(site, content):
    codes = load(site / "situations")
    spanish = content.translations["es"].guide.situations
    assert codes["concept"] == [
        {"code": tag.id, "display": tag.label, "designation": [{"language": "es", "value": spanish[tag.id].label}]}
        for tag in content.guide.situations.values()
    ]
    values = load(site / codes["valueSet"].removeprefix(ADDRESS))
    assert values["compose"] == {"include": [{"system": codes["url"]}]}
    assert not (site / "es/situations").exists(), "a code is the same in every language"


def test_each_option_is_a_code_of_that_system(form, site):
    codes = load(site / "situations")
    known = {(codes["url"], one["code"], one["display"]) for one in codes["concept"]}
    (asked,) = (item for item in form["item"] if item["type"] == "choice")
    options = [option["valueCoding"] for option in asked["answerOption"]]
    assert {(one["system"], one["code"], one["display"]) for one in options} <= known


# answers


@pytest.mark.parametrize("folder", ["", "es/"])
def test_the_example_answers_only_what_its_form_asks_of_that_reader(site, folder):
    answers = load(site / folder / "api/v1/fhir/QuestionnaireResponse/checklist-example.json")
    form = load(site / folder / "api/v1/fhir/Questionnaire/checklist.json")
    assert answers["questionnaire"] == f"{form['url']}|{form['version']}"
    assert answers["meta"]["tag"][0]["code"] == "HTEST", "a portal must see that it is no one's"
    chosen = {one["valueCoding"]["code"] for one in answers["item"][0]["answer"]}
    asked = {item["linkId"]: (item["text"], item["type"]) for item in shown(form["item"], chosen)}
    rows = list(every(answers["item"]))
    assert [(row["text"]) for row in rows] == [asked[row["linkId"]][0] for row in rows]
    boxes = [row for row in rows if asked[row["linkId"]][1] == "boolean"]
    assert boxes
    assert all(row["answer"] == [{"valueBoolean": True}] for row in boxes)


# translations

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
    own = load(site / f"es/api/v1/fhir/Questionnaire/{form['id']}.json")
    pairs = list(translations(form))
    assert len(pairs) > 20
    assert [said for _, said in pairs] == [{"es": text} for text, _ in translations(own)]
    assert not any(said for _, said in translations(own)), "a form in another language is in that language alone"
    assert (form["language"], own["language"]) == ("en-US", "es-US")


@pytest.mark.parametrize("count", [-1, 1])
def test_rows_of_which_a_translation_has_another_number_are_left_in_english_and_no_other_text(content, count):
    spanish = content.translations["es"].guide
    signs = spanish.sections["urgent"].items[0].signs
    signs = [*signs, "Otra señal"] if count > 0 else signs[:count]
    spanish = type(spanish)(**{**vars(spanish), "sections": with_signs(spanish, signs)})
    made = changed(content.guide, Site(spanish, "", ADDRESS, "es/"))
    for name in NAMES:
        texts = list(translations(made[f"api/v1/fhir/Questionnaire/{name}"]))
        assert [text for text, said in texts if not said] == content.guide.sections["urgent"].items[0].signs


def test_a_form_in_another_language_takes_the_same_answers(form, site):
    own = load(site / f"es/api/v1/fhir/Questionnaire/{form['id']}.json")
    assert own["derivedFrom"] == [form["url"]]
    rows = [(item["linkId"], item["type"], item.get("enableWhen")) for item in every(form["item"])]
    assert rows == [(item["linkId"], item["type"], item.get("enableWhen")) for item in every(own["item"])]
