"""Atom feeds of what changed: ``changes.xml`` for all of the guide, and ``changes/<page>.xml`` for each of its pages."""

from __future__ import annotations

from pathlib import Path

from ...pages.changelog import PAGE, News, feeds, news
from ...pages.context import Site
from ..templating import render, write

FILE = "changes.xml"


def name_of(page: str) -> str:
    """Return the feed of the page made from the file ``page``, below the site's root."""
    return f"changes/{page.removesuffix('.md')}.xml"


def publish(site: Site, out_dir: Path) -> None:
    """Write all feeds. News of the whole guide are in each of them."""
    entries = news(site.guide)
    write(out_dir / FILE, _feed(site, FILE, "", PAGE, entries))
    for page, title in feeds(site.guide).items():
        own = [entry for entry in entries if not entry.pages or page in entry.pages]
        write(out_dir / name_of(page), _feed(site, name_of(page), title, page, own))


def _feed(site: Site, file: str, title: str, page: str, entries: list[News]) -> str:
    # A feed with nothing of its own is as new as the guide.
    updated = entries[0].date if entries else min(entry.since for entry in site.guide.register.values())
    return render(
        "web/feed.xml",
        address=site.address,
        locale=site.locale,
        file=file,
        title=title,
        page=page.removesuffix(".md") + "/",
        updated=updated,
        entries=entries,
        ui=site.guide.words,
    )
