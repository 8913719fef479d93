"""The checklist and the question list as FHIR R4 Questionnaires, for patient portals.

The ids of tasks and questions are the ``linkId``s, so answers stay good when words change. A task that is for some
readers only is asked for if they say that their situation is one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Asking, Checklist, Section, Task
from ..news import changed_on
from ..render import Site, emergency_card
from ..text import plain
from .item import as_text
from .structured import LICENSE

FOLDER = "fhir/Questionnaire/"
SUPPORT_LINK = "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink"
SITUATIONS = "situations"


def questionnaires(guide: Site) -> dict[str, dict]:
    """Each questionnaire by its name."""
    found = {}
    if guide.guide.checklist:
        found["checklist"] = _checklist(guide)
    if "questions" in guide.guide.sections:
        found["questions"] = _questions(guide)
    return found


def _checklist(guide: Site) -> dict:
    checklist = guide.guide.checklist
    groups = [
        {
            "linkId": phase.id,
            "text": plain(phase.title),
            "type": "group",
            "item": [_lead(phase.id, phase.lead), *(_task(guide, task) for task in phase.tasks)],
        }
        for phase in checklist.phases
    ]
    asked = _situations(guide, checklist.tasks)
    return _whole(guide, "checklist", checklist, [*asked, *groups], [task.id for task in checklist.tasks])


def _task(guide: Site, task: Task) -> dict:
    link = {"url": SUPPORT_LINK, "valueUri": f"{guide.address}go/{task.link}/"}
    return {
        "extension": [link],
        "linkId": task.id,
        "text": plain(task.text),
        "type": "boolean",
        **_only_for(guide, task),
        "item": [_lead(task.id, task.why)],
    }


def _questions(guide: Site) -> dict:
    section = guide.guide.sections["questions"]
    groups = [
        {
            "linkId": group.id,
            "text": plain(group.title),
            "type": "group",
            "item": [_lead(group.id, group.summary), *(_question(guide, one) for one in group.questions)],
        }
        for group in section.items
    ]
    all_questions = [one for group in section.items for one in group.questions]
    return _whole(
        guide, "questions", section, [*_situations(guide, all_questions), *groups], [one.id for one in all_questions]
    )


def _question(guide: Site, one: Asking) -> dict:
    return {"linkId": one.id, "text": plain(one.text), "type": "text", **_only_for(guide, one)}


def _lead(name: str, text: str) -> dict:
    return {"linkId": f"{name}.about", "text": plain(text), "type": "display"}


def _situations(guide: Site, parts: Iterable[Task | Asking]) -> Iterator[dict]:
    """The question that the others depend on: which situations fit."""
    used = {name for part in parts for name in part.situations}
    options = [
        {"valueCoding": {"system": _system(guide), "code": tag.id, "display": plain(tag.label)}}
        for tag in guide.guide.collections["situations"].values()
        if tag.id in used
    ]
    if options:
        yield {
            "linkId": SITUATIONS,
            "text": guide.guide.tools.words["situation_help"],
            "type": "choice",
            "repeats": True,
            "answerOption": options,
        }


def _system(guide: Site) -> str:
    return f"{guide.address}{SITUATIONS}"


def _only_for(guide: Site, part: Task | Asking) -> dict:
    """When to ask a part that is for some readers only."""
    if not part.situations:
        return {}
    when = [
        {"question": SITUATIONS, "operator": "=", "answerCoding": {"system": _system(guide), "code": name}}
        for name in part.situations
    ]
    return {"enableWhen": when, "enableBehavior": "any"}


def _safety(guide: Site) -> dict:
    """What must not wait comes before anything else."""
    card = emergency_card(guide)
    return {"linkId": f"{card.id}.about", "text": f"{plain(card.title)}\n{as_text(guide, card)}", "type": "display"}


def _whole(guide: Site, name: str, part: Checklist | Section, items: Iterable[dict], ids: Iterable[str]) -> dict:
    words = guide.guide.words
    days = changed_on(guide.guide)
    changed = max(days[one] for one in ids).isoformat()
    return {
        "resourceType": "Questionnaire",
        "id": name,
        "language": "en-US",
        "url": f"{guide.address}api/v1/{FOLDER}{name}.json",
        "version": changed,
        "name": f"SecondOpinion{name.capitalize()}",
        "title": plain(part.title),
        "status": "active",
        "experimental": False,
        "subjectType": ["Patient"],
        "date": changed,
        "publisher": words["site_name"],
        "description": " ".join((plain(part.main_message), words["trust_not_advice"], words["trust_reviewed"])),
        "copyright": f"{words['attribution']} {LICENSE}",
        "item": [_safety(guide), *items],
    }
