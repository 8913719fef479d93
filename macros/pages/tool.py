"""What the pages of all tools have in common: a plain form that a script makes live, with its words and settings in the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import segno

from ..model import ForSome, Renamable, Tag
from .context import Page, Site, for_script


def tool_page(
    site: Site,
    src: str,
    template: str,
    *,
    words: Mapping[str, str],
    renamed: Iterable[Renamable] = (),
    **values: object,
) -> str:
    """Return the page ``src`` of a tool. Its own ``words`` come before those that all tools share; ``renamed`` are parts with ids."""
    say = {**site.guide.tools.words, **words}
    own_address = f"{site.address.rstrip('/')}/{src.removesuffix('.md')}/"
    settings = {
        "base": urlsplit(site.address).path or "/",
        "lang": site.language,
        "formerly": {former: part.id for part in renamed for former in part.formerly},
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


def tags_of(site: Site, parts: Iterable[ForSome]) -> list[Tag]:
    """Return the situations that ``parts`` name, in their usual order, without those that come with the person."""
    used = {name for part in parts for name in part.situations}
    used -= {name for person in site.guide.people.values() for name in person.situations}
    return [tag for tag in site.guide.situations.values() if tag.id in used]


def labels(site: Site) -> dict[str, str]:
    """Return how the reader says each situation."""
    return {tag.id: tag.label for tag in site.guide.situations.values()}
