"""The page for the visit itself: what to ask, what to tell, and room for the answers."""

from __future__ import annotations

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
    )
