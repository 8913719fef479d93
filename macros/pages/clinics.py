"""The page for clinics: every part that can be linked, embedded and printed, as a plain list that a script makes live."""

from __future__ import annotations

from .context import Page, Site, beside, for_script

SRC = "clinics.md"


def clinics_page(site: Site) -> str:
    """Return the page for clinics."""
    clinics = site.guide.clinics
    address = site.home
    settings = {"address": address, "words": clinics.words}
    return Page(site, SRC).render(
        "clinics.md",
        clinics=clinics,
        section=clinics,
        say=clinics.words,
        beside=lambda path: beside(site, f"{site.folder}{path}"),
        settings=for_script(settings),
    )
