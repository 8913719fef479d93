"""What stands beside the pages of a built site. Each part is a file here; running it twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from ..pages.context import Site
from . import html_pages
from .api import data
from .context import address, load
from .links import fragments, qr_codes, short_links, targets
from .web import (
    feeds,
    head_metadata,
    page_markdown,
    scripts,
    search_index,
    service_worker,
    sitemap,
    social_cards,
    styles,
    tidy,
)

Beside = Callable[[Callable[[], None]], AbstractContextManager[None]]


@contextmanager
def _before(work: Callable[[], None]) -> Iterator[None]:
    work()
    yield


def publish(site: Path, stop_offline: bool = False, beside: Beside = _before) -> None:
    """Completes the built ``site``.

    ``beside`` says when what stands beside its pages is written: before them, ``meanwhile``, or ``afterwards``.
    """
    guide = load(address(site))
    found = targets.find(guide)
    with beside(partial(write_beside, guide, found, site)):
        complete_pages(guide, found, site)
    # The last: it lists every file.
    service_worker.write(site, stopped=stop_offline)


def write_beside(guide: Site, found: targets.Places, site: Path) -> None:
    """Writes what is made of the content alone: more files than all the rest."""
    search_index.write(guide, site)
    feeds.publish(guide, site)
    data.publish(guide, site)
    short_links.publish(guide, found, site)
    fragments.publish(guide, found, site)
    short_links.publish_withdrawn(guide, found, site, (short_links.FOLDER, fragments.EMBED, fragments.PRINT))
    qr_codes.publish(guide, found, site)


def complete_pages(guide: Site, found: targets.Places, site: Path, beside: Beside = _before) -> None:
    """Brings the built pages to what is published, and writes what is made of them."""
    targets.check(found, site)
    tidy.write(site)
    with beside(partial(page_markdown.publish, list(html_pages.pages(site)))):
        scripts.write(site)
        styles.publish(site)
        pages = list(html_pages.pages(site))
        social_cards.publish(guide, site, pages)
        head_metadata.publish(guide, pages)
        sitemap.publish(guide, site, pages)
