"""Results that take long to compute and depend on a text alone, kept on disk between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CACHE = Path(__file__).parents[2] / ".cache"


@contextmanager
def cached(
    name: str, compute: Callable[[str], float], version: str, folder: Path = CACHE
) -> Iterator[Callable[[str], float]]:
    """Yield ``compute`` with a memory: a number for a text is computed once, and kept in ``<folder>/<name>.json``.

    The key is the text and ``version``, which must change whenever ``compute`` would give another number. A cache that
    can't be read or written does no harm.
    """
    file = folder / f"{name}.json"
    known: dict[str, float] = {}
    with suppress(OSError, ValueError):
        kept = json.loads(file.read_text("utf-8"))
        known = kept if isinstance(kept, dict) else {}
    used: dict[str, float] = {}

    def look_up(text: str) -> float:
        key = hashlib.sha256(f"{version}\n{text}".encode()).hexdigest()[:24]
        if key not in used:
            used[key] = known[key] if key in known else compute(text)
        return used[key]

    yield look_up
    if not used.keys() <= known.keys():
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            file.write_text(json.dumps(known | used), "utf-8")
