"""Short links: ``go/<id>/`` for every current and former id, and the list of them."""

from __future__ import annotations

import json
from pathlib import Path

from ...pages.site import Site
from ..templating import render, write
from .targets import UP, Places, card, top

FOLDER = "go"


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write a page for each id, which offers the other languages too, and ``go/index.json``: every id with its title."""
    common = {
        "site": site,
        "up": UP,
        "top": top(site),
        "card": card(site, out_dir),
        "say": site.guide.clinics.words,
    }
    for name, place in places.now.items():
        write(out_dir / FOLDER / name / "index.html", render("links/go.html", place=place, **common))
    titles = {name: place.title for name, place in places.now.items()}
    write(out_dir / FOLDER / "index.json", json.dumps(titles, ensure_ascii=False, separators=(",", ":")))


def publish_withdrawn(site: Site, places: Places, out_dir: Path, folders: tuple[str, ...]) -> None:
    """Write, at each address that withdrawn advice had, a page that says when and why it was withdrawn."""
    words = site.guide.clinics.words
    for name, entry in places.withdrawn.items():
        for folder in folders:
            path = f"{folder}/{name}/"
            page = render(
                "links/withdrawn.html",
                path=path,
                entry=entry,
                ui=site.guide.words,
                site=site,
                up=UP,
                top=top(site),
                say=words,
            )
            write(out_dir / path / "index.html", page)
