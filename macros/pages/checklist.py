"""The checklist's page."""

from __future__ import annotations

from .site import CHECKLIST_PAGE, Site
from .tool import labels, tags_of, tool_page


def checklist_page(site: Site) -> str:
    """Return the checklist."""
    checklist = site.guide.checklist
    return tool_page(
        site,
        CHECKLIST_PAGE,
        "checklist.md",
        words=checklist.words,
        renamed=checklist.tasks,
        checklist=checklist,
        tasks={task.id: task for task in checklist.tasks},
        section=checklist,
        tags=tags_of(site, checklist.tasks),
        labels=labels(site),
        titles=site.title_of,
        when=lambda task: when(task.when, checklist.words),
    )


def when(day: int | str | None, words: dict[str, str]) -> str:
    """Return when to do a task, in words: "3 weeks before the visit". It is empty for a task without a day."""
    if day is None:
        return ""
    if isinstance(day, str):  # before anything
        return words["when_first"]
    if day == 0:
        return words["when_visit"]
    unit, count = ("week", abs(day) // 7) if day % 7 == 0 else ("day", abs(day))
    side = "before" if day < 0 else "after"
    return words[f"{unit}{'s' if count > 1 else ''}_{side}"].replace("{count}", str(count))
