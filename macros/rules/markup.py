"""Texts hold words, **bold**, links and lists, and nothing else."""

import re
from collections.abc import Iterator

from ..model import WITH_BLANKS
from ..reader.diagnostics import quoted
from ..reader.loader import Content
from ..text.markup import BLANK, LINK
from . import Found, rule

HTML = re.compile(r"</?[A-Za-z!?][^\s<>]*>?|&(#\w+|\w+);")
JINJA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
MARKDOWN = re.compile(
    r"(?P<image>!\[)|^[ \t]*(?P<heading>#{1,6})\s|(?P<code>`)|^[ \t]*(?P<table>\|)|(?P<italics>(?<![*\w])\*(?![*\s])[^*]+\*(?!\*))|^[ \t]*(?P<quote>>)\s",
    re.MULTILINE,
)
SIGNS = re.compile(r"[#`|*>]|!\[")
"""One of these is in all that MARKDOWN finds."""

BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
WORDS = {
    "image": "an image",
    "heading": "a heading",
    "code": "code",
    "table": "a table",
    "italics": "italics",
    "quote": "a quotation",
}


@rule("html", "No text holds HTML.", "Use plain words; **bold** and lists are allowed.")
def html(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in HTML.finditer(text.value):
            yield Found(text.document.place(text.path, match.start()), f"{quoted(match[0])} is HTML.")


@rule("template", "No text holds template braces.", "Delete the braces.")
def template(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in JINJA.finditer(text.value):
            yield Found(text.document.place(text.path, match.start()), f"'{match[0]}' belongs to a template.")


@rule("markdown", "Of Markdown, texts hold only **bold**, links and lists.", "Use plain words.")
def markdown(content: Content) -> Iterator[Found]:
    for text in content.texts():
        for match in MARKDOWN.finditer(text.value) if SIGNS.search(text.value) else ():
            kind = str(match.lastgroup)
            yield Found(text.document.place(text.path, match.start(kind)), f"This is {WORDS[kind]}.", at=text.owner)


@rule("broken-link", "A link is written [words](id).", "Write [words](id), with no space between.")
def broken_link(content: Content) -> Iterator[Found]:
    for text in content.texts():
        rest = LINK.sub(lambda match: " " * len(match[0]), text.value) if "[" in text.value or "]" in text.value else ""
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
    "stray-brace", "Braces stand only around the blanks of words to say and the places of labels.", "Delete the brace."
)
def stray_brace(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if "{" not in text.value and "}" not in text.value:
            continue
        rest = (
            BLANK.sub(lambda match: " " * len(match[0]), text.value)
            if text.field in WITH_BLANKS or "words" in text.path
            else text.value
        )
        match = re.search(r"[{}]", JINJA.sub("  ", rest))
        if match:
            yield Found(text.document.place(text.path, match.start()), f"'{match[0]}' is in the text.")
