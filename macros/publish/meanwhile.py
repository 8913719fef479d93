"""Work that only writes files, done by a process of its own while the others are written: most machines have two cores."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

_handed: list[Callable[[], None]] = []


@contextmanager
def meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Does ``work`` while the block runs, and raises what it raised. The other process begins as a copy of this one, so
    nothing needs to be handed over; systems that make no sound copies do it here, first."""
    if sys.platform != "linux":
        work()
        yield
        return
    with ProcessPoolExecutor(1, get_context("fork"), _handed.append, (work,)) as other:
        done = other.submit(_do)
        yield
        done.result()


def _do() -> None:
    _handed[-1]()
