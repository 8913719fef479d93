"""The words of the interface are those that templates and scripts ask for: none is missing, misspelled or left over."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from ..model.kinds import ITEM_FIELDS
from ..reader.content import Content
from ..reader.validation_errors import did_you_mean
from . import Found, rule

_LISTED = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))

WORDS = {name: frozenset(keys.split()) for name, keys in _LISTED.items()}
"""The keys that each file needs under 'words': those listed, and the headings of the fields of items."""
WORDS["interface"] |= {field.heading for field in ITEM_FIELDS if field.heading}


@rule("unused-word", "Each key under 'words' is one that the guide uses.", "Delete the line.")
def unused(content: Content) -> Iterator[Found]:
    for name, known in WORDS.items():
        words = getattr(content.guide.singles.get(name), "words", {})
        for key in words:
            if key not in known:
                place = content.documents[name].place(("words", key), key=True)
                yield Found(
                    place, f"Nothing in the guide uses the word '{key}'.", did_you_mean(key, known - words.keys())
                )


@rule("missing-word", "Each word that the guide uses is under 'words'.", "Add a line for it.")
def missing(content: Content) -> Iterator[Found]:
    for name, known in WORDS.items():
        if name in content.guide.singles:
            words = getattr(content.guide.singles[name], "words", {})
            for key in sorted(known - words.keys()):
                yield Found(content.documents[name].place(("words",), key=True), f"The word '{key}' is missing.")
