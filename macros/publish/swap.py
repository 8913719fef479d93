"""A site that takes the place of another at once: whatever goes wrong before, the old one stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MADE = shutil.ignore_patterns("api", "embed", "go", "print", "qr")
"""What only the publish step writes. It is made anew, so nothing is left of a part that went away."""


@contextmanager
def in_place_of(target: Path, built: Path) -> Iterator[Path]:
    """A copy of the ``built`` site, to be completed. It takes the place of ``target`` unless the block raises."""
    target = target.resolve()
    new, old = (target.with_name(f"{target.name}.{mark}") for mark in ("new", "old"))
    shutil.rmtree(new, ignore_errors=True)
    try:
        shutil.copytree(built, new, ignore=lambda folder, names: MADE(folder, names) if Path(folder) == built else ())
        yield new
        _swap(new, target, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, target: Path, old: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
