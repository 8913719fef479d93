"""The page for those who want to help leads to the forms, and "Suggest a change" to the very line."""

from pathlib import Path
from urllib.parse import urlsplit

from macros.pages.history import current_ids

from ..conftest import PROJECT, html_pages, soup


def test_each_form_is_one_press_away(site, content):
    page = soup(site / "improve/index.html")
    asked = [urlsplit(link["href"]).query.removeprefix("template=") for link in page.select("a.form")]
    assert asked == [f"{item.form}.yml" for item in content.guide.sections["improve"].items if item.form]
    assert all((PROJECT / ".github/ISSUE_TEMPLATE" / name).exists() for name in asked)


def test_suggest_a_change_opens_the_line_of_the_item(site, content):
    seen, today = 0, current_ids(content.guide)  # a translation may have its former id still
    for path in html_pages(site):
        for link in soup(path).select("p.tools a[href*='/edit/main/']"):
            seen += 1
            file, line = link["href"].partition("/edit/main/")[2].split("#L")
            text = Path(PROJECT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            assert (
                today[text.strip().removeprefix("- id: ")] == link.find_previous(attrs={"data-part": True})["data-part"]
            )
    assert seen > 100
