"""The plan: what the reader did in all tools, on one page."""

from __future__ import annotations

from .compare import DOCTORS
from .letters import parts_of
from .site import Site
from .tool import tool_page

PLAN = "plan.md"

FACTS = (("name", "blank/my-name", "me"), ("patient", "blank/patient-name", "other"), ("call", "plan/call", ""))
"""What is at the top of the plan below the dates, the field that keeps it, and for whom it is there."""

RATES = ("matter_1", "matter_2", "matter_3")
"""The words of the decision aid that the plan's script needs too."""


def plan_page(site: Site) -> str:
    """Return what the reader did in all tools, on one page."""
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
        scripts=site.guide.scripts,
        parts_of=parts_of,
        points=site.guide.comparison_points,
        doctors=DOCTORS,
    )
