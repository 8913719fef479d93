"""Ready handouts: PDF files that say what they are, read well and print well, at addresses that last."""

from __future__ import annotations

import builtins
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import page as validator
import pikepdf
import pytest

from macros.__main__ import main
from macros.model import Registered
from macros.publish.context import load
from macros.publish.links import handouts, targets
from macros.publish.links.embeds import CARD, PDF_FORMS

from ..conftest import PROJECT, SUB_PATH, soup
from ..helpers import pdf
from ..helpers.addresses import published

ROOT = f"https://example.org{SUB_PATH}"
FOLDERS = {"en": "", "es": "es/"}
NAMES = ("checklist", "medicare", "words-call-plan", CARD)
"""A page with boxes, an item with phone numbers, words for a call, and the card."""
GONE = {"id": "old-rule", "because": "The rule behind it has ended."}
PAPERS = {"letter": (612, 792), "a4": (595.3, 841.9)}


def pango() -> None:
    """Skip the test on a machine that can't make PDF files. ``make test`` says so, and fails in CI."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        pytest.skip("Pango is missing")


@pytest.fixture(scope="module")
def small(site, tmp_path_factory):
    """As much of the complete site as the step looks at, with the PDF files of a few parts."""
    pango()
    folder = tmp_path_factory.mktemp("pdf") / "site"
    for name in ("assets", "qr", "es/qr", "pdf", "es/pdf"):
        shutil.copytree(site / name, folder / name)
    shutil.copy(site / "index.html", folder)
    assert main(["handouts", str(folder), "--cache", str(folder.parent / "cache"), "--only", *NAMES]) == 0
    return folder


def files(folder, *names):
    return {
        (language, name, form): folder / below / "pdf" / f"{name}{end}.pdf"
        for language, below in FOLDERS.items()
        for name in names or NAMES
        for end, form in PDF_FORMS.items()
    }


@pytest.fixture(scope="module")
def opened(small):
    return {key: pikepdf.open(path) for key, path in files(small).items()}


def test_each_part_has_one_for_each_paper_in_normal_and_large_print_in_each_language(small):
    for below in FOLDERS.values():
        made = {path.name for path in (small / below / "pdf").glob("*.pdf")}
        assert made == {f"{name}{end}.pdf" for name in NAMES for end in PDF_FORMS}
        assert set(json.loads((small / below / "pdf" / "index.json").read_text())) == set(NAMES)


def test_an_independent_validator_finds_nothing_against_pdf_ua(small):
    for key, path in files(small).items():
        report = validator.validate_pdf(path, profile="ua1")
        assert report.is_compliant and report.rules.total > 100, (key, [one.message for one in report.failures])


def test_each_says_its_title_its_language_and_what_its_texts_are(small, opened):
    for (language, name, form), document in opened.items():
        titles = json.loads((small / FOLDERS[language] / "pdf/index.json").read_text())
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1", (language, name, form)
        title = str(document.docinfo.Title)
        assert name in titles and " - " in title
        assert document.Root.Lang == language and document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        kinds = [str(one.S) for one in pdf.structure(document)]
        assert kinds.count("/H1") == 1 and kinds[0] == "/Document"
        assert [str(one.Alt) for one in pdf.structure(document) if one.S == "/Figure"] != []


def test_its_short_link_can_be_pressed_scanned_and_read_aloud(small, opened):
    for (language, name, form), document in opened.items():
        about = handouts.CARD_ABOUT if name == CARD else name
        link = f"{ROOT}{FOLDERS[language]}go/{about}/"
        assert pdf.links(document) == {link: f"{document.docinfo.Title}: {link}"}
        assert pdf.codes(files(small)[language, name, form]) == [link]


WORDS = {
    "en": ("license CC BY 4.0", "Reviewed by a clinician: not yet", "Last read through: November", "call 911"),
    "es": ("licencia CC BY 4.0", "todavía no", "Última lectura completa:", "llame al 911"),
}


def test_each_says_its_license_its_date_and_who_has_reviewed_it(small):
    for (language, name, form), path in files(small).items():
        said = pdf.text(path)
        assert [words for words in WORDS[language] if words not in said] == [], (language, name, form)


def test_what_to_do_in_an_emergency_comes_before_the_small_print(small):
    for (language, name, form), path in files(small).items():
        said = pdf.text(path)
        license, *_, emergency = WORDS[language]
        assert said.rindex(emergency) < said.index(license), (language, name, form)


def test_no_letter_is_smaller_than_promised_and_the_paper_is_as_named(small, opened):
    for (language, name, form), document in opened.items():
        paper, _, large = form.partition(" ")
        assert min(pdf.letter_sizes(files(small)[language, name, form])) >= (18 if large else 12), (language, name)
        for page in document.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(PAPERS[paper], abs=0.1)
        assert pdf.fonts(document) <= {"Handout", "Handout-Bold"}, "letters of the machine"


def test_no_text_is_lost_at_an_edge(small, content):
    said = pdf.text(files(small)["en", "medicare", "letter large"])
    item = next(item for _, item in content.guide.items() if item.id == "medicare")
    for words in (*item.ask, item.title, "1-800-633-4227", "1-877-839-2675"):
        assert words in said
    boxes = pdf.text(files(small)["en", "checklist", "letter"])
    assert [task.text for task in content.guide.checklist.tasks if task.text not in boxes] == []


def test_the_card_asks_in_english_and_says_which_language_that_is(opened):
    (quoted,) = [one for one in pdf.structure(opened["es", CARD, "letter"]) if one.S == "/BlockQuote"]
    assert quoted.Lang == "en"


def test_the_handout_for_any_printer_leads_to_the_files_that_are_there(small, site):
    for below in FOLDERS.values():
        page = soup(small / below / "print/medicare/index.html")
        links = [link["href"] for link in page.find_all("a", href=re.compile(r"\.pdf$"))]
        assert len(links) == len(PDF_FORMS)
        assert all((small / below / "print/medicare" / link).resolve().is_file() for link in links)
        for other in (small / below / "print/va/index.html", site / below / "print/medicare/index.html"):
            assert soup(other).find_all("a", href=re.compile(r"\.pdf$")) == []
        assert json.loads((site / below / "pdf/index.json").read_text()) == []


def test_nobody_saves_them_for_offline(small, site):
    assert ".pdf" not in (site / "sw.js").read_text() and '"pdf/' not in (site / "sw.js").read_text()


def make(folder, cache, *names):
    """Make files as another machine would: in a new process, in another order, in another part of the world."""
    command = [sys.executable, "-m", "macros", "handouts", folder, "--cache", cache, "--only", *names]
    environment = {"PATH": "", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


@pytest.fixture
def copy(small, tmp_path):
    return shutil.copytree(small, tmp_path / "site")


def test_the_same_page_gives_the_same_bytes_elsewhere_and_is_then_kept(small, copy, tmp_path):
    cache = tmp_path / "cache"
    done = make(copy, cache, CARD)
    assert done.returncode == 0, done.stderr
    for key, path in files(small, CARD).items():
        assert files(copy, CARD)[key].read_bytes() == path.read_bytes(), key
    for path in cache.iterdir():
        path.write_bytes(b"kept")
    (copy / "es/qr/language-help.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
    make(copy, cache, CARD)
    assert {key[0] for key, path in files(copy, CARD).items() if path.read_bytes() == b"kept"} == {"en"}


def test_the_cache_forgets_what_is_not_used_and_touches_no_other_file(copy, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    own = {"notes.txt", "a.pdf", "folder"}
    (cache / "folder").mkdir(parents=True)
    for name in ("notes.txt", "a.pdf", f"{'0' * 64}.pdf", f"{'1' * 64}.new"):
        (cache / name).write_text("a file")
    monkeypatch.setattr(handouts, "names_of", lambda places: [CARD])
    count = handouts.publish(load(ROOT)[:1], copy, [], cache)
    assert len({path.name for path in cache.iterdir()} - own) == count == len(PAPERS) * 2
    assert own <= {path.name for path in cache.iterdir()}


# What can go wrong


def test_a_page_that_is_not_accessible_gives_no_file_but_a_line_that_says_why(small, tmp_path):
    from macros.publish.links.pdf import write

    html = '<html lang="en"><title>A test</title><p><img src="qr/medicare.svg"></p></html>'
    said = write(html, ROOT, ROOT, small, tmp_path / "a.pdf")
    assert said.startswith("The PDF file of 'A test' is not accessible (PDF/UA-1): ") and "Alt" in said
    assert list(tmp_path.iterdir()) == []


def test_what_can_not_be_made_leaves_the_files_that_are_there(copy, tmp_path):
    (copy / "qr/language-help.svg").unlink()
    before = {path: path.read_bytes() for path in copy.rglob("*.pdf")}
    done = make(copy, tmp_path / "cache", CARD)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and "language-help.svg" in done.stderr
    assert {path: path.read_bytes() for path in copy.rglob("*.pdf")} == before


@pytest.mark.parametrize(("kind", "words"), [(OSError, "Pango"), (ModuleNotFoundError, "make handouts")])
def test_a_machine_that_lacks_something_is_told_in_one_line(site, monkeypatch, capsys, kind, words):
    def without(name, *rest):
        if name.endswith("publish.links") and "pdf" in (rest[2] or ()):
            raise kind("no such thing")
        return real(name, *rest)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["handouts", str(site)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line


def test_a_folder_without_a_site_is_told_in_one_line(tmp_path, capsys):
    assert main(["handouts", str(tmp_path)]) == 2
    assert "make site" in capsys.readouterr().err


# Addresses


def test_every_handout_that_was_published_has_its_files_for_ever():
    were = {found[1] for one in published() if (found := re.match("(?:es/)?print/(.+)/$", one))}
    for site in load(ROOT):
        assert were and were - set(handouts.names_of(targets.find(site))) == set()


def test_withdrawn_advice_and_earlier_ids_keep_their_files(copy, tmp_path, monkeypatch):
    (first, _) = load(ROOT)
    found = targets.find(first)
    gone = Registered.model_validate({**GONE, "since": dt.date(2026, 11, 21), "retired": dt.date(2027, 1, 31)})
    changed = replace(found, now={**found.now, "medicare-before": found.now["medicare"]}, withdrawn={"old-rule": gone})
    monkeypatch.setattr(targets, "find", lambda site: changed)
    handouts.publish([first], copy, ["medicare", "medicare-before", "old-rule"], tmp_path)
    folder = copy / "pdf"
    assert (folder / "medicare-before.pdf").read_bytes() == (folder / "medicare.pdf").read_bytes()
    said = pdf.text(folder / "old-rule-large.pdf")
    assert "January 31, 2027" in said and GONE["because"] in said
