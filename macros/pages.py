"""The macros that the pages call, registered with mkdocs-macros or with Zensical."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from . import render
from .reading import read
from .render import Site

_LOG = logging.getLogger("mkdocs.guide")


def register(env: object) -> None:
    """Gives the pages their macros. ``env`` is the plugin's environment."""
    project = Path(env.project_dir)
    site = _site(project, _stamp(project / "content"), env.conf["extra"]["repository"])

    def macro(name: str, write: Callable[..., str]) -> None:
        env.macro(lambda *arguments: write(site, *arguments), name)

    macro("section", render.section_page)
    macro("home", render.home_page)
    macro("all_sources", render.sources_page)
    macro("all_terms", render.glossary_page)
    macro("phones", render.phones)


@lru_cache(maxsize=1)
def _site(project: Path, stamp: tuple, repository: str) -> Site:
    """The guide, read once for each state of its files (Zensical asks once per page).

    Problems are logged as warnings: ``mkdocs build --strict`` then fails, and ``mkdocs serve`` goes on.
    """
    content = read(project / "content")
    for problem in content.problems:
        _LOG.warning("%s", problem)
    return Site(content.guide, f"{repository.rstrip('/')}/edit/main/")


def _stamp(folder: Path) -> tuple:
    """A value that changes when any file in ``folder`` does."""
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(folder.glob("*.yml")))
