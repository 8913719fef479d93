"""QR codes of the short links: ``qr/<id>.svg``, ``qr/<id>.png``, and ``qr/<id>.print.svg`` with title and address."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import segno

from ...pages.site import Site
from ..templating import render, write
from .targets import Places

FOLDER = "qr"
QUIET_ZONE = 4
"""The white border that readers of QR codes need, in modules (ISO/IEC 18004)."""

_DARK_RUN = re.compile(b"\x01+")
_LETTER, _BOLD = 1.4, 1.8
"""How wide a letter of the caption is, in modules."""


def publish(site: Site, places: Places, out_dir: Path) -> None:
    """Write the codes of everything that can be printed. A former id keeps its own: it is on paper somewhere."""
    for name in places.alone():
        link = f"{site.home}go/{name}/"
        code = segno.make(link, error="m", micro=False)
        title = places.now[name].title if name in places.now else site.guide.clinics.words["withdrawn"]
        write(out_dir / FOLDER / f"{name}.svg", svg(code, title))
        size = int(code.symbol_size(border=QUIET_ZONE)[0])
        write(out_dir / FOLDER / f"{name}.print.svg", svg(code, title, caption(title, link, size)))
        png = io.BytesIO()
        code.save(png, kind="png", scale=8, border=QUIET_ZONE)
        write(out_dir / FOLDER / f"{name}.png", png.getvalue())


def svg(code: segno.QRCode, label: str, lines: Iterable[tuple[str, float]] = ()) -> str:
    """Return a code as SVG, with ``lines`` below it: each a text and the width of its letters in modules."""
    rows = code.matrix_iter(border=QUIET_ZONE)
    path = "".join(
        f"M{run.start()} {y}.5h{len(run[0])}" for y, row in enumerate(rows) for run in _DARK_RUN.finditer(bytes(row))
    )
    captions = [(line, len(line) * letter, letter == _BOLD) for line, letter in lines]
    size = code.symbol_size(border=QUIET_ZONE)[0]
    return render("links/qr.svg", size=size, path=path, label=label, lines=captions)


def caption(title: str, link: str, size: int) -> list[tuple[str, float]]:
    """Return a title and the address below it in lines that fit under a code of ``size`` modules, as ``svg`` takes them."""
    out_dir, _, end = link.partition("://")[2].rstrip("/").rpartition("/go/")
    bold = [(line, _BOLD) for line in textwrap.wrap(title, int((size - 2) / _BOLD))]
    return [*bold, (out_dir, _LETTER), (f"/go/{end}/", _LETTER)]
