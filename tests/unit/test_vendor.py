"""The libraries that readers' browsers run are as they were published, and Dependabot learns of new versions."""

import hashlib
import json
import re

import pytest

from ..conftest import PROJECT

VENDOR = PROJECT / "docs/assets/vendor"
FONTS = PROJECT / "macros/publish/links/fonts"
FOLDERS = {path.name for path in VENDOR.iterdir() if path.is_dir()}


@pytest.mark.parametrize("folder", [VENDOR, FONTS], ids=["libraries", "letters of handouts"])
def test_they_are_the_published_ones(folder):
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    files.pop("SHA256SUMS")
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert digests == dict(line.split()[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())


def test_each_library_is_the_version_that_dependabot_watches():
    watched = json.loads((PROJECT / "tests/types/package.json").read_text())["dependencies"]
    assert {f"{name}-{version}" for name, version in watched.items() if name != "typescript"} == FOLDERS


def test_scripts_load_each_library():
    scripts = "".join(path.read_text("utf-8") for path in (PROJECT / "docs/assets/js").rglob("*.js"))
    assert set(re.findall(r"/vendor/([^/]+)/", scripts)) == FOLDERS
