"""QR codes of the short links: ``qr/<id>.svg``, ``qr/<id>.png``, and ``qr/<id>.print.svg`` with title and address."""

from __future__ import annotations

import re
import struct
import textwrap
import zlib
from collections.abc import Iterable
from pathlib import Path

import segno

from ...pages.context import Site
from ...text.disk_cache import remembered
from ..templating import render, write
from .targets import Places

FOLDER = "qr"
QUIET = 4
"""The white border that readers of QR codes need, in modules."""

MASK = 3
"""Trying all eight masks for the best takes 85% of the time; a test reads every code back instead."""

_DARK_RUN = re.compile("1+")
_DIGITS = b"01" + bytes(254)
_DOTS = str.maketrans("01", "\xff\x00")
_LETTER, _BOLD = 1.4, 1.8
"""How wide a letter of the caption is, in modules."""


def publish(guide: Site, places: Places, site: Path) -> None:
    """Writes the codes of all that can be printed. That of an earlier id is its own: it is on paper somewhere."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    with remembered("qr", code) as code_of:
        for name in places.alone():
            link = f"{guide.address}go/{name}/"
            rows = code_of(link)
            drawn = path(rows)
            title = places.now[name].title if name in places.now else guide.guide.clinics.words["withdrawn"]
            write(site / FOLDER / f"{name}.svg", svg(drawn, len(rows), title))
            write(site / FOLDER / f"{name}.print.svg", svg(drawn, len(rows), title, caption(title, link, len(rows))))
            write(site / FOLDER / f"{name}.png", png(rows))


def code(link: str) -> list[str]:
    """The rows of a link's code, quiet zone included: 1 for a dark module, 0 for a light one."""
    matrix = segno.make(link, error="m", micro=False, mask=MASK).matrix
    edge = "0" * QUIET
    blank = ["0" * (len(matrix) + 2 * QUIET)] * QUIET
    return [*blank, *(edge + row.translate(_DIGITS).decode() + edge for row in matrix), *blank]


def path(rows: list[str]) -> str:
    """The dark modules as an SVG path: one stroke for each run in a row."""
    return "".join(
        [f"M{run.start()} {y}.5h{len(run[0])}" for y, row in enumerate(rows) for run in _DARK_RUN.finditer(row)]
    )


def svg(drawn: str, size: int, label: str, lines: Iterable[tuple[str, float]] = ()) -> str:
    """A code of ``size`` modules as SVG, with ``lines`` of text and the width of their letters below it."""
    rows = [(line, len(line) * letter, letter == _BOLD) for line, letter in lines]
    return render("links/qr.svg", size=size, path=drawn, label=label, lines=rows)


def caption(title: str, link: str, size: int) -> list[tuple[str, float]]:
    """A title and the address below it, in lines that fit under a code, with the width of their letters."""
    site, _, end = link.partition("://")[2].rstrip("/").rpartition("/go/")
    bold = [(line, _BOLD) for line in textwrap.wrap(title, int((size - 2) / _BOLD))]
    return [*bold, (site, _LETTER), (f"/go/{end}/", _LETTER)]


def png(rows: list[str]) -> bytes:
    """The code as PNG, 8 dots a module: in black and white that is a byte, so nothing needs to be scaled."""
    size = len(rows) * 8
    dots = b"".join((b"\x00" + row.translate(_DOTS).encode("latin-1")) * 8 for row in rows)
    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(dots)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
