"""The pages of single items: the item in full, and what the rest of the guide has for a situation, in the order of doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import CHECKLIST_GATHERED, KINDS, Asking, Item, QuestionGroup, Situation, Task
from .page import Page
from .site import CHECKLIST_PAGE, PAGES, Site, page_of

_PLACES = {kind.name: kind.gathered for kind in KINDS if kind.gathered} | {"checklist": CHECKLIST_GATHERED}
ORDER = sorted(_PLACES, key=_PLACES.__getitem__)
"""The files to gather from, in the order in which a reader needs them."""


@dataclass(frozen=True)
class Row:
    """A part of the guide as a row of a list, with the file of its page."""

    id: str
    title: str
    page: str


@dataclass(frozen=True)
class Gathered:
    """What one file of the guide has for a situation."""

    name: str
    title: str
    rows: list[Row]


def gathered(site: Site, item: Situation) -> list[Gathered]:
    """Return what the guide has for a situation, file by file, without the item itself."""
    return [group for name in ORDER if (group := _gathered(site, item, name)).rows]


def _gathered(site: Site, item: Situation, name: str) -> Gathered:
    file = site.guide.checklist if name == "checklist" else site.guide.sections[name]
    page = CHECKLIST_PAGE if name == "checklist" else PAGES[name]
    rows = [
        Row(part.id, part.title if isinstance(part, Item) else part.text, site.page_of.get(part.id, page))
        for part in _parts(site, item, name)
        if part.id != item.id
    ]
    return Gathered(name, file.title, rows)


Gatherable = Item | Task | Asking


def _parts(site: Site, item: Situation, name: str) -> Iterator[Gatherable]:
    """Yield the parts that are for this situation; of a group of questions either the whole, or its questions one by one."""
    parts: Sequence[Item | Task] = (
        site.guide.checklist.tasks if name == "checklist" else site.guide.sections[name].items
    )
    for part in parts:
        if _is_for(item, part):
            yield part
        elif isinstance(part, QuestionGroup):
            yield from (question for question in part.questions if _is_for(item, question))


def _is_for(item: Situation, part: Gatherable) -> bool:
    return part.id in item.adds or not set(item.gathers).isdisjoint(part.situations)


def item_page(site: Site, id: str) -> str:
    """Return the whole page of one item."""
    name, item = next((name, item) for name, item in site.guide.items() if id in (item.id, *item.formerly))
    return Page(site, page_of(name, item)).render(
        "item-page.md",
        item=item,
        name=name,
        section=site.guide.sections[name],
        gathered=gathered(site, item) if isinstance(item, Situation) else [],
    )
