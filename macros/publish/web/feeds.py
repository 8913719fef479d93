"""Atom feeds of what changed: ``changes.xml`` for all of the guide, ``changes/<section>.xml`` for each section, and
``changes/items/<id>.xml`` for each item, by every id that it has or had."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ...model import Item
from ...pages.changelog import PAGE, News, feed_of, feed_of_item, feeds, news, of_item, spots
from ...pages.history import published_on
from ...pages.site import Site
from ..templating import render, write

FILE = "changes.xml"


def publish(site: Site, out_dir: Path) -> None:
    """Write all feeds. News of the whole guide are in each of them."""
    entries = news(site.guide)
    first = min(entry.since for entry in site.guide.register.values())
    write(out_dir / FILE, _feed(site, FILE, "", site.address_of(PAGE), entries, first))
    for name, title in feeds(site.guide).items():
        own = [entry for entry in entries if entry.about_all or name in entry.feeds]
        page = site.address_of(f"{name}.md")
        write(out_dir / feed_of(name), _feed(site, feed_of(name), title, page, own, first))
    _items(site, entries, out_dir)
    _withdrawn(site, entries, out_dir)


def _items(site: Site, entries: list[News], out_dir: Path) -> None:
    published = published_on(site.guide)
    for name, spot in spots(site.guide).items():
        if isinstance(spot.part, Item):
            own = of_item(site.guide, entries, spot.id)
            page = site.place_of(spot.id)
            feed = _feed(site, feed_of_item(spot.id), spot.title, page, own, published[spot.id])
            write(out_dir / feed_of_item(name), feed)


def _withdrawn(site: Site, entries: list[News], out_dir: Path) -> None:
    """Write what is left of the feeds of withdrawn advice: that it is gone, and why."""
    title = site.guide.clinics.words["withdrawn"]
    known = spots(site.guide)
    for name, entry in site.guide.register.items():
        if entry.retired and name not in known:
            own = [one for one in entries if one.withdrawn == name]
            page = f"{site.folder}go/{name}/"
            write(out_dir / feed_of_item(name), _feed(site, feed_of_item(name), title, page, own, entry.retired))


def _feed(site: Site, file: str, title: str, page: str, entries: list[News], published: dt.date) -> str:
    """Return a feed. With no entries it is as new as what it is about."""
    return render(
        "web/feed.xml",
        address=site.home,
        locale=site.locale,
        root=site.address,
        file=file,
        title=title,
        page=f"{site.address}{page}",
        changes=f"{site.address}{site.address_of(PAGE)}",
        updated=entries[0].date if entries else published,
        entries=entries,
        ui=site.guide.words,
    )
