"""The page for clinics: every part that can be linked, embedded and printed, as a plain list that a script makes live."""

from __future__ import annotations

from .changelog import CHECKLIST, feed_of, news
from .page import Page, for_script
from .site import SLUGS, Site, path_to

SRC = "clinics.md"
HANDED_OUT = (
    *("from", "guide", "license_words", "phrase_about", "phrase_by", "phrase_call"),
    *("review_date", "review_name", "review_role", "review_words", "sheet_lead"),
)
"""The words that go with a part, in the language of the part."""

NEWEST = 5
"""How many changes are on the page."""


def clinics_page(site: Site) -> str:
    """Return the page for clinics."""
    clinics = site.guide.clinics
    languages = {one.language: _language(one) for one in (site, *site.others)}
    feeds = {name: feed_of(SLUGS[name]) for name in site.guide.sections} | {CHECKLIST: feed_of(CHECKLIST)}
    settings = {"address": site.address, "words": clinics.words, "languages": languages, "feeds": feeds}
    return Page(site, SRC).render(
        "clinics.md",
        clinics=clinics,
        section=clinics,
        say=clinics.words,
        path_to=lambda path: path_to(site, f"{site.folder}{path}"),
        asset=lambda name: path_to(site, f"assets/{name}"),
        languages=languages,
        titles=_titles(site),
        other_titles={other.language: _titles(other) for other in site.others},
        newest=news(site.guide)[:NEWEST],
        lookup=f"{site.address}{site.address_of('lookup.md')}",
        settings=for_script(settings),
    )


def _language(site: Site) -> dict[str, object]:
    words = {name: site.guide.clinics.words[name] for name in HANDED_OUT}
    return {"name": site.guide.words["language_name"].capitalize(), "folder": site.folder, "words": words}


def _titles(site: Site) -> dict[str, str]:
    """Return how a clinic's readers know each part that can be handed out."""
    whole = site.guide.clinics.words["all_of"]
    return {
        "checklist": site.guide.checklist.title,
        **{name: f"{whole}: {section.title}" for name, section in site.guide.sections.items()},
        **{item.id: item.title for _, item in site.guide.items()},
    }
