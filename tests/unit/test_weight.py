"""What a first visit weighs: each file once, also those that modules import, against the budget of its kind."""

import random

import pytest

from ..bench.weight import first_visit, report

SHEET = "<form class='sheet tool'></form>"


def noise(kilobytes):
    """Text that gzip can't make smaller than about so many kilobytes."""
    return random.Random(1).randbytes(kilobytes * 1000).hex()


@pytest.fixture
def site(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/search.json").write_text("[]")
    return tmp_path


def page(site, name, body):
    (site / name).mkdir(exist_ok=True)
    (site / name / "index.html").write_text(f"<html><body>{body}</body></html>")
    return site / name / "index.html"


def test_each_file_counts_once_and_the_modules_that_modules_import(site):
    (site / "assets/a.js").write_text('import { b } from "./b.js";import "./c.js";')
    (site / "assets/b.js").write_text('import{c}from"./c.js"')
    (site / "assets/c.js").write_text("export const c = 1;")
    (site / "assets/a.css").write_text("p { color: red }")
    html = '<link rel="stylesheet" href="../assets/a.css"><script type="module" src="../assets/a.js"></script>'
    html += (
        '<link rel="icon" href="../assets/gone.svg"><img src="../assets/a.css"><a href="../assets/search.json">Data</a>'
    )
    visit = first_visit(page(site, "a", html))
    assert (visit.requests, visit.tool) == (5, False)
    assert 0.1 < visit.kilobytes < 1


@pytest.mark.parametrize(
    ("kilobytes", "files", "body", "kept"),
    [(25, 1, "", True), (36, 1, "", False), (1, 13, "", False), (36, 1, SHEET, True), (45, 1, SHEET, False)],
)
def test_a_page_is_held_to_the_budget_of_its_kind(site, kilobytes, files, body, kept):
    (site / "assets/big.css").write_text(noise(kilobytes))
    links = '<link rel="stylesheet" href="../assets/big.css">'
    for number in range(files - 1):
        (site / f"assets/{number}.css").write_text("")
        links += f'<link rel="stylesheet" href="../assets/{number}.css">'
    assert first_visit(page(site, "a", links + body)).kept is kept


def test_the_report_names_what_breaks_a_budget(site):
    page(site, "light", "")
    (site / "assets/big.css").write_text(noise(70))
    page(site, "heavy", '<link rel="stylesheet" href="../assets/big.css">')
    page(site, "tool", SHEET)
    (site / "assets/search.json").write_text(noise(70))
    said = list(report(site))
    assert said[0] == "first visit, gzip: 1 of 2 pages keep 35 kB and 12 requests; the heaviest is /heavy/"
    assert said[1].endswith("2 requests  /heavy/  !!")
    assert said[2] == "first visit, gzip: 1 of 1 tools keep 45 kB and 25 requests; the heaviest is /tool/"
    assert said[-1].endswith("budget 60: NOT KEPT")
