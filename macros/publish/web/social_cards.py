"""The picture that stands for a page where a link to it is shared: 1200 by 630, its title in large letters.

Two inks on one plate: the picture has 16 colors from teal to paper, so a page's picture weighs 10 to 20 kB and the same
page gives the same bytes. The letters come with Pillow (Aileron), so nothing is fetched and no font of the machine counts.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from ...pages.context import Site
from ..html_pages import BuiltPage

SIZE = (1200, 630)
MARGIN = 80
TEAL, PAPER, ACCENT = (11, 79, 74), (251, 249, 244), (245, 184, 120)
INKS = 15
"""Steps from teal to paper; one more color is the accent."""

TITLE_SIZES = (104, 92, 80, 70)
TITLE_LINES, TEXT_LINES = 3, 3
TEXT_SIZE, NAME_SIZE = 40, 38
FOOT = 120
CACHE = Path(__file__).parents[3] / ".cache" / "previews"
LOGO = Path(__file__).parents[3] / "docs" / "assets" / "icons" / "icon-192.png"


def publish(guide: Site, site: Path, pages: Iterable[BuiltPage]) -> None:
    """Draws the picture that the head of each page names."""
    for page in pages:
        address = page.meta.get("og:image", "")
        if address.startswith(guide.address):
            path = site / address.removeprefix(guide.address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_remembered(page.title, page.description, guide.guide.words["site_name"]))


def _remembered(*words: str) -> bytes:
    """The picture's file. One that was drawn before is not drawn again; a cache that can't be used does no harm."""
    key = hashlib.sha256(repr((words, _design())).encode()).hexdigest()[:24]
    cached = CACHE / f"{key}.png"
    with suppress(OSError):
        return cached.read_bytes()
    file = io.BytesIO()
    draw(*words).save(file, "PNG", bits=4, compress_level=5)
    with suppress(OSError):
        CACHE.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(file.getvalue())
    return file.getvalue()


@lru_cache(maxsize=1)
def _design() -> tuple[str, str]:
    """What the pictures are drawn with: another version of it draws them anew."""
    return hashlib.sha256(Path(__file__).read_bytes() + LOGO.read_bytes()).hexdigest(), PIL.__version__


def draw(title: str, description: str, name: str) -> Image.Image:
    """The picture of a page."""
    light = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(light)
    rows, font = _fitted(title)
    step = font.size * 1.16
    text = _wrapped(description, _font(TEXT_SIZE))[:TEXT_LINES]
    top = (SIZE[1] - FOOT - step * len(rows) - 36 - 54 * len(text)) / 2
    for number, row in enumerate(rows):
        # The letters come in one weight; a thin outline makes them bold.
        pen.text((MARGIN, top + number * step), row, font=font, fill=255, stroke_width=font.size / 55)
    below = top + step * len(rows) + 36
    for number, row in enumerate(text):
        pen.text((MARGIN, below + number * 54), row, font=_font(TEXT_SIZE), fill=225)
    pen.rectangle((0, SIZE[1] - FOOT, *SIZE), fill=255)
    logo = _logo()
    light.paste(logo, (MARGIN, SIZE[1] - FOOT + (FOOT - logo.height) // 2))
    pen.text((MARGIN + logo.width + 28, SIZE[1] - FOOT / 2), name, font=_font(NAME_SIZE), fill=0, anchor="lm")
    picture = light.point([value * (INKS - 1) // 255 for value in range(256)])
    picture.putpalette(_palette())
    ImageDraw.Draw(picture).rectangle((0, SIZE[1] - FOOT - 10, SIZE[0], SIZE[1] - FOOT - 1), fill=INKS)
    return picture


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in few lines, as large as they allow."""
    for size in TITLE_SIZES:
        rows = _wrapped(title, _font(size))
        if len(rows) <= TITLE_LINES - (size > TITLE_SIZES[1]):
            break
    return rows[:TITLE_LINES], _font(size)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > SIZE[0] - 2 * MARGIN:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow was built with FreeType
    return font


@lru_cache(maxsize=1)
def _logo() -> Image.Image:
    """The guide's own sign, in the picture's inks."""
    with Image.open(LOGO) as file:
        sign = file.convert("RGBA").resize((76, 76), Image.Resampling.LANCZOS)
    on_paper = Image.alpha_composite(Image.new("RGBA", sign.size, "white"), sign).convert("L")
    darkest = min(on_paper.tobytes())
    return on_paper.point([max(0, value - darkest) * 255 // (255 - darkest) for value in range(256)])


def _palette() -> list[int]:
    ramp = [
        round(dark + (light - dark) * step / (INKS - 1))
        for step in range(INKS)
        for dark, light in zip(TEAL, PAPER, strict=True)
    ]
    return [*ramp, *ACCENT]
