"""Numbers: each has a source, and all are said in one way."""

import re
from collections.abc import Iterator

from ..model import Blank, Source, Term
from ..reader.loader import Content, Text
from ..text.languages import language
from . import Found, found, rule

SMALL = 10
"""Up to this, a plain number counts things on the page (steps, doctors, questions), and needs no source."""

_AMOUNT = re.compile(r"(?<![\w/-])\$?\d+(?:,\d{3})*(?:\.\d+)?\s?%?(?![\w/-])")
_PHONE = re.compile(r"\b1-\d{3}-\d{3}-\d{4}\b|\b1-\d{3}-[A-Z]{4,}")
_FREE = {"911", "988", "100"}
_DIGIT = re.compile(r"\d")


def _claims(text: Text) -> Iterator[re.Match[str]]:
    for match in _AMOUNT.finditer(text.value):
        counts = (
            match[0].isdigit()
            and len(match[0]) < 4
            and int(match[0]) <= SMALL
            and not text.value.startswith(" out of", match.end())
        )
        if not counts and match[0] not in _FREE:
            yield match


def _sourced(text: Text) -> bool:
    return bool(getattr(text.part, "sources", None)) or isinstance(text.part, (Source, Blank, Term))


@rule(
    "number-needs-source",
    "A number, an amount of money or a share has a source.",
    "Name its source in 'sources', or leave it out.",
)
def number(content: Content) -> Iterator[Found]:
    for text in content.texts():
        if not _sourced(text) and text.document.name not in ("checklist", "interface", "tools", "changes"):
            for match in _claims(text):
                yield found(text, match.start(), f"'{match[0]}' has no source.")


@rule(
    "phone-number",
    "A phone number is in help.yml, and texts link to it.",
    "Write [its name](phone:its-id).",
    of="every",
)
def phone(content: Content) -> Iterator[Found]:
    known = {
        name for entry in content.guide.phones.values() for name in (entry.number, entry.letters, entry.tty, entry.text)
    }
    for text in content.texts():
        for match in (
            _PHONE.finditer(text.value) if "1-" in text.value and text.document.name not in ("help", "sources") else ()
        ):
            linked = re.match(r"[^\[\]]*\]\(phone:", text.value[match.start() :])
            if not linked:
                yield found(text, match.start(), f"'{match[0]}' is not a link.")
            elif match[0] not in known and not content.may_name(match[0]):
                yield found(text, match.start(), f"'{match[0]}' is not in help.yml.")


@rule("percent", 'A share is said as "out of 100", not in percent.', 'Write "about 15 out of 100".', of="every")
def percent(content: Content) -> Iterator[Found]:
    percent_of = language(content.language).percent
    for text in content.texts():
        for match in percent_of.finditer(text.value) if _DIGIT.search(text.value) else ():
            yield found(text, match.start(), f"'{match[0]}' is a share in percent.")


@rule("one-base", "Every share on a page has the same base: out of 100.", 'Write it as "out of 100".', of="every")
def one_base(content: Content) -> Iterator[Found]:
    other_base = language(content.language).other_base
    for text in content.texts():
        for match in other_base.finditer(text.value) if _DIGIT.search(text.value) else ():
            yield found(text, match.start(), f"'{match[0]}' has another base than 100.")
