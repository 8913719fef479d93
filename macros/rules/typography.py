"""Plain signs: straight quotes, no dashes, single spaces."""

import re
from collections.abc import Iterator

from ..model import Source
from ..reading import Content
from . import Found, found, rule

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2026": "...",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\u00ad": "",
}  # fmt: skip
_NAMES = {
    "\u2018": "a curly quote", "\u2019": "a curly apostrophe", "\u201a": "a curly quote", "\u201c": "a curly quote",
    "\u201d": "a curly quote", "\u201e": "a curly quote", "\u2026": "an ellipsis sign", "\u00a0": "a hard space",
    "\u2009": "a thin space", "\u202f": "a thin space", "\u200b": "an invisible space", "\ufeff": "an invisible sign",
    "\u00ad": "an invisible hyphen",
}  # fmt: skip


@rule("plain-sign", "Quotes are straight, and no sign is invisible.", "Type it with the keys of your keyboard.")
def plain_sign(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in re.finditer(f"[{''.join(_PLAIN)}]", text.value):
            yield found(text, match.start(), f"This is {_NAMES[match[0]]}.", replace=(1, _PLAIN[match[0]]))


@rule("dash", "No dashes: two sentences are easier to read.", "Make two sentences, or use a comma.")
def dash(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in re.finditer(r"[\u2012-\u2015]| --? (?=\w)", text.value):
            if not isinstance(text.part, Source):
                yield found(text, match.start(), "A dash stands in the text.")


@rule("double-space", "Words are one space apart.", "Delete the space or the tab.")
def double_space(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in re.finditer(r"(?<=[^\s])(?: {2,}(?=\S)|\t+)", text.value):
            kind = "A tab stands" if "\t" in match[0] else "Two spaces stand"
            yield found(text, match.start(), f"{kind} in the text.", replace=(len(match[0]), " "))


@rule("ends-in-space", "A text does not end in a space.", "Delete it.")
def ends_in_space(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if text.value.rstrip("\n") != text.value.rstrip():
            yield found(text, len(text.value.rstrip()), "A space stands at the end of the text.")
