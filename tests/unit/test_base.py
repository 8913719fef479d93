"""What ``check`` and ``summary`` say of a change: they compare with the commit that it began at."""

import re
import shutil
import subprocess

import pytest

from macros.__main__ import main

from ..conftest import PROJECT

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def of_nobody(monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """A repository with the real content."""
    folder = tmp_path_factory.mktemp("origin")
    shutil.copytree(PROJECT / "content", folder / "content", ignore=shutil.ignore_patterns("schema"))
    git(folder, "init", "--quiet", "--initial-branch=main", env=ENVIRONMENT)
    git(folder, "add", ".", env=ENVIRONMENT)
    git(folder, "commit", "--quiet", "--message=First", env=ENVIRONMENT)
    return folder


@pytest.fixture
def project(origin, tmp_path):
    """A clone of it, on a branch of its own."""
    git(tmp_path, "clone", "--quiet", str(origin), "clone")
    git(tmp_path / "clone", "switch", "--quiet", "--create=change")
    return tmp_path / "clone"


def git(folder, *command, env=None):
    subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True, env=env)


def commit(project, message="A change"):
    git(project, "commit", "--quiet", "--all", f"--message={message}")


def edit(project, name, old, new):
    path = project / f"content/{name}.yml"
    text = path.read_text("utf-8")
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text, count=1), "utf-8")


@pytest.fixture
def said(project, capsys):
    """Runs the check against main, and returns its exit code and all that it found."""

    def said(base="main"):
        code = main(["check", "--project", str(project), "--base", base])
        printed = capsys.readouterr()
        found = [line for line in printed.out.splitlines() if re.match(r"content/\S+:\d+:\d+: ", line)]
        return code, found, printed.err

    return said


def line_of(project, name, text):
    return (project / f"content/{name}.yml").read_text("utf-8").splitlines().index(text) + 1


ITEM = r"(?ms)^  - id: {}$.*?(?=^  - id: |\Z)"
LINE = r"(?m)^  - \{{id: {},.*\n"


def test_no_change_says_nothing(said):
    assert said() == (0, [], "")


def test_other_words_are_a_hint_on_their_line_with_the_entry_that_may_be_added(project, said):
    edit(project, "insurance", r"(id: medicare\n    title: )(.*)", r"\1\2 today")
    code, found, _ = said()
    (hint,) = [line for line in found if "unannounced-change" in line]
    title = next(
        line for line in (project / "content/insurance.yml").read_text("utf-8").splitlines() if " today" in line
    )
    assert hint.startswith(f"content/insurance.yml:{line_of(project, 'insurance', title)}:5: warning: ")
    assert code == 0
    entry = re.search(r"quotes: (  - \{date: \d{4}-\d\d-\d\d, ids: \[medicare\], what: \"\"\})$", hint)[1]
    edit(project, "changes", r"(?m)^changes:$", f"changes:\n{entry}")
    code, found, _ = said()
    assert code == 1 and any("'what' is empty" in line for line in found), "The sentence is the person's to write."
    edit(project, "changes", 'what: ""', 'what: "Medicare pays for it today."')
    code, found, _ = said()
    assert code == 0 and not [line for line in found if "unannounced-change" in line]
    # It may come later, too: nothing waits for it.
    commit(project)
    assert said("HEAD")[0] == 0


def test_a_deleted_item_is_refused_where_it_was_and_can_be_withdrawn(project, said):
    """The item, its line and all that names it are gone, in both languages."""
    for name in ("faqs", "es/faqs"):
        edit(project, name, ITEM.format("faq-chatbot"), "")
    edit(project, "links", LINE.format("faq-chatbot"), "")
    edit(project, "faqs", r"(rows: .*), faq-chatbot\]", r"\1]")
    code, found, _ = said()
    (refusal,) = [line for line in found if "vanished-id" in line]
    assert code == 1 and refusal.startswith("content/faqs.yml:")
    line = re.search(r"\{id: faq-chatbot, since: 2026-11-\d\d, retired: \d{4}-\d\d-\d\d, because: \"\"\}", refusal)[0]
    edit(project, "links", r"(?m)^items:$", f"items:\n  - {line}".replace('""', "We ended it."))
    assert not [one for one in said()[1] if "vanished-id" in one]
