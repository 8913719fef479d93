"""How a link to a page looks where it is shared: a title, a sentence, and a picture that can be read when it is small."""

import io
import json

import pytest
from PIL import Image, ImageDraw

from macros.publish import html_pages
from macros.publish.web import social_cards

from .conftest import SUB_PATH, soup

ADDRESS = f"https://example.org{SUB_PATH}"


@pytest.fixture(scope="module")
def pages(site):
    return list(html_pages.pages(site))


def test_every_page_of_the_guide_has_all_that_a_preview_needs(site, pages):
    assert {page.path for page in pages} >= {
        site / "index.html",
        site / "when/index.html",
        site / "checklist/index.html",
    }
    for page in pages:
        said = {tag["property"]: tag["content"] for tag in soup(page.path).head.find_all("meta", property=True)}
        assert said["og:title"] == page.title
        assert said["og:title"] not in ("", "Start", "Home")
        assert said["og:description"] == page.description
        assert said["og:url"] == page.canonical
        assert said["og:image:alt"].startswith(page.title)
        assert said["og:image"].startswith(f"{ADDRESS}assets/previews/")


def test_titles_and_sentences_are_not_the_same_on_two_pages(pages):
    for said in (
        [page.title for page in pages],
        [page.description for page in pages],
        [page.meta["og:image"] for page in pages],
    ):
        assert len(set(said)) == len(said)


def test_every_picture_is_there_in_its_size_and_light(site, pages):
    for page in pages:
        path = site / page.meta["og:image"].removeprefix(ADDRESS)
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert path.stat().st_size < 30_000


def test_every_title_fits_and_is_large(pages):
    for page in pages:
        rows, font = social_cards._fitted(page.title)
        assert " ".join(rows) == " ".join(page.title.split()), "nothing is cut"
        assert font.size >= 80
        assert all(font.getlength(row) <= social_cards.SIZE[0] - 2 * social_cards.MARGIN for row in rows)
        assert (
            len(social_cards._wrapped(page.description, social_cards._font(social_cards.TEXT_SIZE)))
            <= social_cards.TEXT_LINES
        ), page.description


def test_the_font_has_every_letter_that_is_drawn(pages, content):
    font = social_cards._font(40)

    def drawn(sign):
        picture = Image.new("L", (80, 80), 0)
        ImageDraw.Draw(picture).text((10, 10), sign, font=font, fill=255)
        return picture.tobytes()

    missing = drawn("\uffff")
    for sign in {sign for page in pages for sign in page.title + page.description if not sign.isspace()}:
        assert drawn(sign) != missing, sign


def test_the_same_page_gives_the_same_bytes():
    one, two = io.BytesIO(), io.BytesIO()
    for file in (one, two):
        social_cards.draw("When to get one", "Good reasons to ask.", "Second Opinion Guide").save(file, "PNG", bits=4)
    assert one.getvalue() == two.getvalue()


def test_title_and_name_stand_out_from_their_ground():
    picture = social_cards.draw("When to get one", "Good reasons to ask.", "Second Opinion Guide").convert("RGB")
    assert {picture.getpixel((5, 5)), picture.getpixel((5, 625))} == {social_cards.TEAL, social_cards.PAPER}


def test_a_very_long_title_keeps_inside_the_picture():
    picture = social_cards.draw("word " * 60, "word " * 60, "Second Opinion Guide").convert("L")
    left, right = (picture.crop((x, 0, x + 40, 500)).getextrema() for x in (0, 1160))
    assert left[0] == left[1]
    assert right[0] == right[1]


def test_the_pictures_are_not_kept_offline(site):
    assert "assets/previews/" not in (site / "sw.js").read_text("utf-8")


# what stands for the site as a whole


def test_the_manifest_names_icons_as_they_are(site):
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"]
    assert manifest["start_url"] == manifest["scope"] == "./"
    for icon in manifest["icons"]:
        path = site / icon["src"]
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
        else:
            assert path.read_text("utf-8").startswith("<svg")
    assert {icon.get("purpose", "any") for icon in manifest["icons"]} == {"any", "maskable"}


def test_every_page_names_the_icons_and_the_manifest(site, pages):
    for page in pages:
        links = {
            " ".join(link["rel"]): link["href"]
            for link in soup(page.path).head.find_all("link", rel=True)
            if link["rel"] != ["alternate"]
        }
        for rel in ("icon", "apple-touch-icon", "manifest"):
            assert (page.path.parent / links[rel]).resolve().is_file()
