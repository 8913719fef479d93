"""The page of questions, with the reader's own list."""

from __future__ import annotations

from .site import PAGES, Site
from .tool import labels, tags_of, tool_page


def questions_page(site: Site) -> str:
    """Return the questions, and the reader's own list of them."""
    section, tool, questions = site.guide.sections["questions"], site.guide.questionlist, site.guide.questions
    return tool_page(
        site,
        PAGES["questions"],
        "questions.md",
        words=tool.words,
        renamed=[*section.items, *questions],
        name="questions",
        section=section,
        tool=tool,
        short=set(tool.short),
        tags=tags_of(site, questions),
        labels=labels(site),
    )
