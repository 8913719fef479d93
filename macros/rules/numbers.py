"""Numbers: each has a source, and all are said in one way."""

import re
from collections.abc import Iterator

from ..model import Blank, Item, Source, Term
from ..reader.content import Content, Text
from ..text.languages import language
from ..text.markup import LINK
from . import Found, found, rule

SMALL = 10
"""Up to this, a plain number counts things on the page (steps, doctors, questions), and needs no source."""

_AMOUNT = re.compile(r"(?<![\w/-])\$?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?(?![\w/-])")
_NUMBER = re.compile(r"\$?\d+(?:,\d{3})*(?:\.\d+)?")
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $")
_ROUND = re.compile(r"\b(?:about|almost|nearly|around|more than|over) $", re.IGNORECASE)
ROUND = 0.05
"""A number that is said to be "almost" another may be so far from it: "almost 7,000" for 6,791."""
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


_SAID = ("title", "published", "says", "caveat")
"""The fields in which a source gives a number. Those of its address and of the day it was read are none of its own."""


@rule(
    "number-not-in-source",
    "A number, an amount of money or a share is one that a source of its text gives.",
    "Write what the source says, name the source that says it, or list an exception if it is an example.",
)
def not_in_source(content: Content) -> Iterator[Found]:
    sources = content.guide.sources
    backed_by = {part.id: part.sources for _, _, part in content.every_part() if isinstance(part, Item)}
    for text in content.texts():
        own = getattr(text.part, "sources", ())
        claims = list(_claims(text)) if own and text.field != "example" and _DIGIT.search(text.value) else ()
        if not claims:
            continue
        linked = [match["target"] for match in LINK.finditer(text.value)]
        names = {*own, *(name.removeprefix("source:") for name in linked)}.union(
            *(backed_by.get(name, ()) for name in linked)
        )
        if any(name not in sources and content.may_name(name) for name in own):
            continue
        said = " ".join(str(getattr(sources[name], field)) for name in names & sources.keys() for field in _SAID)
        given = {_value(match[0]) for match in _NUMBER.finditer(said)}
        for match in claims:
            before = text.value[: match.start()]
            if not _is_given(match[0], given, rounded=bool(_ROUND.search(before))) and not _MONTH.search(before):
                yield found(text, match.start(), f"'{match[0]}' is in no source of '{text.owner}'.")


def _value(number: str) -> tuple[bool, float]:
    """Return whether a number is an amount of money, and how much it is."""
    return number.startswith("$"), float(number.strip("$% ").replace(",", ""))


def _is_given(number: str, given: set[tuple[bool, float]], *, rounded: bool) -> bool:
    money, value = _value(number)
    return any(
        money == is_money and (value == one or (rounded and abs(value - one) <= ROUND * one)) for is_money, one in given
    )


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
