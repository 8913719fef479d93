"""A part as a message in a patient portal: ``message/<id>.txt``, plain text with its short link.

Portals limit how long a message may be. What is too long is left out field by field, never in the middle of one.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ...model import Item
from ...model.base import Summed
from ...model.kinds import ITEM_FIELDS
from ...pages import review_status
from ...pages.site import Site
from ...text import markup
from ..api.item_formats import parts, plain
from ..templating import write
from .targets import Place, Places, number_of

FOLDER = "message"
LIMIT = 1000
"""The most characters of a message, unless the signs and the summary of a part alone are longer."""

WAYS = (
    tuple(field.name for field in ITEM_FIELDS if field.style != "line"),
    ("signs", "summary", "do"),
    ("signs", "summary"),
)
"""The fields of an item that a message has: all of them, or as many as there is room for."""


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write the message for everything that can be handed out, at its earlier ids too."""
    for name in places.alone():
        if name in places.now:
            write(out_dir / FOLDER / f"{name}.txt", message(site, places.now[name]) + "\n")


def message(site: Site, place: Place) -> str:
    """Return the message for a part: its title, what it says, its short link and who has reviewed it.

    The first paragraph that is no list is its summary.
    """
    say, ui = site.guide.clinics.words, site.guide.words
    end = [
        say["message_more"].replace("{link}", f"{site.home}go/{place.id}/"),
        " ".join(review_status.notice(site.guide, {place.section, place.id}, site.translation)),
        f"{ui['trust_not_advice']} {say['emergency']}",
    ]
    told = ""
    for rows in _ways(site, place):
        told = "\n\n".join([place.title, *rows, *end])
        if len(told) < LIMIT:
            break
    return told


def _ways(site: Site, place: Place) -> list[list[str]]:
    """Return the paragraphs that say a part, in ever fewer words."""
    if isinstance(place.part, Item):
        return [_told(site, place.part, names) for names in WAYS]
    if isinstance(place.part, Summed):
        points = "\n".join(f"- {plain(site, row)}" for row in place.part.in_short)
        return [[place.summary, points], [place.summary]]
    return [[place.summary]]


def _told(site: Site, item: Item, names: tuple[str, ...]) -> list[str]:
    numbered = partial(markup.LINK.sub, lambda link: link["text"] + number_of(site, link["text"], link["target"]))
    rows = ((heading, plain(site, numbered(value))) for heading, value in parts(site, item, names))
    return [f"{heading}\n{text}" if heading else text for heading, text in rows]
