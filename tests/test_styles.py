"""Of the theme's styles a page gets what it uses, and looks as with all of them; and nothing jumps while it loads."""

from pathlib import Path

import material
import pytest

from macros.publish.styles import needed

from .conftest import soup

WHOLE = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css"))

COMPARE = """async (whole) => {
  const look = ($one, part) => {
    const style = getComputedStyle($one, part);
    return part && style.content === "none" ? "" : [...style].filter((name) => !name.startsWith("--")).map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  };
  const $all = [...document.querySelectorAll("body, body *")];
  const looks = () => $all.flatMap(($one) => [undefined, "::before", "::after"].map((part) => look($one, part)));
  const small = looks();
  const $style = document.querySelector("link[href*='stylesheets/main']");
  await new Promise((done) => { $style.onload = done; $style.href = whole; });
  return looks().flatMap((now, at) => now === small[at] ? [] : [$all[Math.floor(at / 3)].outerHTML.slice(0, 100)]);
}"""
"""Which elements look another way with the whole style sheet."""


def test_a_page_with_styles_of_its_own_gets_them_all_in_one_file_in_their_order(site):
    for name, last in {"compare": "compare.css", "checklist": "checklist.css", "insurance": "pictures.css"}.items():
        (link,) = soup(site / name / "index.html").find_all("link", rel="stylesheet")
        css = (site / name / link["href"]).read_text("utf-8")
        own, shared = ((site / "assets" / file).read_text("utf-8") for file in (last, "guide.css"))
        assert css.startswith("html{") and css.endswith(own + shared)


PAINTED = """() => new Promise((done) => {
  const found = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(found).observe({ type: "paint", buffered: true });
})"""
"""Ends when the page's first words are seen."""


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{b:c}.x{b:c}", ".a{b:c}"),
        (".a,.x,.a .x,.a>b{b:c}", ".a,.a>b{b:c}"),
        (".a:not(.x),:is(.a,.x:not(p)) b{b:c}", ".a:not(.x),:is(.a,.x:not(p)) b{b:c}"),
        ("[href]{b:c}[data-x=a]{b:c}#x{b:c}", "[href]{b:c}"),
        ("@media print{.x{b:c}.a{b:c}}@media screen{.x{b:c}}", "@media print{.a{b:c}}"),
        ('.a{--i:url("data:,;{}");c:var(--i)}.a{--j:url(data:,;);--k:1}', '.a{--i:url("data:,;{}");c:var(--i)}'),
        (".a{--i:var(--j);--j:1;b:c}", ".a{b:c}"),
        ("@page{margin:1cm}@keyframes x{0%{b:c}to{b:d}}", "@page{margin:1cm}@keyframes x{0%{b:c}to{b:d}}"),
    ],
)
def test_keeps_what_can_apply(css, kept):
    assert needed(css, {"a", "href"}) == kept
    assert needed(kept, {"a", "href"}) == kept


def test_pages_look_as_with_the_whole_style_sheet(page, site, address):
    page.emulate_media(reduced_motion="reduce")
    (small,) = (site / "assets/stylesheets").glob("main.*.css")
    assert small.stat().st_size < WHOLE.stat().st_size / 3
    page.route("**/whole.css", lambda route: route.fulfill(path=WHOLE))
    for name in ("words/", "404.html"):
        page.goto(address + name, wait_until="networkidle")
        assert page.evaluate(COMPARE, f"{address}whole.css") == [], name


@pytest.mark.parametrize(
    "name",
    ["", "plan/", "checklist/", "questions/", "compare/", "clinics/"],
)
def test_nothing_jumps_when_the_scripts_come_late(page, address, name):
    held, painted = [], []
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script(
        "window.jumps = []; new PerformanceObserver((list) => jumps.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })"
    )
    page.route("**/*.js", lambda route: route.continue_() if painted else held.append(route))
    page.goto(address + name, wait_until="commit")
    page.evaluate(PAINTED)
    painted.append(True)
    for one in held:
        one.continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("jumps.filter((value) => value > 0.001)") == []
