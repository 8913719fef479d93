"""Plain characters: straight quotes, no dashes, single spaces."""

import re
import unicodedata
from collections.abc import Iterator

from ..model import Source
from ..reader.loader import Content
from . import Found, found, rule

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2032": "'", "\u2033": '"', "\u2026": "...",
}  # fmt: skip
_NAMES = {
    "'": "a curly apostrophe",
    '"': "a curly quote",
    "...": "an ellipsis character",
    " ": "a space of another kind",
    "": "an invisible character",
}
_SHOUT = re.compile(r"(?<!!)!(?![\[!])")
_EMOJI = re.compile(
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f000-\U0001faff]*"
)
_DASH = re.compile(r"[\u2012-\u2015]| --? (?=\w)")


def _plain(sign: str) -> str | None:
    """Return what to type for a character, or None if it is fine as it is."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    kind = unicodedata.category(sign)
    return " " if kind == "Zs" and sign != " " else "" if kind in ("Cf", "Co", "Cn") else None


@rule(
    "plain-character",
    "Quotes are straight, and no character is invisible.",
    "Type it with the keys of your keyboard, or run: python -m macros check --fix",
    of="every",
)
def plain_character(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in re.finditer(r"[^\x00-\x7f]", text.value) if not text.value.isascii() else ():
            plain = _plain(match[0])
            if plain is not None:
                yield found(text, match.start(), f"This is {_NAMES[plain]}.", replace=(1, plain))


@rule("lone-quote", "A quote that is opened is closed.", "Close it, or delete it.", of="every")
def lone_quote(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if text.value.count('"') % 2:
            yield found(text, text.value.rindex('"'), "A quote has no partner.")


@rule("dash", "No dashes: two sentences are easier to read.", "Make two sentences, or use a comma.", of="every")
def dash(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _DASH.finditer(text.value):
            if not isinstance(text.part, Source):
                yield found(text, match.start(), "There is a dash in the text.")


@rule("exclamation", "No text shouts.", "End the sentence with a period.", of="every")
def exclamation(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _SHOUT.finditer(text.value) if "!" in text.value else ():
            if not isinstance(text.part, Source):
                yield found(text, match.start(), "There is an exclamation mark in the text.", replace=(1, "."))


@rule("emoji", "A text is made of words, not of small pictures.", "Delete it, or say it in words.", of="every")
def emoji(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _EMOJI.finditer(text.value) if not text.value.isascii() else ():
            yield found(text, match.start(), f"'{match[0]}' is a small picture.")


@rule("double-space", "Words are one space apart.", "Delete the space or the tab.", of="every")
def double_space(content: Content) -> Iterator[Found]:
    for text in content.texts():
        doubtful = "  " in text.value or "\t" in text.value
        for match in re.finditer(r"(?<=[^\s])(?: {2,}(?=\S)|\t+)", text.value) if doubtful else ():
            kind = "a tab" if "\t" in match[0] else "more than one space"
            yield found(text, match.start(), f"There is {kind} in the text.", replace=(len(match[0]), " "))


@rule("ends-in-space", "A text does not end in a space.", "Delete it.", of="every")
def ends_in_space(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if text.value.rstrip("\n") != text.value.rstrip():
            yield found(text, len(text.value.rstrip()), "There is a space at the end of the text.")
