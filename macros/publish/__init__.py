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


def publish(out_dir: Path, stop_offline: bool = False) -> None:
    """Complete the built ``out_dir``.

    With ``stop_offline`` the service worker is replaced by one that deletes what readers have saved. Raises
    ``Unpublishable`` when the content or the pages have a mistake that would break a published address.
    """
    site = load(address(out_dir))
    places = targets.find(site)
    targets.check(places, out_dir)
    search_index.publish(site, places, out_dir)
    feeds.publish(site, out_dir)
    data.publish(site, out_dir)
    short_links.publish(site, places, out_dir)
    embeds.publish(site, places, out_dir)
    short_links.publish_withdrawn(site, places, out_dir, (short_links.FOLDER, embeds.EMBED, embeds.PRINT))
    qr_codes.publish(site, places, out_dir)
    theme_leftovers.remove(out_dir)
    minified.write(out_dir)
    pages = list(html_pages.pages(out_dir))
    page_markdown.publish(pages)
    head_metadata.publish(site, pages)
    sitemap.publish(site, out_dir, pages)
    service_worker.write(out_dir, stopped=stop_offline)  # last: it lists every file
