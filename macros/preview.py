"""What is different in ``make serve``: mistakes in the content are shown on the pages, and end nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from .pages.page_check import check_pages
from .pages.registry import Plugin, macros_of, sites_of
from .publish import publish
from .publish.context import Unpublishable
from .reader.content import Content
from .reader.loader import read_once
from .rules import check

_LOG = logging.getLogger("mkdocs.guide")


def register(env: Plugin) -> None:
    """Register the macros, and hand the mistakes and the hints to the theme, which shows them on each page."""
    project = Path(env.project_dir)
    content = read_once(project)
    env.conf["extra"].update(preview=True, **_found(content, project))
    for name, macro in macros_of(sites_of(content, project, env.conf)).items():
        env.macro(_or_nothing(macro), name)


@lru_cache(maxsize=1)
def _found(content: Content, project: Path) -> dict[str, list[str]]:
    """Return the mistakes and the hints that ``check`` finds, one line each, and print them, once for each state of the content."""
    found: dict[str, list[str]] = {"mistakes": [], "hints": []}
    for problem in [*check(content), *check_pages(content, project)]:
        found["hints" if problem.level == "hint" else "mistakes"].append(str(problem))
    for line in [*found["mistakes"], *found["hints"]]:
        _LOG.warning("%s", line)
    return found


def _or_nothing(macro: Callable[..., str]) -> Callable[..., str]:
    """Return ``macro``, which is empty where what it needs could not be read: the box says why."""

    @wraps(macro)
    def render(*given: str) -> str:
        try:
            return macro(*given)
        except Exception as error:
            _LOG.warning("A part of a page is left out: %s: %s", type(error).__name__, error)
            return ""

    return render


def complete(env: Plugin) -> None:
    """Complete the pages as the publish step does, where the content allows it. Nothing is kept offline."""
    try:
        publish(Path(env.conf["site_dir"]), stop_offline=True)
    except (Unpublishable, LookupError) as problem:
        _LOG.warning("Links, embeds and handouts are left out until the mistakes are fixed: %s", problem)
