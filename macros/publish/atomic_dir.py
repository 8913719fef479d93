"""Replace a site at once: if anything goes wrong before, the old one stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def in_place_of(target: Path) -> Iterator[Path]:
    """Yield where to make a new site. It takes the place of ``target`` unless the block raises."""
    target = target.resolve()
    new, old = (target.with_name(f"{target.name}.{mark}") for mark in ("new", "old"))
    shutil.rmtree(new, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
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
