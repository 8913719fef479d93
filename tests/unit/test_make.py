"""What the Makefile says and does where the machine is not as it should be."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from ..conftest import PROJECT

MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")


@pytest.fixture
def folder(tmp_path):
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("")
    return tmp_path


def make(folder, *given):
    # As typed by a person, also where make itself runs the tests.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return subprocess.run(["make", *given], cwd=folder, env=environment, capture_output=True, text=True)


def test_an_older_python_is_one_line_that_says_what_to_do(folder):
    (folder / "old").write_text("#!/bin/sh\nexit 1\n")
    (folder / "old").chmod(0o755)
    done = make(folder, ".venv/site", "PYTHON=./old")
    assert done.returncode and not (folder / ".venv").exists()
    (line,) = done.stdout.splitlines()
    assert line.startswith("This needs Python 3.11 or newer") and line.endswith("make PYTHON=python3.12")


def test_an_environment_of_another_python_is_made_anew(folder):
    (folder / ".venv/lib").mkdir(parents=True)
    (folder / ".venv/lib/of-before").write_text("")
    make(folder, ".venv/site")
    assert not (folder / ".venv/lib/of-before").exists()


def test_programs_are_run_as_modules_so_that_the_folder_can_be_renamed():
    assert re.findall(r"\$\(BIN\)|\.venv/bin/(?!python)\w+", MAKEFILE) == []
