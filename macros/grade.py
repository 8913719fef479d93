"""How hard a text is to read, as the school grade of the Flesch-Kincaid formula."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import text

CACHE = Path(__file__).parent.parent / ".cache" / "grades.json"
"""Grades by fingerprint of their text. To measure one, textstat loads a dictionary for most of a second."""

_ENDS = (".", "?", "!", ":")


def grade(texts: Iterable[str]) -> float:
    """The reading grade of ``texts`` taken as one. Each paragraph and each row of a list ends as a sentence."""
    import textstat  # here, because it loads a dictionary: only those who measure wait for it

    whole = "\n".join(row for value in texts for row in _sentences(value))
    return max(0.0, float(textstat.flesch_kincaid_grade(whole))) if whole else 0.0


def _sentences(value: str) -> Iterator[str]:
    for line in text.plain(value, blanks=True).splitlines():
        words = line.removeprefix("- ").strip()
        if words:
            yield words if words.endswith(_ENDS) else f"{words}."


@contextmanager
def remembered_grades(cache: Path = CACHE) -> Iterator[Callable[[list[str]], float]]:
    """``grade``, but a text that was measured before is not measured again. A cache that can't be used does no harm."""
    known: dict[str, float] = {}
    with suppress(OSError, ValueError):
        known = json.loads(cache.read_text("utf-8"))
    used: dict[str, float] = {}

    def remembered(texts: list[str]) -> float:
        key = hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:24]
        if key not in used:
            used[key] = known[key] if key in known else grade(texts)
        return used[key]

    yield remembered
    if not used.keys() <= known.keys():
        with suppress(OSError):
            cache.parent.mkdir(exist_ok=True)
            cache.write_text(json.dumps(known | used), "utf-8")
