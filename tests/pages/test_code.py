"""The code itself: its layout and its types, and the scripts as readers get them. The scripts' types: ``make types``."""

import re
import subprocess
import sys

import pytest

from macros.publish.web import minified

from ..conftest import PROJECT


@pytest.mark.parametrize("command", ["ruff check macros tests", "ruff format --check macros tests", "mypy"])
def test_the_code_is_as_its_checkers_want_it(command):
    done = subprocess.run([sys.executable, "-m", *command.split()], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


SCRIPTS = {
    "a comment": ("// What it is for.\nexport const one = 1; // why", "export const one=1"),
    "JSDoc": ("/** @param {string} text */\nexport const same = (text) => text;", "export const same=e=>e"),
    "a string that looks like a comment": (
        'export const glob = "src/**/*.js"; /* end */',
        'export const glob="src/**/*.js"',
    ),
    "a pattern that looks like a comment": ("export const slashes = /[/*]+/g;", "export const slashes=/[/*]+/g"),
    "a template that looks like a comment": (
        "export const url = `https://${1}/*`;",
        "export const url=`https://${1}/*`",
    ),
}


@pytest.mark.parametrize(("script", "published"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_is_published_without_comments_and_does_the_same(script, published):
    assert minified.script(script) == published


def test_no_script_of_the_site_carries_its_comments(site):
    published = [path.read_text("utf-8") for path in (*site.glob("assets/js/**/*.js"), site / "sw.js")]
    assert len(published) > 40
    assert not [text for text in published if "/**" in text or "\n//" in text]


def test_no_script_waits_in_a_pattern_right_after_a_plain_name():
    """tdewolff's minify 2.24 puts the pattern first: ``const now = read(); const { save } = await load();`` reads late."""
    scripts = [*(PROJECT / "docs" / "assets" / "js").rglob("*.js"), PROJECT / "macros/publish/web/service_worker.js"]
    wrong = re.compile(r"^\s*const (\w+) = .*;\n(?:\s*//.*\n)*\s*const [{\[][^=]*= await (?!.*\b\1\b)", re.MULTILINE)
    assert wrong.search("  const now = read();\n  const { save } = await load();")
    assert not [path.name for path in scripts if wrong.search(path.read_text("utf-8"))]
