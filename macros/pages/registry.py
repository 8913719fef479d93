"""The macros that the pages call, registered with mkdocs-macros or with Zensical."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from ..reader.loader import Content, read_once
from . import sections
from .changelog import changes_page
from .checklist import checklist_page
from .clinics import clinics_page
from .compare import compare_page
from .context import Site, beside
from .decide import decide_page
from .letters import letters_page
from .own_pages import item_page
from .plan import plan_page
from .questions import questions_page
from .visit import visit_page

_LOG = logging.getLogger("mkdocs.guide")


class Plugin(Protocol):
    """What both engines hand over: where the project is, its settings, and a place to put macros."""

    project_dir: str
    conf: Mapping[str, Any]

    def macro(self, function: Callable[..., str], name: str) -> object: ...


def register(env: Plugin) -> None:
    """Give the pages their macros. Problems are logged as warnings, which end ``mkdocs build --strict``."""
    content = read_once(Path(env.project_dir))
    _warn(content)
    for name, macro in macros_of(site_of(content, env.conf)).items():
        env.macro(macro, name)


@lru_cache(maxsize=1)
def _warn(content: Content) -> None:
    """Log the problems of reading, once for each state of the content: Zensical asks once a page."""
    for problem in content.problems:
        _LOG.warning("%s", problem)


def site_of(content: Content, settings: Mapping[str, Any]) -> Site:
    """Return the guide as a site, where the engine's ``settings`` say that it will be."""
    return _site(content, settings["extra"]["repository"], settings["site_url"])


def macros_of(site: Site) -> dict[str, Callable[..., str]]:
    """Return the macros by name: each takes what the page says and returns Markdown."""
    writers: dict[str, Callable[..., str]] = {
        "section": sections.section_page,
        "sections": sections.sections_page,
        "moved": sections.moved_page,
        "item": item_page,
        "home": sections.home_page,
        "all_sources": sections.sources_page,
        "all_terms": sections.glossary_page,
        "changes": changes_page,
        "beside": beside,
        "checklist": checklist_page,
        "decide": decide_page,
        "questions": questions_page,
        "letters": letters_page,
        "compare": compare_page,
        "plan": plan_page,
        "visit": visit_page,
        "clinics": clinics_page,
        "search": sections.search_page,
        "offline": sections.offline_page,
    }
    return {name: partial(write, site) for name, write in writers.items()}


@lru_cache(maxsize=1)
def _site(content: Content, repository: str, address: str) -> Site:
    return Site(content.guide, f"{repository.rstrip('/')}/edit/main/", address)
