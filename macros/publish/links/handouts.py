"""Ready handouts: ``pdf/<id>.pdf`` and its other forms, tagged PDF/UA-1, made from the handouts for paper.

A step of its own, ``make handouts``, adds them to a complete site: it takes minutes, and WeasyPrint needs libraries of
the system. A file whose page did not change is copied from a cache.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from ...pages.site import Site
from ..atomic_dir import in_place_of
from ..context import Unpublishable
from ..templating import render, write
from . import embeds, targets
from .embeds import CARD
from .targets import UP, Places

FOLDER = "pdf"
INDEX = "index.json"
CARD_ABOUT = "language-help"
"""The item that the code on the card leads to."""

_KEPT = re.compile(r"[0-9a-f]{64}\.(?:pdf|new)")
"""The name of a file in the cache, also of one that was not finished."""
_LOADED = re.compile(r'<(?:img src|link rel="stylesheet" href)="([^"]+)"')


def publish_index(folder: Path, names: Sequence[str] = ()) -> None:
    """Write into the ``folder`` of the PDF files which ids have some, for the page that offers them."""
    write(folder / INDEX, json.dumps(names))


def ready(folder: Path) -> list[str]:
    """Return which ids have PDF files in the ``folder`` of a language: none before the step that makes them."""
    index = folder / FOLDER / INDEX
    names: list[str] = json.loads(index.read_text("utf-8")) if index.exists() else []
    return names


def names_of(places: Places) -> list[str]:
    """Return every id that has PDF files: all that have a handout, and the card."""
    return [*places.alone(), CARD]


def publish(sites: Iterable[Site], out_dir: Path, only: Collection[str], cache: Path) -> int:
    """Add the PDF files of all parts, or ``only`` of some, to the complete ``out_dir``. Return how many there are.

    Raises ``Unpublishable`` for a file that is not accessible.
    """
    cache.mkdir(parents=True, exist_ok=True)
    used: set[Path] = set()
    count = 0
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as workers:
        for site in sites:
            places = targets.find(site)
            if unknown := sorted(set(only) - set(names_of(places))):
                raise Unpublishable(f"No part that has a handout is called '{unknown[0]}'.")
            names = [name for name in names_of(places) if not only or name in only]
            pages = {f"{name}{end}.pdf": html for name in names for end, html in _pages(site, places, name)}
            made = _made(workers, site, set(pages.values()), out_dir, cache)
            folder = out_dir / site.folder
            with in_place_of(folder / FOLDER) as fresh:
                publish_index(fresh, names)
                for file, html in pages.items():
                    shutil.copyfile(made[html], fresh / file)
            embeds.publish(site, places, folder, pdfs=names)
            used |= set(made.values())
            count += len(pages)
    if not only:
        for unused in set(cache.iterdir()) - used:
            if _KEPT.fullmatch(unused.name):
                unused.unlink()
    return count


def _pages(site: Site, places: Places, name: str) -> Iterator[tuple[str, str]]:
    """Yield the page of each form of a part's PDF file, by how the file's name ends."""
    say = site.guide.clinics.words
    to = embeds.OnPaper(site, hyphen="-")  # at which WeasyPrint ends no line before a digit
    for end, form in embeds.PDF_FORMS.items():
        if name in places.withdrawn:
            entry = places.withdrawn[name]
            common = {"site": site, "up": UP, "top": targets.top(site), "ui": site.guide.words, "say": say}
            yield end, render("links/pdf-withdrawn.html", form=form, entry=entry, path="", **common)
        elif name == CARD:
            place = replace(places.now[CARD_ABOUT], title=say["card_title"])
            yield end, embeds.page(site, place, "pdf-card", to, form=form)
        else:
            yield end, embeds.page(site, places.now[name], "pdf", to, form=form)


def _made(workers: Executor, site: Site, pages: Collection[str], out_dir: Path, cache: Path) -> dict[str, Path]:
    """Return the file in the ``cache`` that was made of each page, now or earlier."""
    from . import pdf

    address = f"{site.home}{embeds.PRINT}/page/"
    common = pdf.made_with()
    files = {}
    for html in pages:
        loaded = (pdf.file_at(urljoin(address, name), site.address, out_dir) for name in _LOADED.findall(html))
        whole = hashlib.sha256("\0".join((common, address, html)).encode())
        for file in loaded:
            whole.update(file.read_bytes())
        files[html] = cache / f"{whole.hexdigest()}.pdf"
    new = [html for html, file in files.items() if not file.exists()]
    jobs = [workers.submit(pdf.write, html, address, site.address, out_dir, files[html]) for html in new]
    if faults := [fault for job in jobs if (fault := job.result())]:
        raise Unpublishable("\n".join(sorted(set(faults))))
    return files
