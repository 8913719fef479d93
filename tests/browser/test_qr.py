"""QR codes: every one is read back by a real decoder, as a file and as it is on a screen."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from ..conftest import SUB_PATH

ROOT = f"https://example.org{SUB_PATH}"
QUIET = 4 * 8


@pytest.fixture(scope="module")
def names(site):
    return sorted(path.stem for path in (site / "qr").glob("*.png"))


def decode(image):
    return zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)


def test_all_that_can_be_printed_has_a_code_in_each_form(content, site, names):
    assert {item.id for _, item in content.guide.items()} | set(content.guide.sections) | {"checklist"} == set(names)
    for name in names:
        assert (site / "qr" / f"{name}.svg").is_file() and (site / "qr" / f"{name}.print.svg").is_file()


def test_each_png_is_read_back_with_its_level_and_quiet_zone(site, names):
    for name in names:
        image = Image.open(site / "qr" / f"{name}.png").convert("L")
        (found,) = decode(image)
        assert found.text == f"{ROOT}go/{name}/"
        assert found.ec_level in ("M", "Q", "H"), name
        size = image.width
        for box in (
            (0, 0, size, QUIET),
            (0, 0, QUIET, size),
            (0, size - QUIET, size, size),
            (size - QUIET, 0, size, size),
        ):
            assert image.crop(box).getextrema() == (255, 255), name


def test_a_code_of_a_translation_leads_to_its_short_link(content, site):
    title = next(item.title for _, item in content.translations["es"].guide.items() if item.id == "major-surgery")
    (found,) = decode(Image.open(site / "es/qr/major-surgery.png").convert("L"))
    assert found.text == f"{ROOT}es/go/major-surgery/"
    text = (site / "es/qr/major-surgery.print.svg").read_text("utf-8")
    assert f'aria-label="{title}"' in text and ">/go/major-surgery/</text>" in text


def test_every_svg_is_read_back_from_the_screen(new_context, address, names):
    page = new_context(viewport={"width": 1300, "height": 900}).new_page()
    page.goto(f"{address}clinics/")
    # The two forms of a code are drawn alike: one of every twelve is looked at with its caption.
    files = [*(f"{name}.svg" for name in names), *(f"{name}.print.svg" for name in names[::12])]
    read = []
    for start in range(0, len(files), 24):
        page.evaluate(
            """async (files) => {
              const images = files.map((src) => Object.assign(new Image(200), { src }));
              document.body.replaceChildren(...images);
              await Promise.all(images.map((image) => image.decode()));
            }""",
            [f"../qr/{file}" for file in files[start : start + 24]],
        )
        read += [found.text for found in decode(Image.open(BytesIO(page.screenshot(full_page=True))))]
    assert sorted(read) == sorted(f"{ROOT}go/{file.partition('.')[0]}/" for file in files)


def test_the_caption_shows_title_and_address(content, site):
    text = (site / "qr" / "major-surgery.print.svg").read_text("utf-8")
    assert ">Surgery is planned</text>" in text
    assert ">example.org/second-opinion-guide</text>" in text and ">/go/major-surgery/</text>" in text
    assert 'aria-label="Surgery is planned"' in (site / "qr" / "major-surgery.svg").read_text("utf-8")


def test_every_line_of_a_caption_fits_under_the_code(new_context, site, names):
    page = new_context().new_page()
    page.set_content("".join((site / "qr" / f"{name}.print.svg").read_text("utf-8") for name in names))
    wide = page.evaluate(
        "[...document.querySelectorAll('text')].filter((one) => one.getBBox().width > one.ownerSVGElement.viewBox.baseVal.width).map((one) => one.textContent)"
    )
    assert wide == []
