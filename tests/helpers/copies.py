"""Copies of the project, or of parts of it, for tests that change something."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def copy_content(folder: Path, *more: str) -> Path:
    """Copy the content, and ``more`` folders of the project, without schemas and assets. Return the ``folder`` of the copy."""
    return _copy(folder, ("content", *more), "schema", "assets")


def copy_english(folder: Path, *more: str) -> Path:
    """Copy the content without its translations, which makes a check twice as fast. Return the ``folder`` of the copy."""
    return _copy(folder, ("content", *more), "schema", "assets", "es")


def copy_project(folder: Path) -> Path:
    """Copy all that a build needs. Return the ``folder`` of the copy."""
    return _copy_project(folder)


def copy_english_project(folder: Path) -> Path:
    """Copy all that a build in English needs, which takes half the time. Return the ``folder`` of the copy."""
    return _copy_project(folder, "es")


def _copy_project(folder: Path, *left_out: str) -> Path:
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return _copy(folder, ("content", "docs", "macros", "theme"), "__pycache__", *left_out)


def _copy(folder: Path, names: tuple[str, ...], *left_out: str) -> Path:
    for name in names:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns(*left_out))
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first ``old`` in a file, which must be there."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), "utf-8")
