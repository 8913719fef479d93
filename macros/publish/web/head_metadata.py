"""What the theme can't know of a page and machines look for in its head: its data, its feed and its text as Markdown.

This is the one place where the publish step adds to a page. It is between two marks, so a second run replaces it.
How a link to the page looks elsewhere (Open Graph) is the theme's work: theme/partials/preview.html.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from markupsafe import Markup

from ...pages.changelog import feed_of, feed_of_item, feeds
from ...pages.site import Site
from ..html_pages import BuiltPage
from ..templating import render
from . import json_ld
from .feeds import FILE

_ADDED = re.compile(r"<!--published-->.*?<!--/published-->\n", re.DOTALL)


def publish(site: Site, pages: Sequence[BuiltPage]) -> None:
    """Add to the head of each page."""
    known = _feeds(site)
    graphs = json_ld.Graphs(site, pages)
    for page in pages:
        where = page.canonical.removeprefix(site.address)
        feed, title = known.get(where, (None, None))
        data = json.dumps(graphs.of(page), ensure_ascii=False, separators=(",", ":"))
        added = render(
            "web/head.html",
            root="../" * (where.count("/") - site.folder.count("/")) or "./",
            all=FILE,
            feed=feed,
            title=title,
            ui=site.guide.words,
            # No text can end the script that holds it.
            data=Markup(data.replace("<", "\\u003c")),
        )
        whole = _ADDED.sub("", page.html).replace("</head>", f"{added}</head>", 1)
        page.path.write_text(whole, "utf-8")


def _feeds(site: Site) -> dict[str, tuple[str, str]]:
    """Return the feed of each page that has one, and its title: that of its item, or of the first section on it."""
    titles = feeds(site.guide)
    sections = {site.address_of(f"{name}.md"): (feed_of(name), titles[name]) for name in reversed(titles)}
    own = [item for _, item in site.guide.items() if item.has_page]
    return sections | {site.place_of(item.id): (feed_of_item(item.id), item.title) for item in own}
