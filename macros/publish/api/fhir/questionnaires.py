"""The checklist and the question list as questionnaires.

The ids of tasks and questions are the ``linkId``s, so answers stay good when words change. A task that is for some
readers only is asked for if they say that their situation is one of its own. Whom it does not fit is left out: of a
question with several answers, or with none, "!=" can't say that none of them is a certain one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....model import Asking, Checklist, Item, QuestionGroup, Section, Task
from ....model.reviews import reviews_of
from ....pages import review_status
from ....pages.history import changed_on
from ....pages.site import Site
from ....text.markup import plain
from .. import item_formats
from .common import Json, canonical, head, translated, versioned
from .terminology import SITUATIONS, system

SUPPORT_LINK = "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink"
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
ORIENTATION = "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"


def all_of(site: Site) -> list[Json]:
    """Return each questionnaire. Those in English have the words of the translations, too."""
    days = changed_on(site.guide)
    made = []
    for write in (_checklist, _questions):
        form = translated(write(site), {other.language: write(other) for other in site.translations})
        day = max(days[one] for one in (site.emergency_card.id, *_ids(form["item"])) if one in days)
        made.append(versioned(form, day))
    return made


def _ids(items: Sequence[Json]) -> Iterator[str]:
    for item in items:
        yield item["linkId"]
        yield from _ids(item.get("item", []))


def _checklist(site: Site) -> Json:
    checklist = site.guide.checklist
    groups = [
        _group(phase.id, phase.title, phase.lead, [_task(site, one) for one in phase.tasks])
        for phase in checklist.phases
    ]
    return _form(site, "checklist", checklist, checklist.tasks, groups)


def _questions(site: Site) -> Json:
    groups = [
        _group(group.id, group.title, group.summary, [_question(site, one) for one in group.questions])
        for group in site.guide.items_of(QuestionGroup)
    ]
    return _form(site, "questions", site.guide.sections["questions"], site.guide.questions, groups)


def _form(
    site: Site, name: str, part: Checklist | Section[Item], asked: Sequence[Task | Asking], groups: Sequence[Json]
) -> Json:
    words = site.guide.words
    about, notice = words[f"fhir_{name}_about"], _notice(site, name)
    said = head(site, "Questionnaire", name, words[f"fhir_{name}_title"], f"{about} {notice}")
    reviews = review_status.reviews(site.guide, {name}, site.translation)
    return {
        **said,
        **({"derivedFrom": [canonical(site.english, "Questionnaire", name)]} if site.english else {}),
        "subjectType": ["Patient"],
        **({"approvalDate": max(one.date for one in reviews).isoformat()} if reviews else {}),
        "lastReviewDate": part.reviewed.isoformat(),
        "item": [
            *_emergency(site),
            _display(f"{name}.about", about),
            *_situations(site, asked),
            *groups,
            _display(f"{name}.notice", notice),
        ],
    }


def _notice(site: Site, name: str) -> str:
    """Return that it is no advice, and who has reviewed it."""
    words = site.guide.words
    reviewed = reviews_of(site.guide, {name}, None)
    said = review_status.notice(site.guide, {name}, site.translation) if reviewed else [words["fhir_unreviewed"]]
    return " ".join((words["trust_not_advice"], *said))


def _emergency(site: Site) -> Iterator[Json]:
    """Yield what must not wait, each sign in a row of its own, and what to know and do about it."""
    card = site.emergency_card
    signs = [_display(f"{card.id}.sign-{number}", sign) for number, sign in enumerate(card.signs, 1)]
    yield {"extension": [_support(site, card.id)], **_group_of(card.id, card.title, signs)}
    for name, text in {"about": card.summary, "more": card.body or "", "do": " ".join(card.do)}.items():
        yield _display(f"{card.id}.{name}", text)


def _group(name: str, title: str, lead: str, items: Sequence[Json]) -> Json:
    """Return a group. If all that is in it is for some readers only, so is the group."""
    conditions = [item.get("enableWhen", []) for item in items]
    either = list({one["answerCoding"]["code"]: one for rows in conditions for one in rows}.values())
    return {
        **_group_of(name, title, [_display(f"{name}.about", lead), *items]),
        **(_enabled(either) if all(conditions) else {}),
    }


def _group_of(name: str, title: str, items: Sequence[Json]) -> Json:
    return {"linkId": name, "text": plain(title), "type": "group", "item": list(items)}


def _task(site: Site, task: Task) -> Json:
    return {
        "extension": [_support(site, task.link)],
        "linkId": task.id,
        "text": plain(task.text),
        "type": "boolean",
        **_only_for(site, task),
        "item": [_display(f"{task.id}.about", task.why)],
    }


def _question(site: Site, one: Asking) -> Json:
    return {"linkId": one.id, "text": plain(one.text), "type": "text", **_only_for(site, one)}


def _display(name: str, text: str) -> Json:
    return {"linkId": name, "text": plain(text), "type": "display"}


def _support(site: Site, name: str) -> Json:
    return {"url": SUPPORT_LINK, "valueUri": item_formats.address(site, name)}


def _situations(site: Site, parts: Sequence[Task | Asking]) -> Iterator[Json]:
    """Yield the question that the others depend on: which situations fit."""
    used = {name for part in parts for name in part.situations}
    options = [
        {"valueCoding": {"system": system(site), "code": tag.id, "display": plain(tag.label)}}
        for tag in site.guide.situations.values()
        if tag.id in used
    ]
    if options:
        boxes = {"coding": [{"system": CONTROLS, "code": "check-box"}]}
        yield {
            "extension": [
                {"url": ITEM_CONTROL, "valueCodeableConcept": boxes},
                {"url": ORIENTATION, "valueCode": "vertical"},
            ],
            "linkId": SITUATIONS,
            "text": site.guide.words["fhir_situations"],
            "type": "choice",
            "repeats": True,
            "answerOption": options,
        }


def _only_for(site: Site, part: Task | Asking) -> Json:
    """Return when to ask a part that is for some readers only."""
    return _enabled(
        [
            {"question": SITUATIONS, "operator": "=", "answerCoding": {"system": system(site), "code": name}}
            for name in part.situations
        ]
    )


def _enabled(conditions: Sequence[Json]) -> Json:
    return {"enableWhen": list(conditions), "enableBehavior": "any"} if conditions else {}
