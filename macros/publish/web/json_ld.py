"""What search engines may know of a page, as JSON-LD in the words of schema.org.

It says only what the page itself shows: ``tests/browser/test_structured_data.py`` looks for each word and each date on the page.
So no one is named as a reviewer of a page that names none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import KINDS, Item, Section
from ...pages import review_status
from ...pages.site import PAGES, Site, page_of
from ...text.markup import plain
from ..html_pages import BuiltPage
from .sitemap import changed

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
Node = dict[str, object]


@dataclass(frozen=True)
class Known:
    """What the content knows of a page: whether it is about health, when it was last read, and on which page its part is listed."""

    medical: bool
    reviewed: dt.date
    above: str | None = None


class Graphs:
    """The graphs of all pages in one language."""

    def __init__(self, site: Site, pages: Iterable[BuiltPage]) -> None:
        self._site = site
        self._titles = {page.canonical: page.title for page in pages}
        self._known = dict(_known(site))
        self._sources = {site.address_of(src): src for src in site.files}
        self._changed = changed(site)

    def of(self, page: BuiltPage) -> Node:
        """Return what is known of a page."""
        site, address = self._site, page.canonical.removeprefix(self._site.address)
        src = self._sources.get(address) or (f"{address.rstrip('/')}.md" if address else "index.md")
        nodes = [self._page(page, src, address)]
        if src == PAGES["how"]:
            nodes.append(_how_to(page, site.guide.sections["how"]))
        if page.canonical != site.home:
            nodes.append(self._way(page, src))
        return {"@context": "https://schema.org", "@graph": nodes}

    def _page(self, page: BuiltPage, src: str, address: str) -> Node:
        site, known = self._site, self._known.get(src)
        kinds = [
            "MedicalWebPage" if known and known.medical else "WebPage",
            *(["FAQPage"] if src == PAGES["faqs"] else []),
        ]
        node: Node = {
            "@type": kinds if len(kinds) > 1 else kinds[0],
            "@id": page.canonical,
            "url": page.canonical,
            "name": page.title,
            "description": page.description,
            "inLanguage": site.locale,
            "isPartOf": _website(site),
            "publisher": {"@id": _publisher_id(site)},
            "license": LICENSE,
            "isAccessibleForFree": True,
            "image": page.meta["og:image"],
        }
        if page.canonical != site.home:
            node["breadcrumb"] = {"@id": _way_id(page)}
        if published := site.published(src):
            node["datePublished"] = published.isoformat()
        if day := self._changed.get(address):
            node["dateModified"] = day.isoformat()
        if known:
            node["lastReviewed"] = known.reviewed.isoformat()
        reviews = review_status.reviews(site.guide, review_status.names_of(src, PAGES))
        if reviews:
            node["reviewedBy"] = [{"@type": "Person", "name": one.name, "jobTitle": one.credential} for one in reviews]
        if src == PAGES["faqs"]:
            node["mainEntity"] = [_question(page, item) for item in site.guide.sections["faqs"].items]
        return node

    def _way(self, page: BuiltPage, src: str) -> Node:
        """Return the breadcrumbs of a page, from the first page; those of an item's own page go through its section."""
        site, known = self._site, self._known.get(src)
        steps = {site.home: site.guide.words["site_name"]}
        if known and known.above:
            above = f"{site.address}{site.address_of(PAGES[known.above])}"
            steps[above] = self._titles[above]
        steps[page.canonical] = page.title
        rows = [
            {"@type": "ListItem", "position": number, "name": name, "item": at}
            for number, (at, name) in enumerate(steps.items(), 1)
        ]
        return {"@type": "BreadcrumbList", "@id": _way_id(page), "itemListElement": rows}


def _known(site: Site) -> Iterator[tuple[str, Known]]:
    """Yield what is known of each page, by its file in English."""
    guide = site.guide
    for name, part in guide.singles.items():
        if day := getattr(part, "reviewed", None):
            yield "index.md" if name == "home" else f"{name}.md", Known(name != "clinics", day)
    for kind in KINDS:
        section = guide.sections[kind.name]
        for item in section.items:
            if item.has_page:
                yield page_of(kind.name, item), Known(kind.medical, section.reviewed, kind.name)
    for kind in reversed(KINDS):  # a page that several sections share counts as the first one's
        yield kind.page, Known(kind.medical, guide.sections[kind.name].reviewed)


def _publisher_id(site: Site) -> str:
    return f"{site.address}#publisher"


def _way_id(page: BuiltPage) -> str:
    return f"{page.canonical}#breadcrumb"


def _website(site: Site) -> Node:
    name = site.guide.words["site_name"]
    logo = f"{site.address}assets/icons/icon-512.png"
    publisher = {"@type": "Organization", "@id": _publisher_id(site), "name": name, "url": site.home, "logo": logo}
    return {
        "@type": "WebSite",
        "@id": f"{site.home}#website",
        "url": site.home,
        "name": name,
        "inLanguage": site.locale,
        "publisher": publisher,
    }


def _question(page: BuiltPage, item: Item) -> Node:
    answer = {"@type": "Answer", "text": plain(item.summary), "url": f"{page.canonical}#{item.id}"}
    return {"@type": "Question", "name": plain(item.title), "acceptedAnswer": answer}


def _how_to(page: BuiltPage, section: Section[Item]) -> Node:
    steps = [
        {
            "@type": "HowToStep",
            "name": plain(item.title),
            "text": "\n".join(plain(text) for text in (item.summary, item.body, *item.do) if text),
            "url": f"{page.canonical}#{item.id}",
        }
        for item in section.items
    ]
    return {"@type": "HowTo", "name": plain(section.title), "description": plain(section.main_message), "step": steps}
