"""One part of the guide alone: ``embed/<id>/`` for a frame on another site, and ``print/<id>/`` for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path

from ...model import Part, Source
from ...pages import review_status
from ...pages.site import Site, telephone
from ...text.markup import Link
from ..templating import render, write
from ..web.json_ld import LICENSE
from .targets import UP, Place, Places, card, number_of, top

EMBED, PRINT = "embed", "print"
CARD = "interpreter-card"
"""The name of the card that asks for an interpreter, which is a PDF file alone."""
PDF_FORMS = {"": "letter", "-large": "letter large", "-a4": "a4", "-large-a4": "a4 large"}
"""How the names of the PDF files of a handout end, and what each is: its paper, and whether its print is large."""
_UNBROKEN = "\u2011"
"""A hyphen at which no line ends."""


def publish(site: Site, places: Places, out_dir: Path, pdfs: Collection[str] = ()) -> None:
    """Write both forms of every item, section and the checklist, at their earlier ids too. Those that have ``pdfs`` name them."""
    ways: dict[str, Callable[[str], str | None]] = {EMBED: _on_screen(site), PRINT: OnPaper(site)}
    more = {"card": card(site, out_dir), "pdfs": pdfs}
    for folder, to in ways.items():
        pages = {one.id: page(site, one, folder, to, **more) for one in places.current() if one.has_handout}
        for name in places.alone():
            if name in places.now:
                write(out_dir / folder / name / "index.html", pages[places.now[name].id])


def page(site: Site, place: Place, template: str, to: Callable[[str], str | None], **more: object) -> str:
    """Return a part alone, by the ``template`` that says what it is for. ``to`` turns a link's target into an address, if any."""
    sources = list({source.url: source for source in _sources(site, place.part)}.values())
    return render(
        f"links/{template}.html",
        place=place,
        guide=site.guide,
        ui=site.guide.words,
        say=site.guide.clinics.words,
        site=site,
        license=LICENSE,
        up=UP,
        top=top(site),
        to=to,
        titles=site.title_of,
        sources=[] if place.is_page else sources,
        checked=min((source.checked for source in sources), default=None),
        read=_read(site, place),
        reviewed=review_status.notice(site.guide, {place.section, place.id}, site.translation),
        forms=PDF_FORMS,
        interpreter_card=CARD,
        **more,
    )


def _sources(site: Site, part: Part) -> list[Source]:
    """Return what the part rests on: its own sources and those of the parts in it."""
    inner = [*getattr(part, "items", ()), *getattr(part, "tasks", ())]
    names = [*getattr(part, "sources", ()), *(name for one in inner for name in one.sources)]
    return [site.guide.sources[name] for name in names]


def _read(site: Site, place: Place) -> dt.date:
    """Return when someone last read the whole page that the part is on."""
    return (site.guide.sections.get(place.section) or site.guide.checklist).reviewed


def _on_screen(site: Site) -> Callable[[str], str]:
    def to(target: str) -> str:
        scheme, _, name = target.rpartition(":")
        if scheme == "source":
            return site.guide.sources[name].url
        return telephone(site.guide.phones[name].number) if scheme == "phone" else f"{UP}go/{name}/"

    return to


class OnPaper:
    """Paper has no links: their words stay, and a number to call comes with them, with ``hyphen`` between its digits."""

    def __init__(self, site: Site, hyphen: str = _UNBROKEN) -> None:
        self._site, self._hyphen = site, hyphen

    def __call__(self, target: str) -> None:
        return None

    def after(self, span: Link) -> str:
        return number_of(self._site, span.text, span.target).replace("-", self._hyphen)
