"""The page of letters and scripts to fill in."""

from __future__ import annotations

import re

from ..model import PERMISSION, Blank, Letter, Script, Worded
from ..text.markup import BLANK
from .site import Site
from .tool import tool_page

LETTERS = "letters.md"

AUTOFILL = {"my-name": "name", "phone": "tel", "email": "email", "birth-date": "bday", "language": "language"}
"""What a browser may fill in by itself, for those who find it hard to type."""

DAYS = ("decide-by", "visit-date")
"""Blanks that are filled in with a date to choose."""

DAYS_IN_BOTH = (*DAYS, "birth-date", "date-needed", "denial-date", "patient-birth-date", "today")
"""The same where each letter is in two languages: a date that was chosen is said in the language of each."""

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
    """Return the names of the blanks in words, also of those in what people.yml adds to them."""
    return BLANK.findall(site.guide.written_out(words or ""))


def fields_of(site: Site, letter: Letter) -> list[tuple[Blank, str]]:
    """Return the blanks to fill in for a letter. Words to say that name the date to decide by begin with it, as their paper does."""
    blanks = blanks_of(site, site.guide.scripts[letter.script])
    return sorted(blanks, key=lambda one: one[0].id != "decide-by") if letter.use == "say" else blanks


def parts_of(words: str) -> tuple[str, str]:
    """Return words without their last line if that is just a name to sign with, and that line. What the patient signs is in neither."""
    words = words.replace(f"{{{PERMISSION}}}", "").strip()
    opening, _, closing = words.rpartition("\n\n")
    return (opening, closing) if re.fullmatch(BLANK, closing) else (words, "")


def letters_page(site: Site) -> str:
    """Return the page of letters and scripts to fill in."""
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
        fields_of=lambda letter: fields_of(site, letter),
        days=DAYS_IN_BOTH if site.english else DAYS,
        autofill=AUTOFILL,
        offers=OFFERS,
    )
