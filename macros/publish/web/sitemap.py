"""The lists of pages for machines: ``sitemap.xml``, ``robots.txt`` and ``llms.txt``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from ...pages.changelog import spots
from ...pages.history import changed_on
from ...pages.review_status import notice_of_guide
from ...pages.site import PAGES, Site
from ..html_pages import BuiltPage
from ..templating import render, write


def publish(sites: Sequence[Site], out_dir: Path, pages: Sequence[BuiltPage]) -> None:
    """Write all three. The engines' own sitemap knows only the day of the build."""
    site = sites[0]
    days = {page: day for one in sites for page, day in changed(one).items()}
    rows = [(page, days.get(page.canonical.removeprefix(site.address))) for page in pages]
    write(out_dir / "sitemap.xml", render("web/sitemap.xml", rows=rows))
    (out_dir / "sitemap.xml.gz").unlink(missing_ok=True)
    write(out_dir / "robots.txt", render("web/robots.txt", address=site.address))
    write(
        out_dir / "llms.txt",
        render("web/llms.txt", sites=sites, pages=pages, ui=site.guide.words, reviewed=notice_of_guide(site.guide)),
    )


def changed(site: Site) -> dict[str, dt.date]:
    """Return the day on which each page last came to mean something else, by its address below the root."""
    guide = site.guide
    days = changed_on(guide)
    found: dict[str, dt.date] = {}
    for spot in spots(guide).values():
        page = site.address_of(spot.page)
        if spot.id in days:
            found[page] = max(days[spot.id], found.get(page, days[spot.id]))
    changes = [change.date for change in guide.announced]
    sources = [source.checked for source in guide.sources.values()]
    lists = {"index.md": changes, "changes.md": changes, "sources.md": sources}
    found |= {site.address_of(src): max(dates) for src, dates in lists.items() if dates}
    return found | {site.address_of(src): day for src in PAGES.values() if (day := site.changed(src))}
