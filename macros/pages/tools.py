"""The tools' pages: plain forms that small scripts make live. Each gets its words and settings in the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import segno

from ..model import ForSome, Renamable, Tag
from .context import CHECKLIST_PAGE, DECIDE_PAGE, PAGES, Page, Site, for_script


def tool_page(
    site: Site,
    src: str,
    template: str,
    *,
    words: Mapping[str, str],
    renamed: Iterable[Renamable] = (),
    **values: object,
) -> str:
    """The page ``src`` of a tool. Its own ``words`` come before those that all tools share; ``renamed`` are parts with ids."""
    say = {**site.guide.tools.words, **words}
    own_address = f"{site.address.rstrip('/')}/{src.removesuffix('.md')}/"
    settings = {
        "base": urlsplit(site.address).path or "/",
        "lang": "en",
        "formerly": {former: part.id for part in renamed for former in part.formerly},
        "words": say,
    }
    return Page(site, src).render(
        template,
        say=say,
        emergency=site.emergency_card,
        address=re.sub(r"^https?://", "", own_address),
        qr=segno.make(own_address, error="m", micro=False).svg_inline(
            scale=3, omitsize=True, svgclass="qr", lineclass=None
        ),
        settings=for_script(settings),
        **values,
    )


def tags_of(site: Site, parts: Iterable[ForSome]) -> list[Tag]:
    """The situations that ``parts`` name, in their usual order."""
    used = {name for part in parts for name in part.situations}
    return [tag for tag in site.guide.situations.values() if tag.id in used]


def labels(site: Site) -> dict[str, str]:
    """How the reader says each situation."""
    return {tag.id: tag.label for tag in site.guide.situations.values()}


def checklist_page(site: Site) -> str:
    """The checklist."""
    checklist = site.guide.checklist
    return tool_page(
        site,
        CHECKLIST_PAGE,
        "checklist.md",
        words=checklist.words,
        renamed=checklist.tasks,
        checklist=checklist,
        section=checklist,
        tags=tags_of(site, checklist.tasks),
        labels=labels(site),
        titles=site.title_of,
        when=lambda task: when(task.when, checklist.words),
    )


def decide_page(site: Site) -> str:
    """The decision aid."""
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
        own_matter={"id": "", "text": ""},
    )


def questions_page(site: Site) -> str:
    """The questions, and the reader's own list of them."""
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


def when(day: int | str, words: dict[str, str]) -> str:
    """When to do a task, in words: "3 weeks before the visit"."""
    if isinstance(day, str):  # before anything
        return words["when_first"]
    if day == 0:
        return words["when_visit"]
    unit, count = ("week", abs(day) // 7) if day % 7 == 0 else ("day", abs(day))
    side = "before" if day < 0 else "after"
    return words[f"{unit}{'s' if count > 1 else ''}_{side}"].replace("{count}", str(count))
