"""How hard a text is to read, as the school grade of the Flesch-Kincaid formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from . import markup
from .disk_cache import remembered

_ENDS = (".", "?", "!", ":")


def grade(texts: Iterable[str]) -> float:
    """The reading grade of ``texts`` taken as one. Each paragraph and each row of a list ends as a sentence."""
    import textstat  # here, because it loads a dictionary: only those who measure wait for it

    whole = "\n".join(row for value in texts for row in _sentences(value))
    return max(0.0, float(textstat.flesch_kincaid_grade(whole))) if whole else 0.0


def _sentences(value: str) -> Iterator[str]:
    for line in markup.plain(value, blanks=True).splitlines():
        words = line.removeprefix("- ").strip()
        if words:
            yield words if words.endswith(_ENDS) else f"{words}."


def remembered_grades() -> AbstractContextManager[Callable[[list[str]], float]]:
    """``grade``, but a text that was measured before is not measured again: textstat loads a dictionary for most of a second."""
    return remembered("grades", grade)
