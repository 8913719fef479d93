"""What someone needs who reviews a page: ``review/``, and for each page a sheet to fill in with a pen, ``review/<page>/``.

A sheet in English has what the sources say. In a translation, it has the English next to each text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...model import WITH_BLANKS, Guide, Item, Named, Part, Picture, Source, text_fields, title_of
from ...model.base import inner_parts
from ...model.fingerprint import fingerprint
from ...model.kinds import BY_PERSON, ITEM_FIELDS, SHORTER
from ...model.reviews import WHOLE, combined_fingerprint, covered, versions
from ...pages import review_status
from ...pages.site import PAGES, SLUGS, Site
from ...text import markup
from ..links.targets import UP
from ..templating import render, write

FOLDER = "review"
UP_FROM_FOLDER = "../"

_HEADINGS = {field.name: field.heading for field in ITEM_FIELDS} | {
    "in_short": "in_short",
    "next": "next",
    "also": "glossary_also",
}
"""The key in interface.yml of the heading of a field."""

_ORDER = (*(field.name for field in ITEM_FIELDS), *SHORTER, *BY_PERSON)
"""The fields of an item after its title, as readers see them; what says the same in fewer words or for others comes last."""


@dataclass(frozen=True)
class Text:
    """A text of a part. ``heading`` is what readers see above it; of a list, only the first row has one."""

    said: str
    heading: str
    is_row: bool
    has_blanks: bool


@dataclass(frozen=True)
class Block:
    """What is judged at once: a part of a page with all that is in it, or what is above its parts."""

    id: str
    title: str
    letters: str
    rows: list[tuple[Text, Text | None]]
    """Its texts, each with the English that it was translated from."""
    sources: list[Source]


def publish(site: Site, out_dir: Path) -> None:
    """Write what there is to know for reviewers, and the sheets."""
    names = [name for name in WHOLE if covered(site.guide, name)]
    sheets = {name: (SLUGS.get(name, name), review_status.title(site.guide, name)) for name in names}
    _write(site, out_dir / FOLDER, "web/review-kit.html", sheets=sheets.values())
    for name, (slug, title) in sheets.items():
        page = site.address_of(PAGES.get(name, f"{name}.md"))
        own = combined_fingerprint(versions(site.guide, [name]))
        blocks = list(_blocks(site, name))
        folder = out_dir / FOLDER / slug
        _write(
            site,
            folder,
            "web/review-sheet.html",
            slug=slug,
            title=title,
            page=page,
            letters=own,
            blocks=blocks,
            to=_bare,
        )


def _write(site: Site, folder: Path, template: str, **values: object) -> None:
    up = UP if "slug" in values else UP_FROM_FOLDER
    guide = site.guide
    words = {"say": guide.clinics.words, "ui": guide.words, "kit": guide.review}
    top = up + "../" * site.folder.count("/")
    write(folder / "index.html", render(template, site=site, guide=guide, up=up, top=top, **words, **values))


def _bare(_: str) -> None:
    """Return no address: of a link, a sheet has the words alone."""


def _blocks(site: Site, name: str) -> Iterator[Block]:
    """Yield the blocks of the sheet of a file, in reading order."""
    guide, english = site.guide, site.english.guide if site.english else None
    parts, sources = covered(guide, name), covered(english, name) if english else {}
    inner = {one for part in parts.values() if isinstance(part, Named) for one in _ids_in(part)}
    for part_id, part in parts.items():
        if part_id in inner:
            continue
        source = sources.get(part_id)
        originals = dict(_texts(english, source)) if english and source else {}
        facts = {fact: guide.sources[fact] for one in _with_inner(part) for fact in getattr(one, "sources", ())}
        yield Block(
            part_id,
            markup.plain(title_of(part)) if isinstance(part, Named) else guide.review.words["top"],
            combined_fingerprint(versions(guide, [part_id]) if isinstance(part, Named) else {name: fingerprint(part)}),
            [(text, originals.get(key)) for key, text in _texts(guide, part) if english or not _is_name(part, text)],
            [] if english else list(facts.values()),
        )


def _with_inner(part: Part) -> Iterator[Part]:
    """Yield a part and each part in it that is judged with it: of a file, those without an id."""
    yield part
    for _, inner in inner_parts(part):
        if isinstance(part, Named) or not isinstance(inner, Named):
            yield from _with_inner(inner)


def _ids_in(part: Part) -> Iterator[str]:
    return (one.id for one in _with_inner(part) if isinstance(one, Named) and one is not part)


def _texts(guide: Guide, part: Part) -> Iterator[tuple[tuple[int, str, int], Text]]:
    """Yield the texts of a part, and of what is judged with it, with a key that a translation shares.

    Labels that only a script shows are none of them.
    """
    before = ""
    for place, one in enumerate(_with_inner(part)):
        shown, fields = text_fields(type(one)), list(type(one).model_fields)
        for name in sorted(fields, key=_order) if isinstance(one, Item) else fields:
            value, heading = getattr(one, name), _heading(guide, one, name)
            for number, row in enumerate(_listed(value) if name in shown else ()):
                if isinstance(row, str):
                    above = "" if heading == before else heading
                    yield (place, name, number), Text(row, above, isinstance(value, list), name in WITH_BLANKS)
                    before = heading
        if isinstance(one, Picture):
            yield (place, "count", 0), Text(str(one.count), "", True, False)


def _order(field: str) -> int:
    return _ORDER.index(field) if field in _ORDER else -1


def _heading(guide: Guide, part: Part, field: str) -> str:
    """Return what readers see above a field, or where they see it; nothing for what needs no heading."""
    if isinstance(part, Item) and field in SHORTER:
        return guide.review.words["shorter"]
    if field in BY_PERSON:
        return guide.review.words["by_person"]
    return guide.words.get(_HEADINGS.get(field, ""), "")


def _is_name(part: Part, text: Text) -> bool:
    return isinstance(part, Named) and markup.plain(text.said) == markup.plain(title_of(part))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
