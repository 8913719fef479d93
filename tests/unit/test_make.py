"""What the Makefile says and does where the machine is not as it should be."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys

import pytest

from ..conftest import PROJECT

MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")


@pytest.fixture
def folder(tmp_path):
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("")
    return tmp_path


def make(folder, *given, **variables):
    # As typed by a person, also where make itself runs the tests.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    } | variables
    return subprocess.run(["make", *given], cwd=folder, env=environment, capture_output=True, text=True)


def python(folder, name, answer):
    """Write a program that a machine may have as its Python."""
    (folder / name).write_text(f"#!/bin/sh\n{answer}\n")
    (folder / name).chmod(0o755)
    return f"./{name}"


def test_an_older_python_is_one_line_that_says_what_to_do(folder):
    old = python(folder, "old", 'case "$2" in *exit*) exit 1;; esac; echo 3.9')
    done = make(folder, ".venv/site", f"PYTHON={old}")
    assert done.returncode and not (folder / ".venv").exists()
    assert done.stdout.splitlines() == [
        "This needs Python 3.11 or newer, and './old' is Python 3.9. Name a newer one: make PYTHON=python3.12"
    ]


def test_a_python_that_is_not_there_is_one_line_also_where_everything_is_set_up(folder):
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("bin/python", "site"):
        (folder / ".venv" / name).touch()
    done = make(folder, ".venv/site", "PYTHON=no-such-python")
    (line,) = done.stdout.splitlines()
    assert done.returncode and "there is none here called 'no-such-python'" in line


def test_the_first_python_that_is_new_enough_is_found(folder):
    """Where ``python3`` is too old, as on a Mac, a newer one with another name is used."""
    python(folder, "python3", "exit 1")
    (folder / "python3.12").symlink_to(sys.executable)
    done = make(folder, "--dry-run", ".venv/site", PATH=f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert '"python3.12" -m venv' in done.stdout


def test_an_environment_is_made_anew_when_its_python_is_another_or_gone(folder):
    ours = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/site").touch()

    def is_made_anew():
        return "-m venv --clear" in make(folder, "--dry-run", ".venv/site", f"PYTHON={sys.executable}").stdout

    (folder / ".venv/bin/python3.10").symlink_to(sys.executable)
    assert is_made_anew()
    (folder / ".venv/bin" / ours).symlink_to(sys.executable)
    assert not is_made_anew()
    (folder / ".venv/bin" / ours).unlink()
    (folder / ".venv/bin" / ours).symlink_to(folder / "a-python-that-was-removed")
    assert is_made_anew()


def test_nothing_of_an_environment_of_before_is_left(folder):
    (folder / ".venv/lib").mkdir(parents=True)
    (folder / ".venv/lib/of-before").write_text("")
    make(folder, ".venv/site")
    assert not (folder / ".venv/lib/of-before").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_one_line(folder):
    folder.chmod(0o555)
    done = make(folder, ".venv/site")
    folder.chmod(0o755)
    assert done.returncode and "Nothing can be written into this folder" in done.stdout


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no", "--no-offline"),
        ("", "macros build"),
        ("yes", "macros build"),
        ("No", 'OFFLINE is "No"'),
        ("false", "must be"),
    ],
)
def test_the_kill_switch_works_or_says_why_not(folder, value, said):
    done = make(folder, "--dry-run", "site", OFFLINE=value)
    assert said in done.stdout + done.stderr
    assert (done.returncode == 0) == (value in ("", "yes", "no")) and ("--no-offline" in done.stdout) == (value == "no")


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 18), (3, 10, 0)])
def test_an_older_python_is_told_so_by_the_program_too(version):
    code = f"import sys, runpy; sys.version_info = {version}; runpy.run_module('macros', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    (line,) = done.stderr.splitlines()
    assert done.returncode and "needs Python 3.11 or newer" in line and f"{version[0]}.{version[1]}" in line


def test_an_older_python_can_read_the_file_that_says_so():
    ast.parse((PROJECT / "macros/__init__.py").read_text("utf-8"), feature_version=(3, 6))
    assert "from __future__" not in (PROJECT / "macros/__init__.py").read_text("utf-8")


def test_a_python_without_our_packages_is_told_what_to_run():
    command = [sys.executable, "-S", "-m", "macros", "check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and "is not installed for this Python. Run 'make check' once" in line


def test_programs_are_run_as_modules_so_that_the_folder_can_be_renamed():
    assert re.findall(r"\$\(BIN\)|\.venv/bin/(?!python)\w+", MAKEFILE) == []
