"""The workflows and forms in ``.github``: sound, pinned, with no more rights than they need."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.model import Improvement

from ..conftest import PROJECT

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
BIN = Path(sys.executable).parent
RIGHTS = {
    "check.yml": {"contents": "read"},
    "publish.yml": {"contents": "read", "pages": "write", "id-token": "write", "attestations": "write"},
    "care.yml": {"contents": "read", "issues": "write"},
}
"""The most that any job of a workflow may do."""


def load(path: Path) -> dict:
    """A workflow. YAML 1.1 reads its key ``on`` as true."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in data.items()}


def run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def steps(path: Path) -> list[dict]:
    return [step for job in load(path)["jobs"].values() for step in job.get("steps", [])]


workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def test_zizmor_finds_nothing():
    run(BIN / "zizmor", "--offline", "--persona", "pedantic", ".github")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_the_schemas_of_github_accept_the_files(schema, files):
    assert files
    run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)


@workflows
def test_every_action_is_pinned_by_its_whole_hash_and_names_its_version(path):
    for line in re.findall(r"^.*\buses:.*$", path.read_text(encoding="utf-8"), re.MULTILINE):
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$|uses: \./\.github/workflows/", line), line


def test_an_action_is_pinned_to_one_version_everywhere():
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, version in re.findall(r"uses: ([\w-]+/[\w-]+)@(.*)", path.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


@workflows
def test_a_workflow_has_no_more_rights_than_it_needs(path):
    workflow = load(path)
    assert workflow["permissions"] == {}
    order = ["none", "read", "write"]
    for job in workflow["jobs"].values():
        for right, level in job["permissions"].items():
            assert order.index(level) <= order.index(RIGHTS[path.name].get(right, "none"))


@workflows
def test_no_workflow_runs_a_strangers_code_with_rights_or_secrets(path):
    text = path.read_text(encoding="utf-8")
    assert not set(load(path)["on"]) & {"pull_request_target", "workflow_run", "issue_comment"}
    assert "secrets." not in text and "secrets: inherit" not in text


@workflows
def test_every_job_ends_and_forgets_its_token(path):
    for job in load(path)["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 30
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@workflows
def test_steps_only_call_what_the_project_has_and_take_nothing_from_the_event(path):
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for step in steps(path):
        command = step.get("run")
        if command is None:
            continue
        assert "${{" not in command
        words = [word for word in command.split() if not word.startswith("--")]
        if words[0] == "make":
            assert words[1] in targets, command
        else:
            assert (PROJECT / words[0]).stat().st_mode & 0o111, command


def test_publishing_waits_for_the_same_checks_as_a_pull_request():
    jobs = load(GITHUB / "workflows/publish.yml")["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")


def test_the_address_and_the_repository_come_from_the_environment():
    (build,) = [step for step in steps(GITHUB / "workflows/publish.yml") if step.get("run") == "make site"]
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    assert build["env"]["REPO_URL"] == "${{ github.server_url }}/${{ github.repository }}"


def test_every_form_that_the_site_links_to_exists():
    named = set(Improvement.model_fields["form"].annotation.__args__[0].__args__)
    assert named == {path.stem for path in FORMS}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_asks_for_no_health_details(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = " ".join(str(part["attributes"].get("value", "")) for part in form["body"] if part["type"] == "markdown")
    assert "Do not write about your own health" in words
    assert [part for part in form["body"] if part.get("validations", {}).get("required")]


def test_the_hooks_before_a_commit_run_the_same_checks():
    config = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert all(repository["repo"] == "local" for repository in config["repos"])
    targets = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for hook in hooks:
        tool, target = hook["entry"].split()[:2]
        assert tool == "make" and f"\n{target}:" in targets
