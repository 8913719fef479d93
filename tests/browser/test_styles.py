"""Pages look as with the theme's whole style sheet, though readers get the part in use; and nothing jumps while they load."""

import re
from pathlib import Path

import material
import pytest

from macros.publish.web import minified

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


PAINTED = """() => new Promise((done) => {
  const found = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(found).observe({ type: "paint", buffered: true });
})"""
"""Ends when the page's first words are seen."""


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}.x{color:red}", ".a{color:red}"),
        (".a,.x{color:red}", ".a,.x{color:red}"),
        (".a .x{color:red}.a>b{color:red}", ".a>b{color:red}"),
        ("#x{color:red}[href]{color:red}", "[href]{color:red}"),
        ("@media print{.x{color:red}.a{color:red}}", "@media print{.a{color:red}}"),
        ("/* .x */ .a { color: red; }", ".a{color:red}"),
        ('@import "a.css";.a{color:red}', '@import "a.css";.a{color:red}'),
        ("/* an unused .x */ .a{color:red}", ".a{color:red}"),
    ],
)
def test_of_a_style_sheet_what_can_apply_is_kept(css, kept):
    assert minified.style(css, {"a", "href"}) == kept


def test_pages_look_as_with_the_whole_style_sheet(page, site, address):
    page.emulate_media(reduced_motion="reduce")
    (small,) = (site / "assets/stylesheets").glob("main.*.css")
    assert small.stat().st_size < WHOLE.stat().st_size / 3
    whole = minified.style(WHOLE.read_text("utf-8"), used=set(re.findall(r"[\w-]+", WHOLE.read_text("utf-8"))))
    page.route("**/whole.css", lambda route: route.fulfill(body=whole, content_type="text/css"))
    for name in ("words/", "404.html"):
        page.goto(address + name, wait_until="networkidle")
        assert page.evaluate(COMPARE, f"{address}whole.css") == [], name


@pytest.mark.parametrize(
    "name",
    ["", "plan/", "visit/", "checklist/", "questions/", "compare/", "clinics/"],
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
