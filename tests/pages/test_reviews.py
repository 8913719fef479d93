"""A review is recorded, shown wherever the words are, and lapses for the parts that say something else, and for no others.

All reviewers here are made up, and recorded in copies of the content only.
"""

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.model import WITH_BLANKS
from macros.model.reviews import WHOLE, combined_fingerprint, reviews_of, versions
from macros.pages.own_pages import item_page
from macros.pages.sections import section_page
from macros.pages.site import SLUGS, Site, sites
from macros.publish.api import data
from macros.publish.html_pages import BuiltPage
from macros.publish.links import embeds, targets
from macros.publish.web import json_ld
from macros.reader.content import Content
from macros.reader.loader import read
from macros.reports.content_diff import summary
from macros.rules import check
from macros.text.markup import plain

from ..conftest import PROJECT, soup
from ..helpers.copies import copy_content, edit

DOCTOR = ["--name", "Dr. Made Up", "--credential", "MD, in a test", "--date", "2026-11-20"]
TRANSLATOR = ["--name", "Ana Made Up", "--credential", "certified, in a test", "--date", "2026-11-20"]
BY = {
    "en": ("Reviewed by Dr. Made Up, MD, in a test, November 20, 2026.",),
    "es": (
        "Revisado por Dr. Made Up, MD, in a test, 20 de noviembre de 2026.",
        "Traducción revisada por Ana Made Up, certified, in a test, 20 de noviembre de 2026.",
    ),
}
OLD = {"en": ("no doctor or nurse has checked the new ones",), "es": ("ningún médico ni enfermera", "ningún traductor")}


def record(project: Path, *arguments: str) -> int:
    return main(["review", "record", *arguments, "--project", str(project)])


def copy(folder: Path) -> Path:
    copy_content(folder)
    (folder / "docs").symlink_to(PROJECT / "docs")
    return folder


class Published:
    """What is published of a project, without its pages' frame."""

    def __init__(self, project: Path, out: Path) -> None:
        self.project, self.content, self.out = project, read(project / "content", project), out
        self.sites = {one.language: one for one in sites(self.content, project, "", "https://example.org/")}
        for site in self.sites.values():
            embeds.publish(site, targets.find(site), out / site.folder)
            data.publish(site, out / site.folder)

    def said(self, form: str, language: str, name: str) -> str:
        """Return what is said of an item, or of a page, in one form."""
        site: Site = self.sites[language]
        folder = self.out / site.folder
        if form == "page":
            return section_page(site, name) if name in site.guide.sections else item_page(site, name)
        if form == "api":
            return " ".join(self.item(language, name)["notice"])
        return soup(folder / form / name / "index.html").get_text(" ")

    def item(self, language: str, name: str) -> dict:
        return json.loads((self.out / self.sites[language].folder / f"api/v1/items/{name}.json").read_text("utf-8"))

    def graph(self, language: str) -> dict:
        site = self.sites[language]
        address = f"{site.address}{site.address_of('insurance.md')}"
        page = BuiltPage(self.out, "", address, {"og:title": "", "og:image": ""})
        return json_ld.Graphs(site, [page]).of(page)["@graph"][0]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory) -> Path:
    project = copy(tmp_path_factory.mktemp("reviewed"))
    assert record(project, "insurance", *DOCTOR) == 0
    assert record(project, "insurance", "medicare", *TRANSLATOR, "--translation", "es", "--interests", "none") == 0
    return project


@pytest.fixture(scope="module")
def now(reviewed, tmp_path_factory) -> Published:
    return Published(reviewed, tmp_path_factory.mktemp("now"))


@pytest.fixture(scope="module")
def later(reviewed, tmp_path_factory) -> Published:
    """The same once a sentence of one part says something else, and others only look another way."""
    project = tmp_path_factory.mktemp("later")
    shutil.copytree(reviewed, project, symlinks=True, dirs_exist_ok=True)
    edit(
        project / "content/insurance.yml",
        "first: Does Medicare cover it in my case?",
        "first: Does Medicare pay for all of it?",
    )
    edit(
        project / "content/insurance.yml",
        "do not call your plan first. Call 911",
        "do not call your plan first; CALL 911",
    )
    edit(project / "content/insurance.yml", "\n    title: Medicaid\n", '\n    title: "Medicaid"\n')
    return Published(project, tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("language", BY)
@pytest.mark.parametrize("form", ["page", "embed", "print", "api"])
@pytest.mark.parametrize("name", ["medicare", "va"])
def test_an_item_names_who_reviewed_its_page(now, form, language, name):
    assert all(line in now.said(form, language, name) for line in BY[language])


@pytest.mark.parametrize("language", BY)
@pytest.mark.parametrize("form", ["page", "embed", "print"])
def test_a_page_names_who_reviewed_it(now, form, language):
    said = now.said(form, language, "insurance")
    assert all(line in said for line in BY[language])
    assert now.sites[language].guide.words["trust_reviewed"] not in said


@pytest.mark.parametrize("language", BY)
def test_data_names_who_reviewed_it(now, later, language):
    kinds = ["content", "translation"][: len(BY[language])]
    assert [(one["of"], one["changed_since"]) for one in now.item(language, "va")["reviews"]] == [
        (kind, False) for kind in kinds
    ]
    assert now.item(language, "va")["reviews"][0]["name"] == "Dr. Made Up"
    assert later.item(language, "medicare")["reviews"] == []
    assert now.graph(language)["reviewedBy"] == [
        {"@type": "Person", "name": "Dr. Made Up", "jobTitle": "MD, in a test"}
    ]
    assert "reviewedBy" not in later.graph(language)


@pytest.mark.parametrize("language", BY)
@pytest.mark.parametrize("form", ["page", "embed", "print", "api"])
def test_a_part_that_says_something_else_says_that_its_review_has_lapsed(later, form, language):
    said = later.said(form, language, "medicare")
    assert all(line in said for line in (*BY[language], *OLD[language]))


@pytest.mark.parametrize("language", BY)
@pytest.mark.parametrize("form", ["embed", "print", "api"])
@pytest.mark.parametrize("name", ["va", "medicaid", "call-plan-first"])
def test_parts_that_say_the_same_stay_reviewed(later, form, language, name):
    said = later.said(form, language, name)
    assert BY[language][0] in said and OLD[language][0] not in said


def test_a_page_says_how_many_of_its_parts_are_not_reviewed(later):
    count = len(versions(later.content.guide, ["insurance"]))
    assert f"Parts that weren't reviewed, or changed since: 1 of {count}." in later.said("embed", "en", "insurance")
    assert f"{BY['en'][0]} Parts that weren't reviewed" in later.said("page", "en", "insurance")


def test_the_summary_of_a_change_names_the_reviews_that_it_ends(reviewed, later):
    said = summary(reviewed / "content", later.project / "content")
    assert [line for line in said.splitlines() if "no longer counts" in line] == [
        f"- The review by {name} no longer counts for <code>medicare</code>, because its words change. "
        "The page will say so. Ask for a new look at it."
        for name in ("Dr. Made Up", "Ana Made Up")
    ]


def test_a_part_on_a_page_says_only_if_its_review_has_lapsed(later, now):
    assert 'class="reviewed"' not in section_page(now.sites["en"], "insurance")
    assert section_page(now.sites["es"], "insurance").count('class="reviewed"') == 0
    assert item_page(later.sites["en"], "medicare").count('class="reviewed"') == 1


def test_a_lapse_is_no_mistake(later):
    assert [one for one in check(later.content) if "review" in one.rule] == []


def test_the_page_about_the_guide_lists_reviews_with_conflicts_of_interest(now):
    page = section_page(now.sites["en"], "about")
    assert "Translation checked by Ana Made Up" in page and "Conflicts of interest: none." in page
    assert page.index("Ana Made Up") < page.index("Dr. Made Up"), "newest first"


def test_a_renamed_part_stays_reviewed(reviewed, tmp_path):
    shutil.copytree(reviewed / "content", tmp_path / "content")
    (tmp_path / "docs").mkdir()
    assert main(["rename", "medicare-not-covered", "not-covered", "--project", str(tmp_path)]) == 0
    content = read(tmp_path / "content", tmp_path)
    assert [one for one in check(content) if "review" in one.rule] == []
    (review,) = reviews_of(content.guide, {"not-covered"}, None)
    assert not review.lapsed and review.by.name == "Dr. Made Up"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["insurence", *DOCTOR], "There is no part 'insurence'. Did you mean 'insurance'?"),
        (["va", *DOCTOR, "--translation", "fr"], "There is no translation 'fr'. There is: es."),
        (["va", *DOCTOR, "--sheet", "aaaaaaaa"], "The words have changed since that sheet was printed."),
        (["va", *DOCTOR[:4]], "--date"),
        (["va", *DOCTOR[:3], "", *DOCTOR[4:]], "argument --credential: it is empty. Fill it in."),
        (["va", *DOCTOR[:5], "2999-01-01"], "2999-01-01 has not come yet. Write the day of the review."),
        (
            ["va", *DOCTOR[:5], "11/20/2026"],
            "'11/20/2026' is not a date. Write year-month-day, for example 2026-11-21.",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(tmp_path, capsys, arguments, said):
    project = copy(tmp_path)
    before = (project / "content/reviewers.yml").read_bytes()
    try:
        code = record(project, *arguments)
    except SystemExit as ended:
        code = ended.code
    error = capsys.readouterr().err
    assert code and said in error and "Traceback" not in error
    assert (project / "content/reviewers.yml").read_bytes() == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewers: []  # None yet.\n\n# The end.\n", "reviewers:  # None yet.\n{entry}\n# The end.\n"),
        ("reviewers: [] # None yet.\n# The end.", "reviewers: # None yet.\n{entry}# The end."),
        ("# First\nreviewers: []", "# First\nreviewers:\n{entry}"),
    ],
)
def test_the_first_review_leaves_the_rest_of_the_file_as_it_is(tmp_path, before, after, newline):
    file = copy(tmp_path) / "content/reviewers.yml"
    file.write_bytes(before.replace("\n", newline).encode())
    record(tmp_path, "faqs", *DOCTOR)
    text = file.read_bytes().decode()
    head, tail = after.replace("\n", newline).split("{entry}")
    assert text.startswith(f"{head}  - name: ") and text.endswith(newline + tail)
    (review,) = read(tmp_path / "content", tmp_path).guide.reviewers
    assert (review.name, review.of) == ("Dr. Made Up", ["faqs"])


def test_an_entry_by_hand_is_told_what_is_missing_and_that_line_is_all_it_needs(reviewed, tmp_path):
    shutil.copytree(reviewed / "content", tmp_path / "content")
    entry = f"  - {{name: A, credential: B, of: [va, how], date: {dt.date.today()}}}\n"
    edit(tmp_path / "content/reviewers.yml", "reviewers:\n", f"reviewers:\n{entry}\n")
    (found,) = [one for one in check(read(tmp_path / "content", tmp_path)) if one.level == "error"]
    assert found.rule == "review-versions" and str(found.place).startswith("content/reviewers.yml:5:")
    line = found.advice.partition(": ")[2]
    edit(tmp_path / "content/reviewers.yml", "}\n\n  - name", f", {line}}}\n\n  - name")
    assert [one for one in check(read(tmp_path / "content", tmp_path)) if one.level == "error"] == []


# The sheets


def words_of(text: str) -> str:
    return " ".join(text.split())


def texts_of(content: Content, name: str) -> Iterator[str]:
    """Yield the texts of a file that a sheet shows as they are: blanks have their labels there, and labels are not judged."""
    for text in content.texts():
        if text.document.name == name and text.field not in WITH_BLANKS and "words" not in text.path:
            yield from (words_of(re.sub(r"^(- |\d+\. )", "", line)) for line in plain(text.value).split("\n"))


@pytest.mark.parametrize("name", WHOLE)
def test_a_sheet_has_every_word_of_its_page_and_what_the_sources_say(site, content, name):
    sheet = soup(site / "review" / SLUGS.get(name, name) / "index.html")
    said = words_of(sheet.get_text(" "))
    guide = content.guide
    assert [text for text in texts_of(content, name) if words_of(text) not in said] == []
    parts = guide.sections[name].items if name in guide.sections else []
    for source in {fact for part in parts for fact in part.sources}:
        assert words_of(guide.sources[source].says) in said and words_of(guide.sources[source].caveat or "") in said
    assert combined_fingerprint(versions(guide, [name])) in sheet.find(class_="letters").get_text()
    assert len(sheet.select(".judge")) == len(sheet.select("section.part[id]"))


@pytest.mark.parametrize("name", WHOLE)
def test_a_sheet_in_spanish_has_the_english_next_to_it(site, content, name):
    sheet = soup(site / "es/review" / SLUGS.get(name, name) / "index.html")
    spanish = content.translations["es"]
    english = " ".join(words_of(row.get_text(" ")) for row in sheet.select(".row > [lang=en]"))
    own = " ".join(words_of(row.get_text(" ")) for row in sheet.select(".row > :not([lang])"))
    assert [text for text in texts_of(spanish, name) if text not in own] == []
    assert [text for text in texts_of(content, name) if text not in english and name != "glossary"] == []


def test_sheets_are_for_reviewers_and_not_for_search_engines_or_readers(site):
    for path in (*site.glob("review/**/index.html"), *site.glob("es/review/**/index.html")):
        assert soup(path).find("meta", attrs={"name": "robots", "content": "noindex"}), path
    assert "/review/" not in (site / "sitemap.xml").read_text("utf-8")
    assert '"review/' not in (site / "sw.js").read_text("utf-8")
    for page, kit in (("improve", "review"), ("about", "review"), ("es/ayude", "es/review"), ("es/sobre", "es/review")):
        linked = [link["href"] for link in soup(site / page / "index.html").select(f"a[href$='/{kit}/']")]
        assert len(linked) == 1, page
