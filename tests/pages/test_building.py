"""Building and publishing leave the old site as it was until the new one is whole, and say in one line what stopped them."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import mkdocs.commands.build
import pytest

from macros.__main__ import main
from macros.publish.atomic_dir import in_place_of
from macros.publish.context import FOLDERS
from macros.publish.links import qr_codes
from macros.publish.web import service_worker

STOPS = {
    "a full disk": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a-file"),
    "a folder that can only be read": PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a-file"),
    "an interrupt": KeyboardInterrupt(),
}

stops = pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)


@pytest.fixture(scope="module")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What MkDocs alone might have made: the first page and those that the publish step can't do without."""
    folder = tmp_path_factory.mktemp("built") / "site"
    for page in site.rglob("index.html"):
        name = page.relative_to(site)
        if name.parts[0] not in FOLDERS:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(page.read_bytes())
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The site that was there before."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("the old site")
    return tmp_path / "out"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def raiser(problem: BaseException):
    def stop(*_: object, **__: object) -> None:
        raise problem

    return stop


def assert_unharmed(old: Path, told: str) -> None:
    assert files(old.parent) == {"out/index.html": b"the old site"}
    assert [line for line in told.splitlines() if line] == [told.strip()]
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("part", "work", "stop"),
    [(service_worker, "write", STOPS["a full disk"]), (qr_codes, "publish", STOPS["an interrupt"])],
    ids=["a full disk at its end", "an interrupt meanwhile"],
)
def test_a_publish_step_that_is_stopped_leaves_the_old_site(part, work, stop, built, old, monkeypatch, capsys):
    before = files(built)
    monkeypatch.setattr(part, work, raiser(stop))
    assert main(["publish", str(built), "--into", str(old)]) == 2
    assert_unharmed(old, capsys.readouterr().err)
    assert files(built) == before


@stops
def test_a_build_that_is_stopped_leaves_the_old_site(stop, old, monkeypatch, capsys):
    monkeypatch.setattr(mkdocs.commands.build, "build", raiser(stop))
    monkeypatch.setenv("SITE_DIR", str(old))
    assert main(["build"]) == 2
    assert_unharmed(old, capsys.readouterr().err)


def test_a_site_can_not_be_put_where_nothing_may_be_written(built, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert main(["publish", str(built), "--into", str(tmp_path / "file" / "site")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "could not be written" in line and "file" in line


def test_a_swap_that_fails_half_way_puts_the_old_site_back(old, monkeypatch):
    rename = Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda path, to: raiser(STOPS["a full disk"])() if path.name == "out.new" else rename(path, to)
    )
    with pytest.raises(OSError, match="No space left"), in_place_of(old) as new:
        new.mkdir()
    assert files(old.parent) == {"out/index.html": b"the old site"}


def test_two_publish_steps_make_the_same_site_and_nothing_is_left_of_a_part_that_went_away(site, old, tmp_path):
    once = shutil.copytree(site, tmp_path / "once")
    for folder in ("", "es/"):
        (once / folder / "embed" / "gone").mkdir()
        (once / folder / "embed" / "gone" / "index.html").write_text("an earlier part")
    assert main(["publish", str(once), "--into", str(old)]) == 0
    shutil.rmtree(once)
    again, before = files(old), files(site)
    assert again.keys() == before.keys()
    # A script may be minified further, and the service worker names each file by its hash: test_offline.py.
    assert [name for name in before if again[name] != before[name] and not name.endswith((".css", ".js"))] == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_another_publish_step_keeps_the_handouts_that_are_there_and_leads_to_them(site, tmp_path):
    ready = {
        f"{folder}pdf/{name}": text
        for folder in ("", "es/")
        for name, text in {"index.json": b'["medicare"]', "medicare.pdf": b"made before"}.items()
    }
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns(*FOLDERS))
    for name, text in ready.items():
        (tmp_path / "site" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "site" / name).write_bytes(text)
    assert main(["publish", str(tmp_path / "site"), "--no-offline"]) == 0
    after = files(tmp_path / "site")
    assert {name: text for name, text in after.items() if "pdf/" in name} == ready
    for folder in ("", "es/"):
        assert b"pdf/medicare.pdf" in after[f"{folder}print/medicare/index.html"]
