"""How a link to a page looks where it is shared: a title, a sentence and a picture."""

import json

import pytest
from PIL import Image

from macros.publish import html_pages

from ..conftest import SUB_PATH, soup

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
        assert said["og:locale"] == f"{page.language}_US"
        assert (
            said["og:image"] == f"{ADDRESS}{'' if page.language == 'en' else f'{page.language}/'}assets/social-card.png"
        )


def test_the_first_page_is_called_by_its_question_and_the_guide_is_named_once(site, content):
    guides = {"": content.guide, "es/": content.translations["es"].guide}
    for folder, guide in guides.items():
        head = soup(site / folder / "index.html").head
        said = {tag["property"]: tag["content"] for tag in head.find_all("meta", property=True)}
        name = guide.words["site_name"]
        assert (said["og:title"], said["og:site_name"]) == (guide.home.title, name)
        assert head.title.string == f"{guide.home.title} - {name}"


@pytest.mark.parametrize("folder", ["", "es/"])
@pytest.mark.parametrize("form", ["go", "embed"])
def test_a_short_link_and_a_box_have_a_preview_of_their_own_with_the_picture(site, folder, form):
    for name in ("medicare", "when", "checklist", "planned-surgery"):
        page = soup(site / folder / form / name / "index.html")
        said = {tag["property"]: tag["content"] for tag in page.head.find_all("meta", property=True)}
        assert said["og:title"] == page.h1.get_text()
        assert said["og:url"] == f"{ADDRESS}{folder}go/{name}/"
        assert said["og:locale"] == f"{page.html['lang']}_US"
        assert said["og:description"]
        assert said["og:image"] == f"{ADDRESS}{folder}assets/social-card.png"
        assert page.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"


@pytest.mark.parametrize("language", ["en", "es"])
def test_titles_and_sentences_are_not_the_same_on_two_pages_of_a_language(pages, language):
    own = [page for page in pages if page.language == language]
    for said in ([page.title for page in own], [page.description for page in own]):
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("folder", ["", "es/"])
def test_the_picture_is_there_in_its_size_light_and_not_kept_offline(site, folder):
    path = site / folder / "assets/social-card.png"
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert path.stat().st_size < 30_000
    assert path.name not in (site / "sw.js").read_text("utf-8")


# the icons of the site as a whole


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("es", "es/")])
def test_the_manifest_names_icons_as_they_are(site, language, folder):
    manifest = json.loads((site / folder / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"]
    assert manifest["lang"] == f"{language}-US"
    assert manifest["start_url"] == "./"
    assert (site / folder / manifest["scope"]).resolve() == site.resolve(), (
        "each language is a click away from the other"
    )
    for icon in manifest["icons"]:
        path = site / folder / icon["src"]
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
