"""The tools that make papers: letters to fill in, opinions side by side, and the plan that gathers all tools."""

from __future__ import annotations

import re

from ..model import Blank, Criterion, Example, Record, Script
from ..text.markup import BLANK
from .context import PAGES, Site, for_script
from .tools import tool_page

LETTERS = "letters.md"
PLAN = "plan.md"

AUTOFILL = {"my-name": "name", "phone": "tel", "email": "email", "birth-date": "bday", "language": "language"}
"""What a browser may fill in by itself, for those who find it hard to type."""

OFFERS = {"today": "today", "visit-date": "visit"}
"""Blanks that the page can offer a value for: the date of today, and the visit from the checklist."""

DOCTORS = ((1, "blank/doctor"), (2, "blank/new-doctor"), (3, "compare/doctor-3"))
"""Where the name of each opinion's doctor is kept. The first two are the same as in the letters."""

FACTS = (("name", "blank/my-name"), ("decide_by", "blank/decide-by"), ("call", "plan/call"))
"""What stands at the top of the plan, and the field that keeps it."""

RATES = ("matter_1", "matter_2", "matter_3")
"""The words of the decision aid that the plan's script needs too."""


def anchor(script: str) -> str:
    """The place of a text on the page of letters."""
    return f"letter-{script}"


def scripts(site: Site) -> dict[str, Script | Record]:
    """Every item that has words to say or send."""
    return {item.id: item for _, item in site.guide.items() if isinstance(item, (Script, Record)) and item.words}


def blanks_of(site: Site, item: Script | Record) -> list[Blank]:
    """The blanks in an item's words, each once, in their order."""
    return [site.guide.blanks[name] for name in dict.fromkeys(BLANK.findall(item.words or ""))]


def parts_of(item: Script | Record) -> tuple[str, str]:
    """An item's words, and apart from them their last line if it is just a name to sign with."""
    words = item.words or ""
    opening, _, closing = words.strip().rpartition("\n\n")
    return (opening, closing) if re.fullmatch(BLANK, closing) else (words, "")


def letters_page(site: Site) -> str:
    """Letters and words to fill in."""
    letters = site.guide.letters
    return tool_page(
        site,
        LETTERS,
        "letters.md",
        words=letters.words,
        renamed=scripts(site).values(),
        letters=letters,
        section=letters,
        scripts=scripts(site),
        titles=site.title_of,
        anchor=anchor,
        parts_of=parts_of,
        blanks_of=lambda item: blanks_of(site, item),
        autofill=AUTOFILL,
        offers=OFFERS,
    )


def points(site: Site) -> list[Criterion]:
    """The points by which to compare opinions."""
    return [item for item in site.guide.items_of(Criterion) if item.differ]


def compare_page(site: Site) -> str:
    """Opinions side by side."""
    section, form = site.guide.sections["compare"], site.guide.comparison
    return tool_page(
        site,
        PAGES["compare"],
        "compare.md",
        words=form.words,
        renamed=section.items,
        name="compare",
        section=section,
        form=form,
        points=points(site),
        next_steps=[item for item in site.guide.items_of(Criterion) if not item.differ],
        doctors=DOCTORS,
        example=for_script(example_fields(form.example)),
    )


def example_fields(example: Example) -> dict[str, str]:
    """The made-up example as fields of the form, by their names."""
    names = {name: doctor for (_, name), doctor in zip(DOCTORS, example.doctors, strict=False)}
    fields = {**names, "blank/decide-by": example.decide_by, "compare/goals": example.goals}
    for one in example.points:
        fields |= {f"compare/{one.point}/{number}": opinion for number, opinion in enumerate(one.opinions, 1)}
        fields[f"compare/{one.point}/mark"] = one.mark
    return fields


def plan_page(site: Site) -> str:
    """What the reader did in all tools, on one page."""
    plan, checklist, letters = site.guide.plan, site.guide.checklist, site.guide.letters
    return tool_page(
        site,
        PLAN,
        "plan.md",
        words={**{key: site.guide.decide.words[key] for key in RATES}, **plan.words},
        renamed=[
            *checklist.tasks,
            *site.guide.decide.places,
            *(item for _, item in site.guide.items()),
            *site.guide.questions,
        ],
        plan=plan,
        section=plan,
        decide=site.guide.decide,
        questions=site.guide.sections["questions"],
        titles=site.title_of,
        facts=FACTS,
        checklist=checklist,
        letters=letters,
        scripts=scripts(site),
        parts_of=parts_of,
        points=points(site),
        doctors=DOCTORS,
    )
