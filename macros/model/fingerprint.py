"""What a part says, as eight letters: they stay the same while only punctuation, capitals, line breaks or links change.

Each translation keeps those of the English that it was made from, and the check of a change compares those before and after.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ..text import markup
from . import Named, Part, text_fields

_WORD = re.compile(r"\w+(?:[.,:/]\w+)*")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def fingerprint(part: Part) -> str:
    """Return the fingerprint of what ``part`` says. A part in it that has an id has a fingerprint of its own."""
    return fingerprint_of(*_says(part))


def fingerprint_of(*texts: str) -> str:
    """Return the fingerprint of what ``texts`` say."""
    said = "\n".join(" ".join(_WORD.findall(value.casefold().replace("'", ""))) for value in texts)
    # Letters only: YAML reads some mixes of digits and letters as numbers.
    return hashlib.sha256(said.encode()).hexdigest()[:8].translate(_LETTERS)


def fingerprint_of_text(value: str) -> str:
    """Return the fingerprint of one text as the content writes texts."""
    return fingerprint_of(markup.plain(value, blanks=True))


def _says(part: Part) -> Iterator[str]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, Part):
                if not isinstance(row, Named) and not getattr(row, "by_text", False):
                    yield from _says(row)
            elif isinstance(row, str) and name in text_fields(type(part)):
                yield markup.plain(row, blanks=True)
            elif isinstance(row, int) and not isinstance(part, Named):
                yield str(row)
