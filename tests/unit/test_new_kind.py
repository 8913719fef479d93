"""A new kind of page takes five files: the recipe of CONTRIBUTING.md, followed in a copy of the project."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from ..conftest import soup
from ..helpers.copies import copy_project

EDITS = {
    "macros/model/kinds.py": [
        (
            "class Trouble(Item):",
            'class Myth(Item):\n    """Something that many believe and that is not so."""\n\n'
            '    claim: Line = Field(description="What many believe.", examples=["A second opinion is rude."])\n'
            '    truth: Prose = Field(description="What is true.", examples=["Doctors expect it."])\n\n\n'
            "class Trouble(Item):",
        ),
        (
            '    ItemField("summary", "summary"),\n',
            '    ItemField("claim", "line", "claim"),\n    ItemField("summary", "summary"),\n'
            '    ItemField("truth", "prose", "truth"),\n',
        ),
        (
            'Kind("about", About',
            'Kind("myths", Myth, "myths.md", "myth", "myth-"),\n    Kind("about", About',
        ),
    ],
    "content/interface.yml": [("words:\n", "words:\n  claim: Many believe\n  truth: What is true\n")],
    "mkdocs.yml": [("      - Quick answers: faqs.md\n", "      - Quick answers: faqs.md\n      - Myths: myths.md\n")],
}
NEW = {
    "docs/myths.md": '---\ntitle: Myths\ndescription: What many believe and is not so.\n---\n\n{{ section("myths") }}\n',
    "content/myths.yml": """title: Myths about second opinions
main_message: Some things that many people believe are not so.
in_short: [Ask your doctor., Call your plan., Get your records.]
known: [Most often it agrees with the first.]
unknown: [No one knows which one was right.]
sources: [usually-confirms]
next: ["Go on with [the 10 steps](check-time)."]
reviewed: 2026-11-21
items:

  - id: myth-rude
    title: It is rude to ask
    claim: To ask another doctor is rude.
    summary: You can ask.
    truth: Good doctors know that you may ask.
    sources: [usually-confirms]
""",
}
TEXTS = ("To ask another doctor is rude.", "You can ask.", "Good doctors know that you may ask.")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with the new kind in it."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    for file, changes in EDITS.items():
        text = (folder / file).read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (file, old)
            text = text.replace(old, new)
        (folder / file).write_text(text, "utf-8")
    for file, text in NEW.items():
        (folder / file).write_text(text, "utf-8")
    return folder


def run(project, *command):
    environment = {**os.environ, "SITE_URL": "https://example.org/guide/", "SITE_DIR": "site"}
    return subprocess.run(
        [sys.executable, "-m", "macros", *command], cwd=project, env=environment, capture_output=True, text=True
    )


def test_five_files_make_a_page_with_its_embed_handout_data_and_commands(project):
    assert len({*EDITS, *NEW}) == 5
    assert run(project, "register").stdout == "Added: myth-rude.\n"
    checked = run(project, "check")
    assert checked.returncode == 0, checked.stdout
    made = run(
        project,
        "new",
        "myth",
        "It takes too long",
        "--claim",
        "It takes months.",
        "--summary",
        "Ask.",
        "--truth",
        "Ask.",
    )
    assert "myth-takes-too-long" in (project / "content/myths.yml").read_text("utf-8"), made.stderr
    built = run(project, "build")
    assert built.returncode == 0, built.stderr
    for page in ("myths", "embed/myth-rude", "print/myth-rude"):
        words = " ".join(soup(project / "site" / page / "index.html").get_text(" ").split())
        assert all(text in words for text in TEXTS), page
        assert "Many believe" in words and "What is true" in words
    data = json.loads((project / "site/api/v1/items/myth-rude.json").read_text("utf-8"))
    assert all(text in data["text"] and text in data["html"] for text in TEXTS)
    assert (project / "site/go/myth-rude/index.html").is_file() and (project / "site/qr/myth-rude.png").is_file()
    assert run(project, "schema").stdout.startswith("Changed:") and (project / "content/schema/myths.json").is_file()
