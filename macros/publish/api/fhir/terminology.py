"""The readers' situations as a code system, and all of them as a value set: in one file for all languages."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Tag
from ....pages.site import Site
from ....text.markup import plain
from .common import Json, canonical, head, translated, versioned

SITUATIONS = "situations"


def system(site: Site) -> str:
    """Return the canonical address of the code system, one for all languages. It is forever."""
    return f"{site.address}{SITUATIONS}"


def all_of(site: Site) -> Iterator[Json]:
    """Yield the code system and the value set."""
    codes = {
        "url": system(site),
        "caseSensitive": True,
        "valueSet": canonical(site, "ValueSet", SITUATIONS),
        "content": "complete",
        "count": len(site.guide.situations),
        "concept": [_concept(site, tag) for tag in site.guide.situations.values()],
    }
    yield versioned({**_head(site, "CodeSystem"), **codes})
    yield versioned({**_head(site, "ValueSet"), "compose": {"include": [{"system": system(site)}]}})


def _head(site: Site, kind: str) -> Json:
    own, *others = (
        head(one, kind, SITUATIONS, one.guide.words["fhir_situations_title"], one.guide.words["fhir_situations_about"])
        for one in (site, *site.translations)
    )
    made: Json = translated(own, dict(zip((one.language for one in site.translations), others, strict=True)))
    return made


def _concept(site: Site, tag: Tag) -> Json:
    said = [
        {"language": other.language, "value": plain(other.guide.situations[tag.id].label)}
        for other in site.translations
    ]
    return {"code": tag.id, "display": plain(tag.label), **({"designation": said} if said else {})}
