"""The macros that the pages call, registered with mkdocs-macros or with Zensical."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from ..reader.loader import Content, read_once
from . import sections, serving
from .changelog import changes_page
from .checklist import checklist_page
from .clinics import clinics_page
from .compare import compare_page
from .context import Site, beside
from .decide import decide_page
from .letters import letters_page
from .plan import plan_page
from .questions import questions_page
from .situations import situation_page

_LOG = logging.getLogger("mkdocs.guide")


class Plugin(Protocol):
    """What both engines hand over: where the project is, its settings, and a place to put macros."""

    project_dir: str
    conf: Mapping[str, Any]

    def macro(self, function: Callable[..., str], name: str) -> object: ...


def register(env: Plugin) -> None:
    """Gives the pages their macros. ``env`` is the plugin's environment."""
    content = read_once(Path(env.project_dir))
    macros = macros_of(_site(content, env.conf["extra"]["repository"], env.conf["site_url"]))
    for name, macro in macros.items():
        env.macro(macro, name)
    if os.environ.get("PUBLISH_AT_BUILD"):
        serving.forget_changed(Path(env.project_dir), Path(env.conf["site_dir"]), macros)


def macros_of(site: Site) -> dict[str, Callable[..., str]]:
    """The macros by name: each takes what the page says and returns Markdown."""
    writers: dict[str, Callable[..., str]] = {
        "section": sections.section_page,
        "situation": situation_page,
        "home": sections.home_page,
        "all_sources": sections.sources_page,
        "all_terms": sections.glossary_page,
        "phones": sections.phones,
        "changes": changes_page,
        "beside": beside,
        "checklist": checklist_page,
        "decide": decide_page,
        "questions": questions_page,
        "letters": letters_page,
        "compare": compare_page,
        "plan": plan_page,
        "clinics": clinics_page,
        "search": sections.search_page,
        "offline": sections.offline_page,
    }
    return {name: partial(write, site) for name, write in writers.items()}


@lru_cache(maxsize=1)
def _site(content: Content, repository: str, address: str) -> Site:
    """The guide as a site. Problems are logged as warnings: ``mkdocs build --strict`` then fails, and ``mkdocs serve`` goes on."""
    for problem in content.problems:
        _LOG.warning("%s", problem)
    return Site(content.guide, f"{repository.rstrip('/')}/edit/main/", address)
