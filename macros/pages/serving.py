"""What ``make serve`` builds anew after an edit: only the pages that say something else than before.

``mkdocs serve --dirty`` builds the pages whose file changed or which are missing. It can't know that an edit of the content
changed a page, so such a page is deleted first. All pages are built anew after an edit of ``macros/`` (this module then
starts afresh), of ``theme/``, of ``mkdocs.yml`` and of a style sheet: the publish step joins several into one for a page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from jinja2 import Environment, StrictUndefined, TemplateError

_said: dict[Path, object] = {}
"""What each page said at the build before."""

_at_work: list[Thread] = []


def forget_changed(project: Path, site: Path, macros: Mapping[str, Callable[..., str]]) -> None:
    """Deletes each page of the served ``site`` that would say something else now."""
    logging.getLogger("mkdocs.commands.build").addFilter(_harmless)
    finish()
    common = (project / "mkdocs.yml", *(project / "theme").rglob("*"), *(project / "docs" / "assets").glob("*.css"))
    around = [(path, path.stat().st_mtime_ns) for path in sorted(common)]
    environment = Environment(undefined=StrictUndefined)
    for source in sorted((project / "docs").rglob("*.md")):
        page = site / page_of(source.relative_to(project / "docs"))
        said = (around, _markdown(environment, source.read_text("utf-8"), macros))
        if _said.get(page) != said:
            page.unlink(missing_ok=True)
        _said[page] = said
    for sheet in (site / "assets" / "stylesheets").rglob("*.css"):
        sheet.unlink()  # the publish step left only what the pages of that time needed


@contextmanager
def afterwards(work: Callable[[], None]) -> Iterator[None]:
    """Does ``work`` when the block has run and its pages are shown, in a thread: who edits waits for those alone."""
    yield
    _at_work.append(Thread(target=work, daemon=True))
    _at_work[-1].start()


def finish() -> None:
    """Waits until all that comes ``afterwards`` is done."""
    while _at_work:
        _at_work.pop().join()


def page_of(source: Path) -> Path:
    """Where MkDocs puts the page made from ``source``."""
    return source.with_suffix(".html") if source.stem == "index" else source.with_suffix("") / "index.html"


def _markdown(environment: Environment, text: str, macros: Mapping[str, Callable[..., str]]) -> str | None:
    """The page's Markdown, or None when it has a mistake that MkDocs will name."""
    try:
        return environment.from_string(text).render(macros)
    except (TemplateError, LookupError):
        return None


def _harmless(record: logging.LogRecord) -> bool:
    """Leaves out MkDocs's warning at each build that such a site may be inaccurate: this module sees to that."""
    return "'dirty' build" not in record.getMessage()
