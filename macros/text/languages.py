"""What the checks know of each language. A language that is not here is checked without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from . import readability

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Scale:
    """How a language measures if a text is easy, and between what limits a page and an item are."""

    name: str
    measure: Callable[[str], float]
    """Takes plain text, one sentence or more a line."""
    page: float
    item: float
    too_easy: float | None = None
    """Beyond this, the sentences of a page are too choppy to flow."""
    higher_is_easier: bool = False

    def is_harder(self, value: float, limit: float) -> bool:
        """Return whether a text is harder to read than one at the limit."""
        return value < limit if self.higher_is_easier else value > limit


@dataclass(frozen=True)
class Language:
    """The patterns and limits of one language."""

    percent: re.Pattern[str] = _NOTHING
    other_base: re.Pattern[str] = _NOTHING
    """A share whose base is not 100."""
    negation: str = ""
    """What takes a promise back: "not guaranteed"."""
    sentence: int = 30
    """How many words a sentence has at most."""
    scale: Scale | None = None
    common: frozenset[str] = frozenset()
    """Small words that each of its sentences has some of, and that are rare in other languages."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES = {
    "en": Language(
        percent=re.compile(r"(?<!\d)\d+(?:\.\d+)?\s?(?:%|per ?cent\b)"),
        other_base=re.compile(
            r"\b\d+ (?:in|out of|of every|of) (?!100\b)(?:every )?\d+\b|\bout of (?!100\b)\d+", re.IGNORECASE
        ),
        negation="not ",
        sentence=25,
        common=_words("the and you your with for that what if of to this have can when it"),
        scale=Scale("grade", readability.flesch_kincaid, page=6.5, item=8.0, too_easy=4.0),
    ),
    "es": Language(
        percent=re.compile(r"(?<!\d)\d+(?:\.\d+)?\s?(?:%|por ?ciento\b)"),
        other_base=re.compile(r"\b\d+ de (?:cada|entre) (?!100\b)\d+", re.IGNORECASE),
        negation="no ",
        common=_words("el la los las que de del un una su con para por y en se al usted"),
        scale=Scale("INFLESZ", readability.inflesz, page=65, item=55, higher_is_easier=True),
    ),
}


def sort_key(text: str) -> str:
    """Return the key that sorts texts alphabetically: accents are ignored, and ñ comes after n."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ñ", "n\uffff"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def language(name: str) -> Language:
    """Return what is known of a language; of one that is not known, nothing."""
    return LANGUAGES.get(name, Language())
