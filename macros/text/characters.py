"""Characters that phones and word processors put in place of those on a keyboard, and the plain ones that they replace."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2032": "'", "\u2033": '"', "\u2026": "...",
}  # fmt: skip
_SUSPECT = re.compile(r"[^\x00-\x7f\xa1-\xaa\xac\xae-\xba\xbc-\u024f]")
"""All but the letters and punctuation of most languages in Latin script, for a quick look."""
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DELIMITED = re.compile(
    r"^([ \t]*(?:- +)*(?:[a-z_]+: +)?)(?:([\"\u201c\u201d\u201e])([^\"\u201c-\u201f\n]*)([\"\u201c\u201d])|([\u2018\u2019])([^'\u2018-\u201b\n]*)([\u2018\u2019]))(?=[ \t\r]*$)",
    re.MULTILINE,
)
"""A whole text in curly quotes, as a phone types those that YAML needs."""


def plain_character(character: str) -> str | None:
    """Return what to type for a character, or None if it is fine as it is."""
    if character in _PLAIN:
        return _PLAIN[character]
    kind = unicodedata.category(character)
    return " " if kind == "Zs" and character != " " else "" if kind in ("Cf", "Co", "Cn") else None


def replaceable(text: str) -> list[int]:
    """Return where in a text there are characters to be typed as plain ones."""
    if text.isascii():
        return []
    return [match.start() for match in _SUSPECT.finditer(text) if plain_character(match[0]) is not None]


def plain_text(text: str) -> str:
    """Return a text with plain characters."""
    if text.isascii():
        return text
    return _SUSPECT.sub(lambda match: plain if (plain := plain_character(match[0])) is not None else match[0], text)


def plain_layout(text: str) -> str:
    """Return a file's text, as long as it was, with plain spaces, and with plain quotes around whole texts."""
    if text.isascii() or not _SUSPECT.search(text):
        return text
    text = _SPACE.sub(" ", text)
    return _DELIMITED.sub(lambda match: match[1] + _delimited(match), text)


def _delimited(match: re.Match[str]) -> str:
    quote, inner = ('"', match[3]) if match[2] else ("'", match[6])
    return f"{quote}{inner}{quote}"
