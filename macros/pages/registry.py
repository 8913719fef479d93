"""The macros that the pages call, registered with mkdocs-macros or with Zensical."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from inspect import signature
from pathlib import Path
from typing import Any, Protocol

from ..reader.content import Content
from ..reader.loader import read_once
from . import sections
from .changelog import changes_page
from .checklist import checklist_page
from .clinics import clinics_page
from .compare import compare_page
from .decide import decide_page
from .letters import letters_page
from .lookup import lookup_page
from .own_pages import item_page
from .plan import plan_page
from .questions import questions_page
from .site import Site, path_to, sites
from .visit import visit_page

_LOG = logging.getLogger("mkdocs.guide")

_WRITERS: dict[str, Callable[..., str]] = {
    "section": sections.section_page,
    "sections": sections.sections_page,
    "moved": sections.moved_page,
    "item": item_page,
    "home": sections.home_page,
    "all_sources": sections.sources_page,
    "all_terms": sections.glossary_page,
    "changes": changes_page,
    "path_to": path_to,
    "checklist": checklist_page,
    "decide": decide_page,
    "questions": questions_page,
    "letters": letters_page,
    "compare": compare_page,
    "plan": plan_page,
    "visit": visit_page,
    "clinics": clinics_page,
    "search": sections.search_page,
    "lookup": lookup_page,
    "offline": sections.offline_page,
}


class Plugin(Protocol):
    """What both engines hand over: where the project is, its settings, and a place to put macros."""

    project_dir: str
    conf: Mapping[str, Any]

    def macro(self, function: Callable[..., str], name: str) -> object: ...


def register(env: Plugin) -> None:
    """Give the pages their macros. Problems are logged as warnings, which end ``mkdocs build --strict``."""
    project = Path(env.project_dir)
    content = read_once(project)
    _warn(content)
    for name, macro in macros_of(sites_of(content, project, env.conf)).items():
        env.macro(macro, name)


@lru_cache(maxsize=1)
def _warn(content: Content) -> None:
    """Log the problems of reading, once for each state of the content: Zensical asks once a page."""
    for one in (content, *content.translations.values()):
        for problem in one.problems:
            _LOG.warning("%s", problem)


def sites_of(content: Content, project: Path, settings: Mapping[str, Any]) -> tuple[Site, ...]:
    """Return the guide in each language as a site, where the engine's ``settings`` say that it will be."""
    return _sites(content, project, settings["extra"]["repository"], settings["site_url"])


def macros_of(sites: Iterable[Site]) -> dict[str, Callable[..., str]]:
    """Return the macros by name: each takes what the page says and returns Markdown. Those of a translation begin with its
    language: ``es_section``."""
    return {
        f"{site.language}_{name}" if site.folder else name: partial(write, site)
        for site in sites
        for name, write in _WRITERS.items()
    }


def names_taken(macro: str) -> tuple[int, int | None]:
    """Return how many names a macro takes: at least, and at most if there is a limit."""
    _, *parameters = signature(_WRITERS[macro]).parameters.values()
    if any(one.kind is one.VAR_POSITIONAL for one in parameters):
        return 2, None  # for one file, there is 'section'
    return len(parameters), len(parameters)


def macro_names(languages: Iterable[str]) -> list[str]:
    """Return the name of each macro that a page can call, with those of translations."""
    return [*_WRITERS, *(f"{language}_{name}" for language in languages for name in _WRITERS)]


@lru_cache(maxsize=1)
def _sites(content: Content, project: Path, repository: str, address: str) -> tuple[Site, ...]:
    return sites(content, project, f"{repository.rstrip('/')}/edit/main/", address)
