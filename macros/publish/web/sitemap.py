"""What tells machines the way: ``sitemap.xml``, ``robots.txt`` and ``llms.txt``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from ...pages.changelog import changed_on, spots
from ...pages.context import Site
from ..html_pages import BuiltPage
from ..templating import render, write


def publish(guide: Site, site: Path, pages: Iterable[BuiltPage]) -> None:
    """Write all three. The engines' own sitemap knows only the day of the build."""
    days = _changed(guide)
    rows = [(page, days.get(page.canonical.removeprefix(guide.address))) for page in pages]
    write(site / "sitemap.xml", render("web/sitemap.xml", rows=rows))
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write(site / "robots.txt", render("web/robots.txt", address=guide.address))
    write(site / "llms.txt", render("web/llms.txt", address=guide.address, pages=pages, ui=guide.guide.words))


def _changed(guide: Site) -> dict[str, dt.date]:
    """Return the day on which each page last came to mean something else."""
    days = changed_on(guide.guide)
    found: dict[str, dt.date] = {}
    for spot in spots(guide.guide).values():
        page = f"{spot.page.removesuffix('.md')}/"
        if spot.id in days:
            found[page] = max(days[spot.id], found.get(page, days[spot.id]))
    return found
