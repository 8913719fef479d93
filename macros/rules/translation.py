"""A translation says what the English says, all of it, in its own words, and is read again when the English changes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..model import Style, Worded, own_fields
from ..reader.content import OWN_FILES, TRANSLATED, Content, Document, Text
from ..reader.diagnostics import Place
from ..reader.translation import IN_BRACKETS, PAGE, Drift
from ..reader.yaml_tree import Path
from ..text import markup
from ..text.markup import BLANK
from . import Found, found, rule
from .lost_lines import swallowed

_NUMBER = re.compile(r"\$?\d+(?:[.,:]\d+)*")
_PLACE = re.compile(r"\{[a-z_-]+\}")


def _drifts(content: Content, kind: str) -> Iterator[tuple[Document, Drift, Place]]:
    for document in content.documents.values():
        for one in document.drifts:
            if one.kind == kind:
                yield document, one, document.lines.place(document.file, one.start)


@rule(
    "missing-translation",
    "A translation has every text of the English.",
    "Add it, or run 'python -m macros translate' with the language.",
    level="hint",
    of="translations",
)
def missing(content: Content) -> Iterator[Found]:
    advice = f"Add it, or run: python -m macros translate {content.language}"
    for document in content.documents.values():
        is_due = document.name in TRANSLATED and document.name not in (*content.unread, *OWN_FILES)
        if document.untranslated == {()} and is_due:
            place = Place(document.file.replace("content/", f"content/{content.language}/"))
            yield Found(place, "The file is missing, so its page is in English.", advice)
    for _, one, place in _drifts(content, "missing"):
        yield Found(place, f"'{one.name}' is missing, so it is in English.", advice, one.name)


@rule(
    "left-over-translation",
    "A translation has no text that the English has not.",
    "Delete it here.",
    level="hint",
    of="translations",
)
def left_over(content: Content) -> Iterator[Found]:
    register = content.guide.register
    explained = swallowed(content.english) if content.english else {}
    for document, one, place in _drifts(content, "left-over"):
        entry = register.get(one.name)
        if (document.name, one.path) in explained:
            continue
        if entry and entry.retired:
            what, advice = f"'{one.name}' was withdrawn on {entry.retired}.", "Delete it here, with all that is in it."
        else:
            what = f"'{one.name}' is not in the English any more."
            advice = f"If the English lost it by mistake, put it back there. Else delete '{one.name}' here."
        yield Found(place, what, advice, one.name)


@rule(
    "former-id",
    "A translation names a part as the English does.",
    "Write the id that it has today.",
    level="hint",
    of="translations",
)
def renamed(content: Content) -> Iterator[Found]:
    for _, one, place in _drifts(content, "renamed"):
        yield Found(place, f"'{one.name}' is called '{one.english}' now.", f"Write '{one.english}'.", at=one.english)


@rule(
    "outdated-translation",
    "A translation was read again since its English changed.",
    "Read it again.",
    level="hint",
    of="translations",
)
def outdated(content: Content) -> Iterator[Found]:
    for _, one, place in _drifts(content, "outdated"):
        day = _changed(content, one.name)
        what = f"The English of '{one.name}' changed{f' on {day}' if day else ''}."
        yield Found(place, what, f"Read it again, then write '{one.english}' here.", at=one.name)


def _changed(content: Content, name: str) -> str:
    """Return the newest day on which a change of a part was announced, or nothing."""
    return max((str(change.date) for change in content.guide.announced if name in change.ids), default="")


class Pair(NamedTuple):
    """A translated text and its English; ``bare`` is without what is in brackets and braces, at the same offsets."""

    text: Text
    source: str
    bare: str
    bare_source: str


@lru_cache(maxsize=4)
def _pairs(content: Content) -> list[Pair]:
    """Return each translated text with its English, but where the English has changed since: that is said already."""
    return list(_pairs_in(content, content.english)) if content.english else []


def _pairs_in(content: Content, english: Content) -> Iterator[Pair]:
    for text in content.texts():
        if any(one.kind == "outdated" and _covers(one.path, text) for one in text.document.drifts):
            continue
        source = english.documents[text.document.name].root.at(text.path).value
        if isinstance(source, str) and text.field not in own_fields(type(text.part)):
            yield Pair(text, source, _bare(text.value), _bare(source))


def _covers(path: Path, text: Text) -> bool:
    """Return whether a text is in the part at ``path``; at the top of a file are its own texts, and not those of its items."""
    return text.path[: len(path)] == path if path else text.owner == text.document.name


def _bare(value: str) -> str:
    return IN_BRACKETS.sub(lambda match: "]" + " " * (len(match[0]) - 1), value)


def _compared(content: Content, kind: str, begun_by: str, names: Callable[[str], Iterable[str]]) -> Iterator[Found]:
    """Yield where a translation has other ``names`` than the English. Each of them is with ``begun_by``; a text without it has none."""
    for text, source, *_ in _pairs(content):
        if begun_by in text.value or begun_by in source:
            yield from _differ(text, kind, Counter(names(text.value)), Counter(names(source)))


def _differ(text: Text, kind: str, here: Counter[str], there: Counter[str]) -> Iterator[Found]:
    lacks, has = there - here, here - there
    if lacks or has:
        said = [f"lacks {_listed(lacks)}"] if lacks else []
        said += [f"has {_listed(has)}"] if has else []
        yield found(text, 0, f"Of the {kind} in the English, this {' and '.join(said)}.")


def _listed(names: Counter[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


@rule(
    "translated-numbers",
    "A translation has the numbers, amounts and phone numbers of the English.",
    "Write the same numbers.",
    of="translations",
)
def numbers(content: Content) -> Iterator[Found]:
    style = _style(content)
    own = {one.number: one.adds for one in style.numbers} if style else {}
    for text, _, bare, bare_source in _pairs(content):
        if re.search(r"\d", bare + bare_source):
            here, there = (Counter(_NUMBER.findall(one)) for one in (bare, bare_source))
            for number in own.keys() & there.keys():
                here -= (here - there) & Counter(own[number] * there[number])
            yield from _differ(text, "numbers", here, there)


@rule(
    "translated-links",
    "A translation has the links of the English.",
    "Link the same words to the same ids.",
    of="translations",
)
def links(content: Content) -> Iterator[Found]:
    return _compared(content, "links", "](", lambda value: (link["target"] for link in markup.LINK.finditer(value)))


@rule(
    "translated-blanks",
    "A translation has the {blanks} of the English.",
    "Write the same names in braces.",
    of="translations",
)
def blanks(content: Content) -> Iterator[Found]:
    return _compared(content, "blanks", "{", lambda value: [*_PLACE.findall(value), *BLANK.findall(value)])


@rule(
    "translated-letter",
    "Words to say or send have the paragraphs, rows, boxes and sentences of the English: a reader leaves out the same ones in both.",
    "Make as many of them, in the same order.",
    of="translations",
)
def letters(content: Content) -> Iterator[Found]:
    for text, source, *_ in _pairs(content):
        if isinstance(text.part, Worded) and text.field in ("words", "words_for_other"):
            here, there = (list(markup.rows(one)) for one in (text.value, source))
            if len(here) != len(there):
                yield found(text, 0, f"The English has {len(there)} paragraphs and rows, and this has {len(here)}.")
                continue
            for (box, row), (other_box, other) in zip(here, there, strict=True):
                count, other_count = (len(list(markup.sentences(one))) for one in (row, other))
                if (box, count) != (other_box, other_count):
                    said = markup.plain_row(row)[:40]
                    yield found(
                        text,
                        0,
                        f"'{said}' has {count} sentences and the box '{box}', the English {other_count} and '{other_box}'.",
                    )


@lru_cache(maxsize=8)
def _whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w{{])({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _style(content: Content) -> Style | None:
    return content.guide.style if "style" in content.guide.singles else None


@rule(
    "foreign-word",
    "A translation has no English word left in it.",
    "Translate it.",
    level="hint",
    of="translations",
)
def foreign(content: Content) -> Iterator[Found]:
    style = _style(content)
    for text, match in _uses(content, tuple(style.foreign) if style else ()):
        yield found(text, match.start(), f"'{match[0]}' is English.")


@rule("informal", "The reader is addressed in one way.", "Say it with the polite form.", of="translations")
def informal(content: Content) -> Iterator[Found]:
    style = _style(content)
    for text, match in _uses(content, tuple(style.informal) if style else ()):
        yield found(text, match.start(), f"'{match[0]}' is another way to address the reader.")


def _uses(content: Content, words: tuple[str, ...]) -> Iterator[tuple[Text, re.Match[str]]]:
    if words:
        pattern = _whole_words(words)
        for text, _, bare, _ in _pairs(content):
            for match in pattern.finditer(bare):
                yield text, match


@rule(
    "official-term",
    "An official term is said as the list of terms in style.yml says.",
    "Use the official term, or change the list.",
    level="hint",
    of="translations",
)
def official_term(content: Content) -> Iterator[Found]:
    style = _style(content)
    says = {form.casefold(): term.says for term in style.terms for form in term.english} if style else {}
    pattern = _whole_words(tuple(says)) if says else None
    for text, _, _, source in _pairs(content) if pattern else ():
        for form in {match[0].casefold() for match in pattern.finditer(source)} if pattern else ():
            if not any(one.casefold() in text.value.casefold() for one in says[form]):
                yield found(text, 0, f"The English says '{form}'.", f"Say '{says[form][0]}'.")


@rule(
    "untranslated",
    "A text is not just the English again.",
    "Translate it.",
    level="hint",
    of="translations",
)
def untranslated(content: Content) -> Iterator[Found]:
    for document, one, place in _drifts(content, "untranslated"):
        yield Found(place, "This is the English.", at=document.name if one.name == PAGE else one.name)
