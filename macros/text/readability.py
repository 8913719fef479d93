"""Readability: the US school grade of a text by the Flesch-Kincaid formula, as textstat computes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version

from . import markup
from .disk_cache import cached

_ENDS = (".", "?", "!", ":")


def grade(texts: Iterable[str]) -> float:
    """Return the grade of ``texts`` taken as one, 0 or more. Each paragraph and each row of a list ends a sentence."""
    return _flesch_kincaid(_sentences(texts))


@contextmanager
def cached_grade() -> Iterator[Callable[[Iterable[str]], float]]:
    """Yield ``grade``, with what was measured before kept on disk: loading textstat takes most of a second."""
    with cached("grades", _flesch_kincaid, version("textstat")) as measure:
        yield lambda texts: measure(_sentences(texts))


def _sentences(texts: Iterable[str]) -> str:
    """Return ``texts`` as plain text, one sentence or more a line."""
    return "\n".join(row for value in texts for row in _rows(value))


def _rows(value: str) -> Iterator[str]:
    for line in markup.plain(value, blanks=True).splitlines():
        words = line.removeprefix("- ").strip()
        if words:
            yield words if words.endswith(_ENDS) else f"{words}."


def _flesch_kincaid(text: str) -> float:
    import textstat  # here, because it loads a dictionary: only those who measure wait for it

    return max(0.0, float(textstat.flesch_kincaid_grade(text))) if text else 0.0
