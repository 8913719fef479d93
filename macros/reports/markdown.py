"""Markdown for those who work on the guide: summaries, reports and the handbook, from ``templates/reports/``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..text.markup import escape_markdown


def report(template: str, **values: object) -> str:
    """Return the template filled in, with no more than one empty line anywhere."""
    text = _environment().get_template(template).render(**values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "templates" / "reports"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["esc"] = escape_markdown
    environment.filters["fence"] = fence
    environment.filters["cell"] = cell
    return environment


def cell(text: str) -> str:
    """Return plain words as a cell of a table that shows just these words."""
    return re.sub(r"([|*_`<\[\]\\])", r"\\\1", " ".join(text.split()))


def fence(text: str) -> str:
    """Return a row of backticks longer than any in ``text``: text between two of them can't end its block."""
    return "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
