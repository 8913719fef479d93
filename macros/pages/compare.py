"""The page on which opinions are side by side."""

from __future__ import annotations

import re

from ..model import Criterion, Example
from .page import for_script
from .site import PAGES, Site
from .tool import tool_page

DOCTORS = ((1, "blank/doctor"), (2, "blank/new-doctor"), (3, "compare/doctor-3"))
"""Where the name of each opinion's doctor is kept. The first two are the same as in the letters."""

KINDS = ("visit", "records", "reading")
"""How the reader got an opinion, as the store has it."""

_QUOTED = re.compile(r'"([^"]+)"')


def compare_page(site: Site) -> str:
    """Return the page on which opinions are side by side."""
    section, form = site.guide.sections["compare"], site.guide.comparison
    return tool_page(
        site,
        PAGES["compare"],
        "compare.md",
        words=form.words,
        renamed=section.items,
        name="compare",
        section=section,
        form=form,
        points=site.guide.comparison_points,
        next_steps=[item for item in site.guide.items_of(Criterion) if not item.differ],
        doctors=DOCTORS,
        kinds=KINDS,
        asked=asked,
        example=for_script(example_fields(form.example)),
    )


def asked(row: str) -> str:
    """Return the words that a row tells the reader to say, or the row itself."""
    quoted = _QUOTED.search(row)
    return quoted[1] if quoted else row


def example_fields(example: Example) -> dict[str, str]:
    """Return the made-up example as fields of the form, by their names."""
    names = {name: doctor for (_, name), doctor in zip(DOCTORS, example.doctors, strict=False)}
    fields = {**names, "blank/decide-by": example.decide_by.isoformat(), "compare/goals": example.goals}
    for one in example.points:
        fields |= {f"compare/{one.point}/{number}": opinion for number, opinion in enumerate(one.opinions, 1)}
        fields[f"compare/{one.point}/mark"] = one.mark
    return fields
