"""The macros that the pages call, registered with mkdocs-macros or with Zensical."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from . import papers, render, tools
from .clinics import clinics_page
from .news import changes_page
from .reading import read
from .render import Site
from .situations import situation_page

_LOG = logging.getLogger("mkdocs.guide")


def register(env: object) -> None:
    """Gives the pages their macros. ``env`` is the plugin's environment."""
    project = Path(env.project_dir)
    site = _site(project, _stamp(project / "content"), env.conf["extra"]["repository"], env.conf["site_url"])
    for name, macro in macros_of(site).items():
        env.macro(macro, name)


def macros_of(site: Site) -> dict[str, Callable[..., str]]:
    """The macros by name: each takes what the page says and returns Markdown."""
    writers = {
        "section": render.section_page,
        "situation": situation_page,
        "home": render.home_page,
        "all_sources": render.sources_page,
        "all_terms": render.glossary_page,
        "phones": render.phones,
        "changes": changes_page,
        "beside": render.beside,
        "checklist": tools.checklist_page,
        "decide": tools.decide_page,
        "questions": tools.questions_page,
        "letters": papers.letters_page,
        "compare": papers.compare_page,
        "plan": papers.plan_page,
        "clinics": clinics_page,
        "search": render.search_page,
        "offline": render.offline_page,
    }
    return {name: partial(write, site) for name, write in writers.items()}


@lru_cache(maxsize=1)
def _site(project: Path, stamp: tuple, repository: str, address: str) -> Site:
    """The guide, read once for each state of its files (Zensical asks once per page).

    Problems are logged as warnings: ``mkdocs build --strict`` then fails, and ``mkdocs serve`` goes on.
    """
    content = read(project / "content")
    for problem in content.problems:
        _LOG.warning("%s", problem)
    return Site(content.guide, f"{repository.rstrip('/')}/edit/main/", address)


def _stamp(folder: Path) -> tuple:
    """A value that changes when any file in ``folder`` does."""
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(folder.glob("*.yml")))
