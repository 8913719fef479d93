"""Three readers of Spanish come from the first page to what they take along on paper, in every engine."""

from __future__ import annotations

import re

import pytest

from ..helpers.checklist import KEY
from ..helpers.engines.reader import Unsupported
from ..helpers.paper import page_texts

STORED = "Object.keys(JSON.parse(localStorage.getItem(given[0]) ?? '{}').fields ?? {}).includes(given[1])"


@pytest.fixture
def reader(reader):
    """A reader on a phone, on the first page in Spanish."""
    reader.resize(360, 780)
    reader.open("es/")
    return reader


def follow(reader, *addresses):
    """Tap the links to these pages, one after the other, each where the reader is."""
    for address in addresses:
        link = f'main a[href$="{address}"], main a[href*="{address}#"]'
        reader.wait_until("document.querySelector(given[0])", link)
        reader.js("document.querySelector(given[0]).closest('details')?.setAttribute('open', '')", link)
        reader.click(link)
        reader.wait_until("location.pathname.includes(given[0])", address)


def kept(reader, field):
    reader.wait_until(STORED, KEY, field)


def paper(reader):
    """Return what is printed, with single spaces."""
    try:
        return re.sub(r"\s+", " ", " ".join(page_texts(reader.pdf())))
    except Unsupported as reason:
        pytest.skip(str(reason))


def test_a_mother_of_a_child_without_a_diagnosis_prints_her_letter(reader):
    follow(reader, "mi-situacion/", "su-hijo/")
    reader.open("es/")
    follow(reader, "que-digo/")
    reader.wait_for(".live")
    reader.unfold("#who")
    reader.check('[name=who][value="child"]')
    kept(reader, "who")
    reader.click("#letter-letter-for-someone-else summary")
    reader.type("#letter-for-someone-else-patient-name", "Luz Vega")
    kept(reader, "blank/patient-name")
    printed = paper(reader)
    assert "Luz Vega" in printed and "parent or guardian" in printed
    # What she filled in for her daughter is there in English too: there is one store.
    reader.open("letters/#letter-letter-for-someone-else")
    reader.wait_until("document.querySelector(given[0])?.value === 'Luz Vega'", "#letter-for-someone-else-patient-name")


def test_a_worker_who_was_hurt_prints_his_list(reader):
    follow(reader, "mi-situacion/", "herido-en-el-trabajo/")
    reader.open("es/")
    follow(reader, "mi-lista/")
    reader.wait_for(".live")
    reader.js("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    reader.check('[name=situation][value="hurt-at-work"], [data-field="situation/hurt-at-work"]')
    kept(reader, "situation/hurt-at-work")
    reader.check('[id="do-ask-safe-to-wait"] .task__tick input')
    kept(reader, "tick/do-ask-safe-to-wait")
    printed = paper(reader)
    assert "Pregunte a su médico" in printed and "Ask your doctor" not in printed
    reader.open_tool("checklist/")
    assert reader.is_checked('[id="do-ask-safe-to-wait"] .task__tick input')


def test_a_grandmother_with_diabetes_and_medicare_prints_her_questions(reader):
    follow(reader, "quien-paga/", "quien-paga/medicare/")
    reader.open("es/")
    follow(reader, "preguntas/")
    reader.wait_for(".live")
    for question in ("q-how-sure", "q-why-important"):
        reader.js("document.getElementById(given[0]).closest('details')?.setAttribute('open', '')", question)
        reader.check(f"#{question} input")
        kept(reader, f"ask/pick/{question}")
    printed = paper(reader)
    asked = reader.js("document.querySelector('#q-how-sure label').innerText.trim()")
    assert asked[:20] in printed and "How sure" not in printed
