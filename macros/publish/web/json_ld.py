"""What search engines may know of a page, as JSON-LD in the words of schema.org.

It says only what the page itself shows: ``tests/browser/test_structured_data.py`` looks for each word and each date on the page.
So no one is named as a reviewer while no page names one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import KINDS, Checklist, Item, Section
from ...pages.context import CHECKLIST_PAGE, PAGES, Site
from ...text.markup import plain

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
MEDICAL = {kind.name for kind in KINDS if kind.medical} | {"checklist"}


Whole = Section[Item] | Checklist


def graph(site: Site, page: str, title: str) -> dict[str, object]:
    """Return what is known of the page at ``page`` (below the site's root) with this title."""
    name, part = _parts(site).get(page, ("", None))
    if part:
        title = plain(part.title)
    nodes = [_page(site, page, title, name, part)]
    if isinstance(part, Section) and name == "how":
        nodes.append(_how_to(site, page, part))
    if page != site.folder:
        nodes.append(_way(site, page, title))
    return {"@context": "https://schema.org", "@graph": nodes}


def _parts(site: Site) -> dict[str, tuple[str, Whole]]:
    """Return the section or checklist behind each page."""
    moved = {kind.name for kind in KINDS if kind.moved_from}
    found: dict[str, tuple[str, Whole]] = {
        site.address_of(PAGES[name]): (name, section)
        for name, section in site.guide.sections.items()
        if name not in moved
    }
    if "checklist" in site.guide.singles:
        found[site.address_of(CHECKLIST_PAGE)] = ("checklist", site.guide.checklist)
    return found


def _page(site: Site, page: str, title: str, name: str, part: Whole | None) -> dict[str, object]:
    medical = part is not None and name in MEDICAL
    kinds = ["MedicalWebPage" if medical else "WebPage", *(["FAQPage"] if name == "faqs" else [])]
    website = {"@type": "WebSite", "@id": site.home, "url": site.home, "name": site.guide.words["site_name"]}
    node: dict[str, object] = {
        "@type": kinds if len(kinds) > 1 else kinds[0],
        "@id": f"{site.address}{page}",
        "url": f"{site.address}{page}",
        "name": title,
        "inLanguage": site.locale,
        "isPartOf": website,
        "license": LICENSE,
    }
    if part is not None:
        node |= {"description": plain(part.main_message), "lastReviewed": part.reviewed.isoformat()}
    if isinstance(part, Section) and name == "faqs":
        node["mainEntity"] = [_question(site, page, item) for item in part.items]
    return node


def _question(site: Site, page: str, item: Item) -> dict[str, object]:
    answer = {"@type": "Answer", "text": plain(item.summary), "url": f"{site.address}{page}#{item.id}"}
    return {"@type": "Question", "name": plain(item.title), "acceptedAnswer": answer}


def _how_to(site: Site, page: str, section: Section[Item]) -> dict[str, object]:
    steps = [
        {
            "@type": "HowToStep",
            "name": plain(item.title),
            "text": _says(item),
            "url": f"{site.address}{page}#{item.id}",
        }
        for item in section.items
    ]
    return {"@type": "HowTo", "name": plain(section.title), "description": plain(section.main_message), "step": steps}


def _says(item: Item) -> str:
    return "\n".join(_lines(item))


def _lines(item: Item) -> Iterator[str]:
    for text in (item.summary, item.body, *item.do):
        if text:
            yield plain(text)


def _way(site: Site, page: str, title: str) -> dict[str, object]:
    steps = [(site.home, site.guide.words["site_name"]), (f"{site.address}{page}", title)]
    rows = [
        {"@type": "ListItem", "position": number, "name": name, "item": at}
        for number, (at, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}
