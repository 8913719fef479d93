"""The workflows and forms in ``.github``: sound, pinned, with no more rights than they need."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.model import Improvement

from ..conftest import PROJECT
from ..helpers.access import WAYS

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
BIN = Path(sys.executable).parent
RIGHTS = {
    "check.yml": {"contents": "read", "actions": "read"},
    "preview.yml": {"contents": "read", "actions": "read", "pull-requests": "write"},
    "publish.yml": {
        "contents": "read",
        "actions": "read",
        "pages": "write",
        "id-token": "write",
        "attestations": "write",
    },
    "care.yml": {"contents": "read", "actions": "read", "issues": "write"},
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
def test_a_workflow_grants_what_the_one_that_it_calls_asks_for(path):
    """GitHub starts no job of a workflow where one asks for more."""
    for job in load(path)["jobs"].values():
        if "uses" in job:
            called = load(PROJECT / job["uses"])["jobs"].values()
            assert job["permissions"].items() >= {pair for each in called for pair in each["permissions"].items()}


@workflows
def test_no_workflow_runs_a_strangers_code_with_rights_or_secrets(path):
    workflow, text = load(path), path.read_text(encoding="utf-8")
    assert not set(workflow["on"]) & {"pull_request_target", "issue_comment"}
    assert "secrets." not in text and "secrets: inherit" not in text
    if (
        "workflow_run" in workflow["on"]
    ):  # it has rights where a stranger's change is checked: it may fetch nothing of it
        assert [step["uses"].split("@")[0] for step in steps(path) if "uses" in step] == ["actions/checkout"]
        assert "ref" not in steps(path)[0]["with"] and steps(path)[1]["run"] == ".github/preview.sh"
        assert "download" not in (GITHUB / "preview.sh").read_text("utf-8").replace("to download", "")


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


CHECK, PUBLISH = (load(GITHUB / "workflows" / name)["jobs"] for name in ("check.yml", "publish.yml"))


def test_one_job_reports_for_all_others_whether_they_were_needed_or_not():
    """It is the one that the rules for the branch name: a job that was left out would be waited for in vain."""
    assert CHECK["passed"]["name"] == "Passed" and CHECK["passed"]["if"] == "always()"
    assert {*CHECK["passed"]["needs"], "passed"} == set(CHECK)


def test_a_change_of_words_is_checked_built_and_read_and_all_else_is_tested_in_full():
    full = {name for name, job in CHECK.items() if job.get("if") == "needs.lane.outputs.full != 'false'"}
    assert (
        full
        == {"types", "code", "browsers", "access"}
        == {name for name, job in CHECK.items() if "needs" in job} - {"passed"}
    )
    assert all(job["timeout-minutes"] <= 10 for job in CHECK.values())


def test_the_jobs_together_run_every_test_once():
    suites = [step["env"]["TESTS"] for job in CHECK.values() for step in job["steps"] if step.get("run") == "make test"]
    parts = [part["tests"] for part in CHECK["browsers"]["strategy"]["matrix"]["include"]]
    globs = " ".join([*(suite for suite in suites if "matrix" not in suite), *parts]).split()
    found = [
        file
        for glob in globs
        for path in PROJECT.glob(glob)
        for file in ([path] if path.is_file() else path.rglob("test_*.py"))
    ]
    assert sorted(found) == sorted((PROJECT / "tests").rglob("test_*.py"))


def test_everything_is_looked_at_in_every_way():
    assert CHECK["access"]["strategy"]["matrix"]["way"] == list(WAYS)


def test_what_was_checked_is_what_is_published():
    """The job that builds for the check hands its files over. Nothing is built after it, and no cache goes into it."""
    assert PUBLISH["check"]["uses"] == "./.github/workflows/check.yml"
    assert PUBLISH["check"]["with"] == {"site-url": "${{ needs.address.outputs.url }}/"}
    assert PUBLISH["deploy"]["needs"] == PUBLISH["attest"]["needs"] == "check"
    (deploy,) = PUBLISH["deploy"]["steps"]
    assert deploy["with"] == {"artifact_name": "${{ needs.check.outputs.pages }}"}
    assert not [step for job in PUBLISH.values() for step in job.get("steps", []) if "run" in step]
    site = CHECK["site"]["steps"]
    assert [step["if"] for step in site if "upload-pages-artifact" in step.get("uses", "")] == ["inputs.site-url"]
    assert not [step for step in site if "cache" in step.get("with", {})]


def test_what_was_checked_is_published_also_where_jobs_were_not_needed():
    """A job without a function in its condition is left out where any job before it was, also within a called workflow."""
    for job in (PUBLISH["attest"], PUBLISH["deploy"]):
        assert job["if"] == "${{ !cancelled() && !failure() && needs.check.outputs.pages }}"
    passed = CHECK["passed"]["outputs"]["pages"]
    assert passed == "${{ steps.passed.outcome == 'success' && needs.site.outputs.pages || '' }}"
    assert [step["run"] for step in CHECK["passed"]["steps"] if step.get("id") == "passed"] == [".github/passed.sh"]


def test_a_publication_can_be_run_again():
    """GitHub keeps the artifacts of each attempt, and publishes none of two with one name. By default they last a day."""
    (upload,) = [step["with"] for step in CHECK["site"]["steps"] if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["name"] == CHECK["site"]["outputs"]["pages"] == "github-pages-${{ github.run_attempt }}"
    assert upload["retention-days"] == 30


def test_the_address_and_the_repository_come_from_the_environment():
    (build,) = [step for step in CHECK["site"]["steps"] if step.get("run", "").startswith("make site")]
    assert build["env"]["SITE_URL"] == "${{ inputs.site-url }}"
    environment = yaml.safe_load((GITHUB / "workflows/check.yml").read_text("utf-8"))["env"]
    assert environment == {"REPO_URL": "${{ github.server_url }}/${{ github.repository }}"}


def test_packages_are_cached_by_what_pins_them():
    for job in CHECK.values():
        for settings in (step["with"] for step in job["steps"] if "cache" in step.get("with", {})):
            assert list(PROJECT.glob(settings["cache-dependency-path"])), settings


def test_dependabot_is_told_of_each_folder_once():
    """GitHub refuses the whole file when two entries have the same kind of package, folder and branch."""
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))["updates"]
    told = [
        (entry["package-ecosystem"], folder.strip("/"), entry.get("target-branch"))
        for entry in updates
        for pattern in entry.get("directories", [entry.get("directory")])
        for folder in (
            [str(path.relative_to(PROJECT)) for path in PROJECT.glob(pattern.strip("/") + "/")]
            if pattern != "/"
            else [""]
        )
    ]
    assert sorted(told, key=str) == sorted(set(told), key=str)
    assert {folder for kind, folder, _ in told if kind == "npm"} == {
        str(path.parent.relative_to(PROJECT)) for path in PROJECT.glob("tests/*/package.json")
    }


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
