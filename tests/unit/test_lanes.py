"""The small scripts of the workflows: which tests a change needs, whether all went well, and where its preview is."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from ..conftest import PROJECT

GITHUB = PROJECT / ".github"


def run(script, folder, **variables):
    environment = {**os.environ, "GITHUB_OUTPUT": str(folder / "output"), **variables}
    return subprocess.run([GITHUB / script], cwd=folder, env=environment, capture_output=True, text=True)


def program(folder, script):
    """Write a program that is called instead of GitHub's command line."""
    (folder / "gh").write_text(f"#!/usr/bin/env bash\n{script}\n")
    (folder / "gh").chmod(0o755)


def with_programs_of(folder):
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def clone(tmp_path):
    def git(*given):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *given], cwd=tmp_path, check=True)

    def commit(*files):
        for file in files:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            with (tmp_path / file).open("a") as opened:
                opened.write("more\n")
        git("add", ".")
        git("commit", "-qm", "A change")

    git("init", "-q")
    commit("macros/a.py", "content/when.yml")
    return tmp_path, commit


@pytest.mark.parametrize(
    ("files", "full"),
    [
        (["content/when.yml"], "false"),
        (["content/es/when.yml", "content/faqs.yml"], "false"),
        (["content/when.yml", "README.md"], "true"),
        (["content/when.yml", "macros/a.py"], "true"),
        (["docs/when.md"], "true"),
        (["macros/content/when.yml"], "true"),
        ([".github/workflows/check.yml"], "true"),
        (["content-of-another/when.yml"], "true"),
    ],
)
def test_words_alone_take_the_fast_lane(clone, files, full):
    folder, commit = clone
    commit(*files)
    assert run("lane.sh", folder, BASE="HEAD^1").returncode == 0
    assert (folder / "output").read_text() == f"full={full}\n"


@pytest.mark.parametrize("base", ["", "0" * 40, "no-such-commit"])
def test_without_anything_to_compare_with_every_test_is_needed(clone, base):
    folder, commit = clone
    commit("content/when.yml")
    run("lane.sh", folder, BASE=base)
    assert (folder / "output").read_text() == "full=true\n"


@pytest.mark.parametrize(
    ("published", "full"),
    [("HEAD", "false"), ("HEAD^", "false"), ("HEAD^^", "true"), ("", "true"), ("a commit that is gone", "true")],
)
def test_what_is_published_is_compared_with_what_last_was(clone, published, full):
    """Not with the commit before: its run may have failed, or have been left out for a newer one."""
    folder, commit = clone
    commit("macros/a.py")
    commit("content/when.yml")
    program(folder, 'case "$*" in *"--workflow publish.yml --branch main --status success"*) echo "$PUBLISHED";; esac')
    run("lane.sh", folder, BASE="published", BRANCH="main", PUBLISHED=published, PATH=with_programs_of(folder))
    assert (folder / "output").read_text() == f"full={full}\n"


def test_where_github_does_not_answer_every_test_is_needed(clone):
    folder, commit = clone
    commit("content/when.yml")
    program(folder, "exit 1")
    assert run("lane.sh", folder, BASE="published", BRANCH="main", PATH=with_programs_of(folder)).returncode == 0
    assert (folder / "output").read_text() == "full=true\n"


def test_words_that_go_are_a_change_of_words(clone):
    folder, commit = clone
    (folder / "content/when.yml").unlink()
    commit()
    run("lane.sh", folder, BASE="HEAD^1")
    assert (folder / "output").read_text() == "full=false\n"


def test_a_file_that_moves_out_of_the_code_is_more_than_words(clone):
    folder, commit = clone
    (folder / "macros/a.py").rename(folder / "content/a.yml")
    commit()
    run("lane.sh", folder, BASE="HEAD^1")
    assert (folder / "output").read_text() == "full=true\n"


@pytest.mark.parametrize(
    ("results", "well"),
    [
        (["success", "skipped"], True),
        (["success", "failure"], False),
        (["success", "cancelled"], False),
        ([], False),
    ],
)
def test_a_job_that_failed_or_was_stopped_is_not_passed(tmp_path, results, well):
    needs = {f"job{number}": {"result": result, "outputs": {}} for number, result in enumerate(results)}
    assert (run("passed.sh", tmp_path, NEEDS=json.dumps(needs, indent=2)).returncode == 0) == well


GH = """case "$*" in
  *"/pulls -f state=open -f head=someone:a branch;x --jq "*'"abc"'*) echo 12;;
  *"/pulls"*) ;;
  *"/runs/7/artifacts -f name=preview"*) echo "$ARTIFACT";;
  "pr comment 12 --edit-last --create-if-none --body-file -") cat > said;;
  *) echo "unexpected: $*" >&2; exit 1;;
esac
"""


@pytest.mark.parametrize(
    ("commit", "artifact", "result", "said"),
    [
        ("abc", "5", "success", ["found no mistakes", "https://github.example/run/7/artifacts/5"]),
        ("abc", "", "failure", ["found something", "Files changed"]),
        ("another", "5", "success", []),
        ("abc", "", "action_required", []),
        ("abc", "5", "cancelled", []),
    ],
)
def test_a_comment_says_how_the_check_ended_and_where_the_preview_is(tmp_path, commit, artifact, result, said):
    program(tmp_path, GH)
    variables = {
        "PATH": with_programs_of(tmp_path),
        "GH_REPO": "owner/guide",
        "BRANCH": "someone:a branch;x",
        "COMMIT": commit,
        "RUN": "7",
        "RUN_URL": "https://github.example/run/7",
        "RESULT": result,
        "ARTIFACT": artifact,
    }
    done = run("preview.sh", tmp_path, **variables)
    assert done.returncode == 0, done.stderr
    comment = (tmp_path / "said").read_text() if said else ""
    assert (tmp_path / "said").exists() == bool(said)
    assert all(words in comment for words in said) and ("/artifacts/" in comment) == bool(said and artifact)
