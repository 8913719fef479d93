"""The code itself: its layout and its types, and the scripts as readers get them. The scripts' types: ``make types``."""

import subprocess
import sys

import pytest

from macros.publish.web import scripts

from .conftest import PROJECT


@pytest.mark.parametrize("command", ["ruff check macros tests", "ruff format --check macros tests", "mypy"])
def test_the_code_is_as_its_checkers_want_it(command):
    done = subprocess.run([sys.executable, "-m", *command.split()], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_comments_do_not_reach_readers_and_code_does():
    script = """// What it is for.
/**
 * @param {string} text // with a mark
 */
export const dots = (text) => text.replace(/[.*]+/g, "//"); // why
  /** @type {string} */
  const address = /** @type {any} */ ("https://example.org/*");
"""
    assert scripts.bare(script) == (
        'export const dots = (text) => text.replace(/[.*]+/g, "//"); // why\n  const address = ("https://example.org/*");\n'
    )


def test_no_script_of_the_site_carries_its_comments(site):
    published = [path.read_text("utf-8") for path in (*site.glob("assets/js/**/*.js"), site / "sw.js")]
    assert len(published) > 40
    assert not [text for text in published if "/**" in text or "\n//" in text]
