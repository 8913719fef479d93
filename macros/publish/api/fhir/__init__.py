"""The checklist and the question list as FHIR R4, for patient portals: what is below ``api/v1/fhir/``.

A canonical address has no ending, and there is the same JSON as in the file with ``.json``. So the folder answers as a
FHIR server does that can only be read: ``fhir/Questionnaire/checklist``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....pages.site import Site
from . import questionnaires, responses, terminology
from .common import FOLDER, Json

QUESTIONNAIRES = ("checklist", "questions")


def files(site: Site) -> Iterator[tuple[str, Json]]:
    """Yield each resource at each of its addresses, below the first page in the site's language."""
    for one in _resources(site):
        name = f"{FOLDER}{one['resourceType']}/{one['id']}"
        url = one.get("url", "").removeprefix(site.home)
        yield from ((path, one) for path in sorted({name, f"{name}.json", url or name}))


def _resources(site: Site) -> list[Json]:
    """Return each resource. What is the same in all languages is with the English ones."""
    forms = questionnaires.all_of(site)
    shared = [] if site.english else terminology.all_of(site)
    return [*forms, responses.example(forms[0]), *shared]
