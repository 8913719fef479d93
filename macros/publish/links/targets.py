"""Where every id leads: current ids, former ones, and those whose advice was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...model import UNADDRESSED, Checklist, Item, Named, Part, Registered, Section, former_ids
from ...pages.site import CHECKLIST_PAGE, PAGES, Site
from ...reader.content import nested
from ...text import markup
from ..context import Unpublishable

CHECKLIST = "checklist"
UP = "../../"
"""From a page that comes with the guide's own to the first page in its language."""

_ID = re.compile(r'\sid="?([a-z][a-z0-9-]*)')


@dataclass(frozen=True)
class Place:
    """Something that has a short link: ``page`` is its page below the site's root, ``anchor`` its place there, if it is not all of it."""

    id: str
    title: str
    summary: str
    page: str
    anchor: str
    part: Part
    section: str = ""

    @property
    def address(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page

    @property
    def is_page(self) -> bool:
        return isinstance(self.part, (Section, Checklist))

    @property
    def has_handout(self) -> bool:
        """Whether it can be embedded and printed by itself; a task, a question and a term only have a link."""
        return self.is_page or isinstance(self.part, Item)


@dataclass(frozen=True)
class Places:
    """Every id that has a short link: ``now`` has the place of current and former ones, ``withdrawn`` those without a place."""

    now: dict[str, Place] = field(default_factory=dict)
    withdrawn: dict[str, Registered] = field(default_factory=dict)

    def current(self) -> Iterator[Place]:
        """Yield every place, once."""
        return (place for name, place in self.now.items() if name == place.id)

    def alone(self) -> list[str]:
        """Return every id that has, or had, an embed, a handout and a QR code."""
        return [*(name for name, place in self.now.items() if place.has_handout), *self.withdrawn]


def top(site: Site) -> str:
    """Return the way from a page that comes with the guide's own to the site's root."""
    return UP + "../" * site.folder.count("/")


def card(site: Site, out_dir: Path) -> str:
    """Return the address of the picture that previews of links show: that of the language, or else the English one."""
    path = "assets/social-card.png"
    return f"{site.home if (out_dir / path).is_file() else site.address}{path}"


def number_of(site: Site, words: str, target: str) -> str:
    """Return the number that a link calls, in brackets, unless it is in the ``words`` of the link."""
    phone = site.guide.phones.get(target.removeprefix("phone:")) if target.startswith("phone:") else None
    return f" ({phone.number})" if phone and phone.number not in words else ""


def find(site: Site) -> Places:
    """Return every registered id and where it leads. Raise ``Unpublishable`` for one that no part has: someone links to it."""
    places = Places({place.id: place for place in (*_pages(site), *_parts(site))})
    for place in list(places.now.values()):
        places.now.update(dict.fromkeys(former_ids(place.part), place))
    for name, entry in site.guide.register.items():
        if entry.now in places.now:
            places.now[name] = places.now[entry.now]
        elif entry.retired:
            places.withdrawn[name] = entry
        elif name not in places.now:
            raise Unpublishable(f"content/links.yml: '{name}' was published, and no part of the guide has it now.")
    return places


def check(places: Places, out_dir: Path) -> None:
    """Check that each part is where its links lead on the built ``out_dir``, whose pages are made by templates."""
    ids: dict[str, set[str]] = {}
    for place in places.current():
        if place.page not in ids:
            file = out_dir / place.page / "index.html"
            if not file.is_file():
                source = place.page.rstrip("/")
                raise Unpublishable(f"content/{place.section}.yml: '{place.id}' needs its page, docs/{source}.md.")
            ids[place.page] = set(_ID.findall(file.read_text("utf-8")))
        if place.anchor and place.anchor not in ids[place.page]:
            raise Unpublishable(f"content/links.yml: '{place.id}' was published, and /{place.page} does not have it.")


def _pages(site: Site) -> Iterator[Place]:
    """Yield the pages that have a short link of their own."""
    for name, section in site.guide.sections.items():
        owner = next(other for other in site.guide.sections if PAGES[other] == PAGES[name])
        yield _place(name, section, site.address_of(PAGES[name]), "" if name == owner else name, name)
    if "checklist" in site.guide.singles:
        yield _place(CHECKLIST, site.guide.checklist, site.address_of(CHECKLIST_PAGE), "", CHECKLIST)


def _parts(site: Site) -> Iterator[Place]:
    """Yield every part that has an id, on the page that the content's links lead to."""
    for section, part in _named(site):
        if part.id not in site.guide.register:
            raise Unpublishable(
                f"content/{section}.yml: '{part.id}' is not in content/links.yml yet. Run: python -m macros register"
            )
        page = site.page_of.get(part.id) or PAGES.get(section) or f"{section}.md"
        has_page = isinstance(part, Item) and part.has_page
        yield _place(part.id, part, site.address_of(page), "" if has_page else part.id, section)


def _named(site: Site) -> Iterator[tuple[str, Named]]:
    """Yield each part that has an id of its own, with the name of its file."""
    whole: list[tuple[str, Part]] = [
        (name, part) for name, section in site.guide.sections.items() for part in section.items
    ]
    whole += [
        (name, part)
        for name, parts in site.guide.collections.items()
        if name not in UNADDRESSED
        for part in parts.values()
    ]
    for name, part in (*whole, *site.guide.singles.items()):
        yield from ((name, one) for _, one in nested((), part) if isinstance(one, Named))


def _place(name: str, part: Part, page: str, anchor: str, section: str) -> Place:
    said = {
        field: getattr(part, field, None)
        for field in ("title", "term", "text", "label", "summary", "main_message", "means", "why", "lead")
    }
    title = said["title"] or said["term"] or said["text"] or said["label"] or name
    summary = said["summary"] or said["main_message"] or said["means"] or said["why"] or said["lead"] or title
    return Place(name, markup.plain(title), " ".join(markup.plain(summary).split()), page, anchor, part, section)
