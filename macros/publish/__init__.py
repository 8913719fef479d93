"""The publish step: completes a built site with everything that is next to its pages. Running it again does no harm."""

from __future__ import annotations

from pathlib import Path

from . import html_pages
from .api import data
from .context import address, load
from .links import embeds, handouts, messages, oembed, qr_codes, short_links, targets
from .web import (
    feeds,
    head_metadata,
    minified,
    page_markdown,
    review_sheets,
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
    sites = load(address(out_dir))
    for site in sites:
        places = targets.find(site)
        targets.check(places, out_dir)
        folder = out_dir / site.folder
        search_index.publish(site, places, folder)
        feeds.publish(site, folder)
        data.publish(site, folder)
        short_links.publish(site, places, folder)
        ready = handouts.ready(folder)
        embeds.publish(site, places, folder, pdfs=ready)
        messages.publish(site, places, folder)
        oembed.publish(site, places, folder)
        short_links.publish_withdrawn(site, places, folder, (short_links.FOLDER, embeds.EMBED, embeds.PRINT))
        qr_codes.publish(site, places, folder)
        handouts.publish_index(folder / handouts.FOLDER, ready)
        review_sheets.publish(site, folder)
    theme_leftovers.remove(out_dir)
    minified.write(out_dir)
    pages = list(html_pages.pages(out_dir))
    page_markdown.publish(pages)
    for site in sites:
        head_metadata.publish(site, [page for page in pages if page.language == site.language])
    sitemap.publish(sites, out_dir, pages)
    service_worker.write(sites, out_dir, stopped=stop_offline)  # last: it lists every file
