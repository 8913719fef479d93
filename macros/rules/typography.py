"""Plain characters: straight quotes, no dashes, single spaces."""

import re
from collections.abc import Iterator

from ..model import Source
from ..reader.content import Content, Document
from ..reader.diagnostics import Edit, Fix
from ..text.characters import plain_text, replaceable
from . import Found, found, rule

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
_DASH = re.compile(r"[\u2012-\u2015]| --? (?=\S)")


@rule(
    "plain-character",
    "Quotes are straight, and no character is invisible.",
    "It is read as a plain one. To type it anew, run: python -m macros check --fix",
    level="hint",
    of="every",
)
def plain_character(content: Content) -> Iterator[Found]:
    for document in content.own_documents():
        left = set(replaceable(document.lines.text))
        for text in content.texts() if left else ():
            if text.document is document:
                node = document.root.at(text.path)
                inside = sorted(left & set(range(node.start, node.end)))
                left -= set(inside)
                if inside:
                    delimiters = (node.start, node.end - 1) if node.style in ("'", '"') else ()
                    yield _made_plain(document, inside, text.owner, node.style, delimiters)
        lines: dict[int, list[int]] = {}
        for place in sorted(left):
            lines.setdefault(document.lines.place("", place).line, []).append(place)
        for line, inside in lines.items():
            if not document.lines.line(line).lstrip().startswith("#"):
                yield _made_plain(document, inside)


def _made_plain(
    document: Document, places: list[int], at: str = "", style: str = "", delimiters: tuple[int, ...] = ()
) -> Found:
    """Return the finding of one text's, or one line's, characters that are read as plain ones."""
    text = document.lines.text
    escape = {"'": "''", '"': '\\"'}

    def written(place: int) -> str:
        plain = plain_text(text[place])
        return escape[style] if style and plain == style and place not in delimiters else plain

    what = f"This is {_NAMES[plain_text(text[places[0]])]}."
    # The text is read as it will be, so its value stays.
    edits = tuple(Edit(place, place + 1, written(place)) for place in places)
    fix = Fix(edits, Edit(0, 0, ""), ("plain", places[0]))
    return Found(document.lines.place(document.file, places[0]), what, at=at, fix=fix)


@rule("lone-quote", "A quote that is opened is closed.", "Close it, or delete it.", of="every")
def lone_quote(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if text.value.count('"') % 2:
            yield found(text, text.value.rindex('"'), "A quote has no partner.")


@rule("dash", "No dashes: two sentences are easier to read.", "Make two sentences, or use a comma.", of="every")
def dash(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in _DASH.finditer(text.value):
            if isinstance(text.part, Source):
                continue
            breach = found(text, match.start() + match[0].startswith(" "), "There is a dash in the text.")
            begins = text.document.lines.line(breach.place.line)[: breach.place.column - 1].isspace()
            if match[0] == " - " and begins:
                what = "This row is part of the text of the row above, because it is indented more."
                breach = breach._replace(what=what, advice="Indent it like the row above.")
            yield breach


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
