"""A part as a message in a patient portal: ``message/<id>.txt``, plain text with its short link.

Portals limit how long a message may be. What is too long is left out field by field, never in the middle of one, and in each
language what is too long in English, so that everyone is told the same. What to do next is never left out.
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
from . import targets
from .targets import Place, Places, number_of

FOLDER = "message"
LIMIT = 1000
"""The most characters of a message in English, unless what can't be left out is longer."""

WAYS = (
    tuple(field.name for field in ITEM_FIELDS if field.style not in ("line", "links")),
    ("signs", "summary", "body", "do"),
    ("signs", "summary", "do"),
)
"""The fields of an item that a message has: all that say something without a link, or as many as there is room for."""


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write the message for everything that can be handed out, at its earlier ids too."""
    english = targets.find(site.english) if site.english else places
    for name in places.alone():
        if name in places.now:
            way = room_for(site.english or site, english.now[name])
            write(out_dir / FOLDER / f"{name}.txt", message(site, places.now[name], way) + "\n")


def room_for(site: Site, place: Place) -> int:
    """Return in which of the ``WAYS`` a part fits into a message, or the shortest one."""
    fitting = (number for number in range(len(WAYS)) if len(message(site, place, number)) < LIMIT)
    return next(fitting, len(WAYS) - 1)


def message(site: Site, place: Place, way: int) -> str:
    """Return the message for a part: its title, what it says, its short link and who has reviewed it.

    The first paragraph that is no list is its summary.
    """
    say, ui = site.guide.clinics.words, site.guide.words
    more = say["message_more"].replace("{link}", f"{site.home}go/{place.id}/")
    reviewed = " ".join(review_status.notice(site.guide, {place.section, place.id}, site.translation))
    end = f"{ui['trust_not_advice']} {say['emergency']}"
    return "\n\n".join([place.title, *_said(site, place, way), more, reviewed, end])


def _said(site: Site, place: Place, way: int) -> list[str]:
    """Return the paragraphs that say a part."""
    if isinstance(place.part, Item):
        return _told(site, place.part, WAYS[way])
    if isinstance(place.part, Summed) and way == 0:
        return [place.summary, "\n".join(f"- {plain(site, row)}" for row in place.part.in_short)]
    return [place.summary]


def _told(site: Site, item: Item, names: tuple[str, ...]) -> list[str]:
    numbered = partial(markup.LINK.sub, lambda link: link["text"] + number_of(site, link["text"], link["target"]))
    rows = ((heading, plain(site, numbered(value))) for heading, value in parts(site, item, names))
    return [f"{heading}\n{text}" if heading else text for heading, text in rows]
