"""oEmbed: ``oembed/<id>.json`` says how another site can show a part. Its short link and its embed lead there.

A static site can't read a query, so the size is always the same, and a consumer's ``maxwidth`` is met by the frame's style.
"""

from __future__ import annotations

import json
from pathlib import Path

from ...pages.site import Site
from ..templating import render, write
from .targets import Place, Places

FOLDER = "oembed"
WIDTH, HEIGHT = 600, 480
"""In pixels."""
CACHE_AGE = 24 * 60 * 60
"""In seconds."""


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write the answer for everything that can be embedded, at its earlier ids too."""
    for name in places.alone():
        if name in places.now:
            answer = json.dumps(_answer(site, places.now[name]), ensure_ascii=False, separators=(",", ":"))
            write(out_dir / FOLDER / f"{name}.json", answer)


def _answer(site: Site, place: Place) -> dict[str, object]:
    """Return the answer for a part, as https://oembed.com describes it."""
    say = site.guide.clinics.words
    frame = render("links/frame.html", site=site, place=place, say=say, width=WIDTH, height=HEIGHT)
    return {
        "version": "1.0",
        "type": "rich",
        "title": place.title,
        "provider_name": say["guide"],
        "provider_url": site.home,
        "cache_age": CACHE_AGE,
        "html": frame.strip(),
        "width": WIDTH,
        "height": HEIGHT,
    }
