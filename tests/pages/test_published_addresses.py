"""Every address that was ever published still leads to what it was published for."""

import pytest

from ..helpers import addresses

SCRIPT = '<script src="/assets/js/site/page.js"></script>'


def write(site, **pages):
    for name, body in pages.items():
        folder = site / name.replace("__", "/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(
            f"<html><body><div class='md-content'><article>{body}</article></div></body>"
        )


@pytest.fixture
def small(tmp_path):
    """A site whose pages ``old`` and ``older`` have moved to ``new``, and whose part ``moved`` is on ``other`` now."""
    forward = "<meta http-equiv='refresh' content='0; url={}'>"
    write(
        tmp_path,
        old=forward.format("../new/") + SCRIPT,
        older=f"<a id='moved' href='../new/'>Here</a>{SCRIPT}",
        new=f"<h1 id='title'>New</h1><h2 id='kept'>Kept</h2>{SCRIPT}",
        other="<h2 id='moved'>Moved</h2><a href='../new/#kept'>Kept</a><p id='unnamed'>No link leads here</p>",
        go__moved=forward.format("../../other/#moved"),
        go__nowhere=forward.format("../../new/#nowhere"),
    )
    return tmp_path


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("new/", "new/"),
        ("new/#kept", "new/#kept"),
        ("new/#moved", "other/#moved"),
        ("old/", "new/"),
        ("old/#kept", "new/#kept"),
        ("old/#moved", "other/#moved"),
        ("older/#kept", "new/#kept"),
        ("go/moved/", "other/#moved"),
        ("new/#gone", None),
        ("new/#nowhere", None),
        ("go/nowhere/", None),
        ("other/#gone", None),
        ("gone/", None),
        ("qr/gone.svg", None),
    ],
)
def test_an_address_leads_where_a_reader_would_end(small, address, end):
    assert addresses.leads(small, address) == end


def test_what_is_published_are_files_headings_and_what_something_leads_to(small):
    assert addresses.every(small) == {
        *("old/", "older/", "new/", "other/", "go/moved/", "go/nowhere/"),
        *("new/#kept", "other/#moved"),
    }


def test_the_list_holds_each_address_once_and_in_groups():
    assert addresses.grouped(["go/b/", "go/a/", "", "qr/a.print.svg", "when/#a"]) == {
        "*": [""],
        "go/*/": ["a", "b"],
        "qr/*.print.svg": ["a"],
        "when/#*": ["a"],
    }
    assert len(addresses.published()) == len(set(addresses.published())) > 2700


def test_every_published_address_leads_where_it_did(site):
    assert addresses.lost(site) == []


def test_a_heading_is_retired_only_when_a_page_had_it_and_has_it_no_more(site):
    for one in addresses.retired():
        assert len(one["because"]) > 10
        assert [address for address in addresses.retired_by(one) if addresses.leads(site, address) is None], one["at"]
