"""No page can run or load anything but this site's own files, and the browser itself is told so."""

import re

import pytest

from ..conftest import html_pages, soup

DATA_BLOCKS = {"application/json", "application/ld+json"}


@pytest.fixture(scope="module")
def parsed(site):
    return {path.relative_to(site).as_posix(): soup(path) for path in html_pages(site)}


def policy(html) -> dict[str, list[str]]:
    content = html.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    return {rule.split()[0]: rule.split()[1:] for rule in content.split(";")}


def test_every_page_has_a_strict_policy(parsed):
    for name, html in parsed.items():
        rules = policy(html)
        assert rules["default-src"] == ["'none'"], name
        assert rules["base-uri"] == ["'none'"], name
        assert rules.get("object-src", ["'none'"]) == ["'none'"], name
        sources = {value for values in rules.values() for value in values}
        assert not sources & {"'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'", "*", "http:", "https:"}, name
        assert rules["require-trusted-types-for"] == ["'script'"], name


def test_only_the_sites_own_scripts_may_run(parsed):
    for name, html in parsed.items():
        assert policy(html)["script-src"] == ["'self'"], name


def test_only_the_page_for_clinics_shows_frames_and_only_of_this_site(parsed):
    framing = {name for name, html in parsed.items() if "frame-src" in policy(html)}
    assert framing == {"clinics/index.html", "es/para-clinicas/index.html"}
    assert all(policy(parsed[name])["frame-src"] == ["'self'"] for name in framing)


def test_pages_beside_the_guides_own_have_a_strict_policy_too(site):
    own = {"'none'", "'self'", "'script'", "https://example.org/second-opinion-guide/"}
    beside = [path for folder in ("embed", "go", "print") for path in (site / folder).rglob("*.html")]
    assert len(beside) > 500
    for path in beside:
        head, _, rest = path.read_text("utf-8").partition("<title>")
        rules = {
            rule.split()[0]: rule.split()[1:]
            for rule in re.search(r'Security-Policy" content="([^"]+)"', head)[1].split(";")
        }
        assert (
            rules["default-src"] == rules["base-uri"] == rules["form-action"] == rules["trusted-types"] == ["'none'"]
        ), path
        # A handout shows the clinic's logo, as it is kept on the device.
        images = {"data:"} if "print" in path.relative_to(site).parts else set()
        assert set(rules.pop("img-src")) <= own | images, path
        assert {value for values in rules.values() for value in values} <= own, path
        assert '<meta name="referrer" content="no-referrer">' in head, path
        assert not re.search(r"<script(?![^>]* src=)|<style|<[^>]*\s(?:on[a-z]+|style)=", head + rest), path


def test_the_policy_stands_before_anything_that_it_must_govern(parsed):
    for name, html in parsed.items():
        meta = html.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        before = meta.find_all_previous(["script", "style", "img"])
        assert before == [], name


def test_no_page_holds_script_or_style_of_its_own(parsed):
    for name, html in parsed.items():
        for script in html.find_all("script"):
            assert script.get("src") or script.get("type") in DATA_BLOCKS, (name, script)
        allowed = policy(html).get("style-src", [])
        if not any(one.startswith("'sha256-") for one in allowed):
            assert not html.find_all("style"), name
            assert not html.find_all(style=True), (name, html.find_all(style=True)[:2])
        for element in html.find_all(True):
            assert not [one for one in element.attrs if re.match(r"on[a-z]+$", one)], (name, element)


def test_no_page_tells_others_where_a_reader_came_from(parsed):
    for name, html in parsed.items():
        assert html.find("meta", attrs={"name": "referrer"})["content"] == "no-referrer", name


def test_the_policy_stops_a_script_that_gets_into_a_page(new_context, address):
    page = new_context().new_page()
    page.goto(address)
    attempts = {
        "handler": "() => document.createElement('img').setAttribute('onerror', 'window.ran = true')",
        "html": "() => { document.body.innerHTML = '<b>x</b>'; }",
        "address": "() => { document.createElement('script').src = 'data:text/javascript,window.ran=true'; }",
        "eval": "() => { window.setTimeout('window.ran = true'); }",
    }
    for name, attempt in attempts.items():
        outcome = page.evaluate(
            f"() => {{ try {{ ({attempt})(); return 'allowed'; }} catch (error) {{ return error.name; }} }}"
        )
        assert outcome in ("TypeError", "EvalError"), name
    assert page.evaluate("window.ran") is None
