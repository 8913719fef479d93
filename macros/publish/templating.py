"""Pages that come with the guide's own: Jinja templates in macros/templates/publish, every value escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model.kinds import fields_of
from ..pages.review_status import date
from ..pages.site import telephone
from ..text import markup

TEMPLATES = Path(__file__).parents[1] / "templates" / "publish"


def render(template: str, **values: object) -> str:
    """Return the template, filled with ``values``."""
    return environment().get_template(template).render(**values)


def write(path: Path, content: str | bytes) -> None:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' environment. Texts of the content are written out by ``prose`` and ``line`` of prose.html."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    made.filters.update(
        fields=fields_of, blocks=markup.blocks, spans=markup.spans, plain=markup.plain, date=date, telephone=telephone
    )
    kinds = {"paragraph": markup.Paragraph, "bold": markup.Bold, "link": markup.Link, "blank": markup.Blank}
    made.tests.update({name: lambda value, kind=kind: isinstance(value, kind) for name, kind in kinds.items()})
    return made
