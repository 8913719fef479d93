"""The page of letters and scripts to fill in."""

from __future__ import annotations

import re

from ..model import Blank, Script, Worded
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


def blanks_of(site: Site, item: Worded) -> list[Blank]:
    """Return the blanks in an item's words, each once, in their order."""
    return [site.guide.blanks[name] for name in dict.fromkeys(BLANK.findall(item.words or ""))]


def parts_of(item: Worded) -> tuple[str, str]:
    """Return an item's words, and apart from them their last line if it is just a name to sign with."""
    words = item.words or ""
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
