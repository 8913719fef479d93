"""Texts hold words, **bold**, links and lists, and nothing else."""

import re
from collections.abc import Iterator

from ..model import PERMISSION, WITH_BLANKS, Worded
from ..reader.content import Content, Text
from ..reader.diagnostics import quoted
from ..reader.validation_errors import did_you_mean
from ..text.markup import BLANK, BOX, LINK, List, blocks
from . import Found, found, rule
from .references import known_ids

HTML = re.compile(r"</?[A-Za-z!?][^\s<>]*>?|&(#\w+|\w+);")
JINJA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
MARKDOWN = re.compile(
    r"(?P<image>!\[)|^[ \t]*(?P<heading>#{1,6})\s|(?P<code>`)|^[ \t]*(?P<table>\|)|(?P<italics>(?<![*\w])\*(?![*\s])[^*]+\*(?!\*))|^[ \t]*(?P<quote>>)\s",
    re.MULTILINE,
)
SIGNS = re.compile(r"[#`|*>]|!\[")
"""One of these is in all that MARKDOWN finds."""

WITH_BOXES = ("words", "words_for_other")
"""The fields of texts whose rows may have a box."""
BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
WORDS = {
    "image": "an image",
    "heading": "a heading",
    "code": "code",
    "table": "a table",
    "italics": "italics",
    "quote": "a quotation",
}


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


@rule("html", "No text holds HTML.", "Use plain words; **bold** and lists are allowed.", of="every")
def html(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in HTML.finditer(text.value) if "<" in text.value or "&" in text.value else ():
            if match[0].startswith("</") and f"<{match[0][2:-1]}" in text.value[: match.start()]:
                continue  # reported at its beginning
            yield Found(text.document.place(text.path, match.start()), f"{quoted(match[0])} is HTML.")


@rule("template", "No text holds template braces.", "Delete the braces.", of="every")
def template(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in JINJA.finditer(text.value):
            yield Found(text.document.place(text.path, match.start()), f"'{match[0]}' belongs to a template.")


@rule("markdown", "Of Markdown, texts hold only **bold**, links and lists.", "Use plain words.", of="every")
def markdown(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in MARKDOWN.finditer(text.value) if SIGNS.search(text.value) else ():
            kind = str(match.lastgroup)
            yield Found(text.document.place(text.path, match.start(kind)), f"This is {WORDS[kind]}.", at=text.owner)


@rule("broken-link", "A link is written [words](id).", "Write [words](id), with no space between.", of="every")
def broken_link(content: Content) -> Iterator[Found]:
    for text in content.texts():
        rest = ""
        if "[" in text.value or "]" in text.value:
            rest = LINK.sub(_blanked, BOX.sub(_blanked, text.value))
        match = re.search(r"[\[\]]", rest)
        if match:
            yield Found(text.document.place(text.path, match.start()), f"'{match[0]}' has no partner.")
        if text.value.count("**") % 2:
            offset = text.value.rfind("**")
            yield Found(text.document.place(text.path, offset), "'**' is opened and not closed.", "Close it.")
        for bold in BOLD.finditer(text.value):
            for link in LINK.finditer(text.value, *bold.span("words")):
                what = "A link is inside bold words, and would show its brackets."
                yield Found(text.document.place(text.path, link.start()), what, "Take the ** away from it.")


@rule(
    "box",
    "Only rows and paragraphs of words to say begin with a box, and a list never has all out.",
    "Fix the box.",
    of="every",
)
def box(content: Content) -> Iterator[Found]:
    known = known_ids(content, "situations")
    for text in content.texts():
        for match in BOX.finditer(text.value) if "[" in text.value else ():
            if not isinstance(text.part, Worded) or text.field not in WITH_BOXES:
                yield found(text, match.start("box"), f"'[{match['box']}]' is not in words to say.", "Delete it.")
            elif match["box"] not in ("x", " ") and match["box"] not in known:
                what = f"There is no situation '{match['box']}'."
                yield found(text, match.start("box"), what, did_you_mean(match["box"], known))
        for rows in _lists(text) if text.field in WITH_BOXES and BOX.search(text.value) else ():
            if None in rows and rows.count(None) < len(rows):
                yield found(
                    text, 0, "Some rows of a list have a box, and some have none.", "Give each row one, or none."
                )
            elif None not in rows and "x" not in rows:
                yield found(text, 0, "A list has no row that is in at first.", "Begin at least one row with [x].")


@rule(
    "permission",
    "What the patient signs is the last paragraph of a letter.",
    "Put it at the end, by itself.",
    of="every",
)
def permission(content: Content) -> Iterator[Found]:
    blank = f"{{{PERMISSION}}}"
    for text in content.texts():
        if blank in text.value.strip().removesuffix(f"\n\n{blank}"):
            yield found(text, text.value.index(blank), f"'{blank}' is in the text.")


def _lists(text: Text) -> Iterator[tuple[str | None, ...]]:
    return (block.boxes for block in blocks(text.value, blanks=True) if isinstance(block, List))


@rule(
    "stray-brace",
    "Braces are only around the blanks of words to say and the places of labels.",
    "Delete the brace.",
    of="every",
)
def stray_brace(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if "{" not in text.value and "}" not in text.value:
            continue
        rest = BLANK.sub(_blanked, text.value) if text.field in WITH_BLANKS or "words" in text.path else text.value
        match = re.search(r"[{}]", JINJA.sub("  ", rest))
        if match:
            yield Found(text.document.place(text.path, match.start()), f"'{match[0]}' is in the text.")
