"""The checklist and the question list as FHIR R4 Questionnaires, for patient portals.

The ids of tasks and questions are the ``linkId``s, so answers stay good when words change. A task that is for some
readers only is asked for if they say that their situation is one of its own. Whom it does not fit is left out: of a
question with several answers, or with none, "!=" can't say that none of them is a certain one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...model import Asking, Checklist, Item, QuestionGroup, Section, Task
from ...pages.context import Site
from ...pages.history import changed_on
from ...text.markup import plain
from ..web.json_ld import LICENSE
from .item_formats import as_text

FOLDER = "fhir/Questionnaire/"
SUPPORT_LINK = "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
SITUATIONS = "situations"

TEXTS = {"title", "publisher", "description", "copyright", "text", "display"}
"""The fields that hold words for readers."""

Json = dict[str, object]


def questionnaires(site: Site) -> dict[str, Json]:
    """Return each questionnaire by its name. Those in English have the words of the translations, too."""
    return {
        name: _translated(write(site), {other.language: write(other) for other in site.translations})
        for name, write in {"checklist": _checklist, "questions": _questions}.items()
    }


def _translated(part: Any, others: Mapping[str, Any]) -> Any:
    """Return a part of a form with the words of the ``others``: the same part of the same form, by its language."""
    if isinstance(part, list):
        rows = ({language: other[number] for language, other in others.items()} for number in range(len(part)))
        return [_translated(*pair) for pair in zip(part, rows, strict=True)]
    if not isinstance(part, dict):
        return part
    made: Json = {}
    for name, value in part.items():
        same = {language: other[name] for language, other in others.items()}
        made[name] = _translated(value, same)
        if name in TEXTS and same:
            made[f"_{name}"] = {"extension": [_translation(*one) for one in same.items()]}
    return made


def _translation(language: str, text: object) -> Json:
    said = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    return {"url": TRANSLATION, "extension": said}


def _checklist(site: Site) -> Json:
    checklist = site.guide.checklist
    groups: list[Json] = [
        {
            "linkId": phase.id,
            "text": plain(phase.title),
            "type": "group",
            "item": [_lead(phase.id, phase.lead), *(_task(site, task) for task in phase.tasks)],
        }
        for phase in checklist.phases
    ]
    asked = _situations(site, checklist.tasks)
    return _whole(site, "checklist", checklist, [*asked, *groups], [task.id for task in checklist.tasks])


def _task(site: Site, task: Task) -> Json:
    link = {"url": SUPPORT_LINK, "valueUri": f"{site.home}go/{task.link}/"}
    return {
        "extension": [link],
        "linkId": task.id,
        "text": plain(task.text),
        "type": "boolean",
        **_only_for(site, task),
        "item": [_lead(task.id, task.why)],
    }


def _questions(site: Site) -> Json:
    section = site.guide.sections["questions"]
    groups: list[Json] = [
        {
            "linkId": group.id,
            "text": plain(group.title),
            "type": "group",
            "item": [_lead(group.id, group.summary), *(_question(site, one) for one in group.questions)],
        }
        for group in site.guide.items_of(QuestionGroup)
    ]
    asked = _situations(site, site.guide.questions)
    return _whole(site, "questions", section, [*asked, *groups], [one.id for one in site.guide.questions])


def _question(site: Site, one: Asking) -> Json:
    return {"linkId": one.id, "text": plain(one.text), "type": "text", **_only_for(site, one)}


def _lead(name: str, text: str) -> Json:
    return {"linkId": f"{name}.about", "text": plain(text), "type": "display"}


def _situations(site: Site, parts: Iterable[Task | Asking]) -> Iterator[Json]:
    """Yield the question that the others depend on: which situations fit."""
    used = {name for part in parts for name in part.situations}
    options = [
        {"valueCoding": {"system": _system(site), "code": tag.id, "display": plain(tag.label)}}
        for tag in site.guide.situations.values()
        if tag.id in used
    ]
    if options:
        yield {
            "linkId": SITUATIONS,
            "text": site.guide.tools.words["situation_help"],
            "type": "choice",
            "repeats": True,
            "answerOption": options,
        }


def _system(site: Site) -> str:
    return f"{site.address}{SITUATIONS}"


def _only_for(site: Site, part: Task | Asking) -> Json:
    """Return when to ask a part that is for some readers only."""
    if not part.situations:
        return {}
    when = [
        {"question": SITUATIONS, "operator": "=", "answerCoding": {"system": _system(site), "code": name}}
        for name in part.situations
    ]
    return {"enableWhen": when, "enableBehavior": "any"}


def _safety(site: Site) -> Json:
    """Return what must not wait: it comes before anything else."""
    card = site.emergency_card
    return {"linkId": f"{card.id}.about", "text": f"{plain(card.title)}\n{as_text(site, card)}", "type": "display"}


def _whole(site: Site, name: str, part: Checklist | Section[Item], items: Iterable[Json], ids: Iterable[str]) -> Json:
    words = site.guide.words
    days = changed_on(site.guide)
    changed = max(days[one] for one in ids).isoformat()
    return {
        "resourceType": "Questionnaire",
        "id": name,
        "language": site.locale,
        "url": f"{site.home}api/v1/{FOLDER}{name}.json",
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
        "item": [_safety(site), *items],
    }
