"""The page for the visit itself: what to ask, what to tell, and room for the answers."""

from __future__ import annotations

from ..model import Guide
from .site import Site
from .tool import tool_page

VISIT = "visit.md"

REPORT = "do-ask-written-report"
"""The checklist's task that is done here too."""


def visit_page(site: Site) -> str:
    """Return the page to use during the visit."""
    visit, questions = site.guide.visit, site.guide.questions
    return tool_page(
        site,
        VISIT,
        "visit.md",
        words=visit.words,
        renamed=[*site.guide.checklist.tasks, *questions],
        visit=visit,
        section=visit,
        questions=questions,
        short=site.guide.questionlist.short,
        report=site.id_now(REPORT),
        english=site.english and _in_english(site.english.guide),
    )


def _in_english(guide: Guide) -> dict[str, object]:
    """Return what a reader of another language asks at the visit, for the doctor to read."""
    return {
        "questions": {one.id: one for one in guide.questions},
        "write_down_say": guide.visit.words["write_down_say"],
    }
