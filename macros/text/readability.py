"""Readability: how easy a text is to read, by the formula of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from importlib.metadata import version

from . import markup
from .disk_cache import cached

_ENDS = (".", "?", "!", ":")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.?!:]*\w[^.?!:]*[.?!:]")
_SYLLABLE = re.compile(r"[aeoáéóíú]|(?<![aeoáéóíú])[iuüy]+(?![aeoáéóíú])")
"""The core of a Spanish syllable: a strong vowel, or weak ones that lean on none."""


def grade(texts: Iterable[str]) -> float:
    """Return the US school grade of English ``texts`` taken as one, 0 or more."""
    return measured(flesch_kincaid, texts)


def measured(measure: Callable[[str], float], texts: Iterable[str]) -> float:
    """Return how easy ``texts`` are, taken as one, each paragraph and each row of a list as a sentence."""
    return measure(_sentences(texts))


@contextmanager
def cached_measure(measure: Callable[[str], float]) -> Iterator[Callable[[Iterable[str]], float]]:
    """Yield ``measure`` for texts taken as one, each paragraph and each row of a list as a sentence.

    What textstat measured before is kept on disk: loading it takes most of a second.
    """
    kept = measure is flesch_kincaid
    with cached(measure.__name__, measure, version("textstat")) if kept else nullcontext(measure) as known:
        yield lambda texts: known(_sentences(texts))


def _sentences(texts: Iterable[str]) -> str:
    """Return ``texts`` as plain text, one sentence or more a line."""
    return "\n".join(row for value in texts for row in _rows(value))


def _rows(value: str) -> Iterator[str]:
    for line in markup.plain(value, blanks=True).splitlines():
        words = line.removeprefix("- ").strip()
        if words:
            yield words if words.endswith(_ENDS) else f"{words}."


def flesch_kincaid(text: str) -> float:
    """Return the US school grade of an English text by the Flesch-Kincaid formula, as textstat computes it; 0 or more."""
    import textstat  # imported here because it loads a dictionary, which takes time

    return max(0.0, float(textstat.flesch_kincaid_grade(text))) if text else 0.0


def inflesz(text: str) -> float:
    """Return how easy a Spanish text is on the INFLESZ scale (Szigriszt-Pazos 1993): 65 to 80 is fairly easy.

    Not by textstat: it takes hyphenation for syllables, finds one in "día", and so makes texts easier than they are.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return 100.0
    syllables = sum(map(_syllables, words))
    sentences = len(_SENTENCE.findall(text)) or 1
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences


@lru_cache(maxsize=10_000)
def _syllables(word: str) -> int:
    return len(_SYLLABLE.findall(word)) or 1
