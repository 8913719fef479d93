"""Short links: ``go/<id>/`` for every id of today and of earlier times, and the list that the page for a wrong address uses."""

from __future__ import annotations

import json
from pathlib import Path

from ...pages.context import Site
from ..templating import render, write
from .targets import Places

FOLDER = "go"


def publish(guide: Site, places: Places, site: Path) -> None:
    """Write a page for each id, and ``go/index.json``: every id with its title."""
    common = {"root": guide.address, "up": "../../", "say": guide.guide.clinics.words}
    for name, place in places.now.items():
        write(site / FOLDER / name / "index.html", render("links/go.html", place=place, **common))
    titles = {name: place.title for name, place in places.now.items()}
    write(site / FOLDER / "index.json", json.dumps(titles, ensure_ascii=False, separators=(",", ":")))


def publish_withdrawn(guide: Site, places: Places, site: Path, folders: tuple[str, ...]) -> None:
    """Write, at each address that withdrawn advice had, a page that says when and why it was withdrawn."""
    words = guide.guide.clinics.words
    for name, entry in places.withdrawn.items():
        page = render(
            "links/withdrawn.html",
            entry=entry,
            months=guide.guide.words["month_names"],
            root=guide.address,
            up="../../",
            say=words,
        )
        for folder in folders:
            write(site / folder / name / "index.html", page)
