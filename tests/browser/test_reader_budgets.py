"""The reader's budgets, each shown to break on a page made for it."""

import pytest

from ..bench import reader

LONG = "<p style='height: 9000px; margin: 0'>Long</p>"
HEAD = "<!doctype html><meta charset=utf-8><style>body {{ margin: 0 }} h1 {{ height: 100px; margin: 0 }}</style>{}"
MENU = "<details><summary>Menu</summary><nav><a href='../about/'>About</a></nav></details>"


def write(site, address, body, above=""):
    folder = site / address
    folder.mkdir(parents=True, exist_ok=True)
    text = HEAD.format(f"{above}<div class='md-content'><article><h1>Title</h1>{body}</article></div>")
    (folder / "index.html").write_text(text, "utf-8")


def item(site, name, target):
    """Publish an item: its embed, and its short link, which knows where it is."""
    write(site, f"embed/{name}", "")
    write(site, f"go/{name}", f"<meta http-equiv='refresh' content='0; url=../../{target}'>")


def gap(pixels):
    return f"<p style='height: {pixels}px; margin: 0'>Text</p>"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A site in which each page shows one thing."""
    site = tmp_path_factory.mktemp("small")
    write(site, "", "<a href='good/'>Good</a> <a href='fold-1/'>One</a>", MENU.replace("../", ""))
    write(site, "good", f"{gap(300)}<a href='../'>Home</a>")
    write(site, "about", gap(450) + "<button>Do</button>")
    write(site, "long", f"<a href='../'>Home</a>{LONG}")
    write(site, "tool", f"<form class=sheet><input name=typed>{gap(7000)}</form>")
    write(site, "long-tool", f"<form class=sheet><input name=typed>{LONG}</form>")
    write(site, "sources", f"<a href='../'>Home</a>{LONG}")
    write(site, "glossary", "<p>Text</p>")
    write(site, "low", f"{gap(550)}<details><summary>Fold</summary></details>")
    write(site, "too-low", f"{gap(601)}<button>Do</button>")
    write(site, "nothing", "<p>Text</p>", MENU)
    write(
        site,
        "aside",
        "<nav class=toc><a href='#x'>On this page</a></nav><p class=up><a href='../'>All</a></p>"
        "<button class=term>word</button><a class=mark href='#ref-1'>1</a><a hidden href='../'>Hidden</a>"
        "<details><summary style='display: none'></summary><a href='../'>In a closed fold</a></details>"
        f"<a class=tool href='../go/x/'>Link</a>{gap(200)}<button>This one</button>",
    )
    write(site, "moved", "<meta http-equiv='refresh' content='0; url=../good/'>")
    for number in (1, 2, 3):
        write(
            site,
            f"fold-{number}",
            f"<details><summary>More</summary><a href='../fold-{number + 1}/'>Next</a></details>",
        )
    write(site, "fold-4", "<section id=far>Far</section>")
    write(site, "fold-1", "<details id=near><summary>Near</summary><a href='../fold-2/'>Next</a></details>")
    item(site, "near", "fold-1/#near")
    item(site, "far", "fold-4/#far")
    item(site, "island", "long/")
    return site


@pytest.fixture(scope="module")
def pages(small, playwright):
    return reader.look_at_all(small, playwright)


BROKEN = {
    "long/": ["longer than 8 screens"],
    "long-tool/": ["longer than 10 screens"],
    "too-low/": ["first thing to do past 700 px"],
    "nothing/": ["nothing to do"],
    "fold-4/": ["nothing to do"],
}


def test_a_page_breaks_the_budget_that_it_was_made_for_and_no_other(pages):
    assert {address: page.broken(address) for address, page in pages.items() if page.broken(address)} == BROKEN


def test_a_page_that_only_forwards_and_what_comes_with_the_pages_are_no_pages(pages):
    assert not [address for address in pages if address.startswith(("moved/", "go/", "embed/"))]


def test_the_first_thing_to_do_is_none_that_stands_aside(pages):
    assert pages["aside/"].words == "This one"
    assert (pages["good/"].first, pages["good/"].words, pages["about/"].first) == (400, "Home", 550)


def test_an_item_is_as_many_taps_away_as_links_and_folds(pages, small):
    found = reader.ways_to_items(small, pages)
    assert {name: way and way.taps for name, way in found.items()} == {"near": 2, "far": 7, "island": None}
    assert reader.too_far(found) == ["far", "island"]


def test_the_table_names_what_is_broken_and_the_way_to_an_item_that_is_too_far(pages, small, playwright, capsys):
    assert not reader.print_report(small, playwright)
    said = capsys.readouterr().out
    assert "!! longer than 8 screens" in said and "!! island: no way" in said
    assert "!! far: 7 taps, by / > /fold-1/ > /fold-2/ > /fold-3/ > /fold-4/" in said
    assert said.endswith(f"{len(BROKEN)} of {len(pages)} pages and 2 of 3 items break a budget.\n")


def test_without_a_broken_budget_it_ends_well(tmp_path, playwright, capsys):
    write(tmp_path, "", "<a href='good/#near'>Good</a>")
    write(tmp_path, "good", "<section id=near><a href='../'>Home</a></section>")
    item(tmp_path, "near", "good/#near")
    assert reader.print_report(tmp_path, playwright)
    assert "!!" not in capsys.readouterr().out
