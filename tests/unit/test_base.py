"""A change is compared with the commit that it began at: what it loses is refused, what it says anew is hinted at."""

import re
import shutil
import subprocess

import pytest

from macros.__main__ import main

from ..helpers import made_up
from ..helpers.copies import copy_content
from ..helpers.made_up import edit

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
ITEM = r"(?ms)^(  # made up\n)?  - id: faq-sing$.*?(?=^  - id: )"
LINE = r"(?m)^  - \{id: faq-sing,.*\n"


@pytest.fixture(autouse=True)
def of_nobody(monkeypatch):
    """Git asks nothing of the person whose machine it is."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def project(tmp_path):
    """A branch of a repository with the real content and a made-up FAQ."""
    folder = copy_content(tmp_path / "project")
    made_up.add(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=First")
    git(folder, "switch", "--quiet", "--create=change")
    return folder


def git(folder, *command):
    subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True)


@pytest.fixture
def check(project, capsys):
    """Runs the check against the branch main, and returns its exit code and all that it found."""

    def check(base="main", folder=project):
        code = main(["check", "--project", str(folder), "--base", base, "--format", "text"])
        return code, [line for line in capsys.readouterr().out.splitlines() if line.startswith("content/")]

    return check


def only(lines, *rules):
    """The lines of these rules."""
    return [line for line in lines if re.search(rf": ({'|'.join(rules)}): ", line)]


def line_of(project, file, text):
    return (project / f"content/{file}.yml").read_text("utf-8").splitlines().index(text) + 1


def test_no_change_says_nothing(check):
    assert check() == (0, [])


def test_other_words_are_a_hint_on_their_line_with_the_entry_that_may_be_added(project, check):
    edit(project, "faqs", "      Yes, ask the office first.", "      Yes, ask the nurse first.")
    code, found = check()
    (hint,) = only(found, "unannounced-change")
    assert code == 0
    assert hint.startswith(f"content/faqs.yml:{line_of(project, 'faqs', '      Yes, ask the nurse first.')}:7: hint: ")
    assert len(only(found, "outdated-translation")) == 1, "The Spanish may follow later."
    entry = re.search(r"quotes: (  - \{date: \d{4}-\d\d-\d\d, ids: \[faq-sing\], what: \"\"\})$", hint)[1]
    edit(project, "changes", r"(?m)^changes:$", f"changes:\n{entry}")
    code, found = check()
    assert code == 1 and ": empty: 'what' is empty." in "\n".join(found), "The sentence is for the person to write."
    edit(project, "changes", 'what: ""', 'what: "You now ask the nurse."')
    code, found = check()
    assert code == 0 and not only(found, "unannounced-change")


def test_a_change_that_is_merged_is_not_asked_about_again_nor_are_its_hints_repeated(project, check):
    edit(project, "faqs", "Yes, ask the office first.", "Yes, ask the nurse first.")
    git(project, "commit", "--quiet", "--all", "--message=A change")
    assert check("HEAD") == (0, [])


def test_what_the_base_got_since_the_change_began_is_not_lost_by_it(project, check):
    git(project, "switch", "--quiet", "main")
    edit(project, "faqs", "id: faq-sing-friend", "id: faq-sing-friends\n    formerly: [faq-sing-friend]")
    edit(project, "links", r"(?m)^items:\n", "items:\n  - {id: faq-sing-friends, since: 2026-11-03}\n")
    git(project, "commit", "--quiet", "--all", "--message=Meanwhile")
    git(project, "switch", "--quiet", "change")
    assert check() == (0, [])


def test_a_deleted_item_is_refused_where_it_was_and_can_be_withdrawn(project, check):
    """It is gone with its line and all that names it, in both languages: nothing is left to see without the base."""
    for name in ("faqs", "es/faqs"):
        edit(project, name, ITEM, "")
        edit(project, name, r"\[(.*?)\]\(faq-sing\)", r"\1")
    edit(project, "links", LINE, "")
    code, found = check()
    (refusal,) = only(found, "vanished-id")
    assert code == 1
    assert refusal.startswith(f"content/faqs.yml:{line_of(project, 'faqs', '  - id: faq-sing-friend')}:9: ")
    line = re.search(r"\{id: faq-sing, since: 2026-11-02, retired: .*?\}", refusal)[0]
    edit(project, "links", r"(?m)^items:\n", f"items:\n  - {line}\n")
    assert check()[0] == 1, "The reason is for the person to write."
    edit(project, "links", 'because: ""', 'because: "No one sings now."')
    assert check()[0] == 0


@pytest.mark.parametrize("keeps", ["the line", "the new one in place of the line"])
def test_an_id_changed_by_hand_is_one_mistake_on_its_line_that_says_how_to_rename(project, check, keeps):
    edit(project, "faqs", r"- id: faq-sing\n", "- id: faq-song\n")
    if keeps != "the line":
        edit(project, "links", r"\{id: faq-sing, since: 2026-11-02\}", "{id: faq-song, since: 2026-11-02}")
    code, found = check()
    (refusal,) = only(found, "vanished-id", "unregistered-id", "formerly")
    assert code == 1 and refusal.startswith(f"content/faqs.yml:{line_of(project, 'faqs', '  - id: faq-song')}:9: ")
    assert "This was 'faq-sing'" in refusal and "formerly: [faq-sing]" in refusal
    edit(project, "faqs", "- id: faq-song\n", "- id: faq-song\n    formerly: [faq-sing]\n")
    for line in re.findall(r"- \{.*?\}", refusal):
        edit(project, "links", r"(?m)^items:\n", f"items:\n  {line}\n")
    code, found = check()
    assert only(found, "vanished-id", "unregistered-id", "formerly") == []
    # Each text that names it is told its new name, and the Spanish keeps its words.
    assert {line.split(": ", 2)[2] for line in only(found, "link-target")} == {
        "'faq-sing' is called 'faq-song' now. Write 'faq-song'."
    }
    for name in ("faqs", "es/faqs"):
        edit(project, name, r"\(faq-sing\)", "(faq-song)")
    code, found = check()
    assert code == 0 and len(only(found, "former-id")) == 1


def test_a_line_of_the_register_that_is_gone_is_to_be_put_back_as_it_was(project, check):
    edit(project, "links", LINE, "")
    code, found = check()
    assert code == 1
    (refusal,) = found
    where = line_of(project, "links", "  - {id: faq-sing-friend, since: 2026-11-02}")
    assert refusal.startswith(f"content/links.yml:{where}:10: vanished-id: ")
    assert refusal.endswith(" Put it back: - {id: faq-sing, since: 2026-11-02}")


def test_a_file_that_is_gone_is_one_mistake_and_hides_no_lost_line(project, check):
    (project / "content/about.yml").unlink()
    code, found = check()
    assert code == 1 and [line for line in found if ": hint: " not in line] == [
        "content/about.yml:1:1: missing-file: The file is missing. Put it back: each file of the guide is needed."
    ]


@pytest.mark.parametrize("command", ["check", "summary"])
def test_a_base_that_can_not_be_read_is_one_sentence(project, tmp_path, capsys, monkeypatch, command):
    def said(folder, base="main"):
        given = [base] if command == "summary" else ["--base", base]
        assert main([command, *given, "--project", str(folder)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        return line

    unknown = said(project, "no-such-branch")
    assert "'no-such-branch'" in unknown and unknown.endswith("Name a commit, a branch or a content folder.")
    shutil.copytree(project, tmp_path / "zip", ignore=shutil.ignore_patterns(".git"))
    assert "not a git repository" in said(tmp_path / "zip")
    git(project, "commit", "--quiet", "--allow-empty", "--message=Second")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", "shallow")
    assert said(tmp_path / "shallow", "HEAD^1").endswith("Fetch the others: git fetch --unshallow")
    monkeypatch.setenv("PATH", "")
    assert said(project) == "To compare with an earlier commit, install git."


def test_the_base_may_be_a_content_folder(project, tmp_path, check):
    shutil.copytree(project / "content", tmp_path / "before")
    edit(project, "links", LINE, "")
    assert check(str(tmp_path / "before"))[0] == 1


def test_the_summary_is_that_of_the_change_alone(project, capsys):
    edit(project, "faqs", "May I sing", "Can I sing")
    assert main(["summary", "main", "--project", str(project)]) == 0
    assert "1 changed." in capsys.readouterr().out
