"""The decision aid's page."""

from __future__ import annotations

from .site import DECIDE_PAGE, Site
from .tool import tool_page

FOLDED_STEPS = ("decide-about", "decide-check-understanding")
"""The steps that nobody needs to decide. They are folded up where all steps are on the page."""


def decide_page(site: Site) -> str:
    """Return the decision aid."""
    decide = site.guide.decide
    return tool_page(
        site,
        DECIDE_PAGE,
        "decide.md",
        words=decide.words,
        renamed=decide.places,
        decide=decide,
        section=decide,
        titles=site.title_of,
        living=[(row, decide.words[f"live_{row}"]) for row in ("body", "feelings", "people", "days")],
        folded_steps=FOLDED_STEPS,
        own_matter={"id": "", "text": ""},
    )
