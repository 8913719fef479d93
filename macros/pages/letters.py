"""The page of letters and scripts to fill in."""

from __future__ import annotations

import re

from ..model import GROUND, Blank, Script, Worded
from ..text.markup import BLANK
from .context import Site
from .tool import tool_page

LETTERS = "letters.md"

AUTOFILL = {"my-name": "name", "phone": "tel", "email": "email", "birth-date": "bday", "language": "language"}
"""What a browser may fill in by itself, for those who find it hard to type."""

OFFERS = {"today": "today", "visit-date": "visit"}
"""Blanks that the page can offer a value for: the date of today, and the visit from the checklist."""


def anchor(script: str) -> str:
    """Return the older place of a text on the page of letters. A script has its id there too."""
    return f"letter-{script}"


def blanks_of(site: Site, item: Worded) -> list[tuple[Blank, str]]:
    """Return the blanks in an item's words, each once, in their order, and whose words have it: "me", "other" or "" (all)."""
    me, other = (dict.fromkeys(names_in(site, words)) for words in (item.words, item.words_for_other))
    if not other:
        return [(site.guide.blanks[name], "") for name in me]
    whose = {name: "" if name in me and name in other else "me" if name in me else "other" for name in {**me, **other}}
    return [(site.guide.blanks[name], whose[name]) for name in whose]


def names_in(site: Site, words: str | None) -> list[str]:
    """Return the names of the blanks in words, also of those in what lets the reader ask."""
    names = BLANK.findall(words or "")
    if GROUND not in names:
        return names
    grounds = " ".join(person.ground or "" for person in site.guide.people.values())
    return [name for name in [*names, *BLANK.findall(grounds)] if name != GROUND]


def parts_of(words: str) -> tuple[str, str]:
    """Return words without their last line if that is just a name to sign with, and that line."""
    opening, _, closing = words.strip().rpartition("\n\n")
    return (opening, closing) if re.fullmatch(BLANK, closing) else (words, "")


def with_answers(words: str) -> str:
    """Mark each question in words to say, in Markdown: on paper there is a line for its answer below it."""
    lines = words.split("\n")
    return "\n".join(f"{line}\n{{: .answer }}" if "?" in line else line for line in lines)


def letters_page(site: Site) -> str:
    """Letters and words to fill in."""
    letters = site.guide.letters
    return tool_page(
        site,
        LETTERS,
        "letters.md",
        words=letters.words,
        renamed=site.guide.scripts.values(),
        letters=letters,
        section=letters,
        scripts=site.guide.scripts,
        sections={item.id: name for name, item in site.guide.items()},
        elsewhere={item.id for item in site.guide.scripts.values() if not isinstance(item, Script)},
        anchor=anchor,
        parts_of=parts_of,
        with_answers=with_answers,
        blanks_of=lambda item: blanks_of(site, item),
        autofill=AUTOFILL,
        offers=OFFERS,
    )
