"""The publish step: completes a built site with everything that is next to its pages. Running it again changes nothing."""

from __future__ import annotations

from pathlib import Path

from . import html_pages
from .api import data
from .context import address, load
from .links import embeds, qr_codes, short_links, targets
from .web import (
    feeds,
    head_metadata,
    minified,
    page_markdown,
    search_index,
    service_worker,
    sitemap,
    theme_leftovers,
)


def publish(site: Path, stop_offline: bool = False) -> None:
    """Complete the built ``site``.

    With ``stop_offline`` the service worker is replaced by one that deletes what readers have saved. Raises
    ``Unpublishable`` when the content or the pages have a mistake that would break a published address.
    """
    guide = load(address(site))
    places = targets.find(guide)
    targets.check(places, site)
    search_index.write(guide, site)
    feeds.publish(guide, site)
    data.publish(guide, site)
    short_links.publish(guide, places, site)
    embeds.publish(guide, places, site)
    short_links.publish_withdrawn(guide, places, site, (short_links.FOLDER, embeds.EMBED, embeds.PRINT))
    qr_codes.publish(guide, places, site)
    theme_leftovers.remove(site)
    minified.write(site)
    pages = list(html_pages.pages(site))
    page_markdown.publish(pages)
    head_metadata.publish(guide, pages)
    sitemap.publish(guide, site, pages)
    service_worker.write(site, stopped=stop_offline)  # last: it lists every file
