"""What the pages of all tools have in common: a plain form that a script makes live, with its words and settings in the page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import segno

from ..model import ForSome, Tag, WithId, ids_by_former
from ..model.base import Summed
from .page import Page, for_script
from .site import Site


def tool_page(
    site: Site,
    src: str,
    template: str,
    *,
    words: Mapping[str, str],
    renamed: Iterable[WithId] = (),
    **values: object,
) -> str:
    """Return the page ``src`` of a tool. Its own ``words`` come before those that all tools share; ``renamed`` are parts with ids."""
    say = {**site.guide.tools.words, **words}
    own_address = f"{site.address.rstrip('/')}/{site.address_of(src)}"
    settings = {
        "base": urlsplit(site.address).path or "/",
        "lang": site.language,
        "newest": newest(site).isoformat(),
        "formerly": ids_by_former(renamed),
        "words": say,
    }
    return Page(site, src).render(
        template,
        say=say,
        address=re.sub(r"^https?://", "", own_address),
        qr=segno.make(own_address, error="m", micro=False).svg_inline(
            scale=3, omitsize=True, svgclass="qr", lineclass=None
        ),
        settings=for_script(settings),
        **values,
    )


def newest(site: Site) -> dt.date:
    """Return the newest date of a review. A device whose clock shows an earlier day is wrong."""
    parts = [*site.guide.sections.values(), *site.guide.singles.values()]
    return max(part.reviewed for part in parts if isinstance(part, Summed))


def tags_of(site: Site, parts: Iterable[ForSome]) -> list[Tag]:
    """Return the situations that ``parts`` are for or do not fit, in their usual order, without those that come with the person."""
    used = {name for part in parts for name in (*part.situations, *part.not_for)}
    used -= {name for person in site.guide.people.values() for name in person.situations}
    return [tag for tag in site.guide.situations.values() if tag.id in used]


def labels(site: Site) -> dict[str, str]:
    """Return how the reader says each situation."""
    return {tag.id: tag.label for tag in site.guide.situations.values()}
