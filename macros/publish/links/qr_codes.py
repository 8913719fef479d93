"""QR codes of the short links: ``qr/<id>.svg``, ``qr/<id>.png``, and ``qr/<id>.print.svg`` with title and address."""

from __future__ import annotations

import io
import re
import textwrap
from functools import partial
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
        size = int(code.symbol_size(border=QUIET_ZONE)[0])
        drawn = partial(render, "links/qr.svg", size=size, path=path(code), label=title)
        write(out_dir / FOLDER / f"{name}.svg", drawn(lines=()))
        write(out_dir / FOLDER / f"{name}.print.svg", drawn(lines=caption(title, link, size)))
        png = io.BytesIO()
        code.save(png, kind="png", scale=8, border=QUIET_ZONE)
        write(out_dir / FOLDER / f"{name}.png", png.getvalue())


def path(code: segno.QRCode) -> str:
    """Return the dark modules of a code as a path of SVG: a line for each run of them in a row."""
    return "".join(
        f"M{run.start() + QUIET_ZONE} {y}.5h{len(run[0])}"
        for y, row in enumerate(code.matrix, QUIET_ZONE)
        for run in _DARK_RUN.finditer(row)
    )


def caption(title: str, link: str, size: int) -> list[tuple[str, float, bool]]:
    """Return a title and the address below it in lines that fit under a code of ``size`` modules: each with its width in modules,
    and whether it is in bold."""
    host, _, end = link.partition("://")[2].rstrip("/").rpartition("/go/")
    bold = [(line, len(line) * _BOLD, True) for line in textwrap.wrap(title, int((size - 2) / _BOLD))]
    return [*bold, *((line, len(line) * _LETTER, False) for line in (host, f"/go/{end}/"))]
