"""Atom feeds of what changed: ``changes.xml`` for all of the guide, and ``changes/<section>.xml`` for each section."""

from __future__ import annotations

from pathlib import Path

from ...pages.changelog import PAGE, News, feeds, news
from ...pages.context import Site
from ..templating import render, write

FILE = "changes.xml"


def file_of(name: str) -> str:
    """Return the file of a feed, below the site's root."""
    return f"changes/{name}.xml"


def publish(site: Site, out_dir: Path) -> None:
    """Write all feeds. News of the whole guide are in each of them."""
    entries = news(site.guide)
    write(out_dir / FILE, _feed(site, FILE, "", PAGE, entries))
    for name, title in feeds(site.guide).items():
        own = [entry for entry in entries if not entry.feeds or name in entry.feeds]
        write(out_dir / file_of(name), _feed(site, file_of(name), title, f"{name}.md", own))


def _feed(site: Site, file: str, title: str, page: str, entries: list[News]) -> str:
    # A feed with nothing of its own is as new as the guide.
    updated = entries[0].date if entries else min(entry.since for entry in site.guide.register.values())
    return render(
        "web/feed.xml",
        address=site.home,
        locale=site.locale,
        root=site.address,
        file=file,
        title=title,
        page=f"{site.address}{site.address_of(page)}",
        changes=f"{site.address}{site.address_of(PAGE)}",
        updated=updated,
        entries=entries,
        ui=site.guide.words,
    )
