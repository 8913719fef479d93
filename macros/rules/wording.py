"""Words: as people in the United States say them, no promises, no selling, and medical words explained."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..model import Item, Phone, Source, Style, Term
from ..model.style import Jargon
from ..reader.content import Content, Text
from ..reader.yaml_tree import Path
from ..text.languages import language
from ..text.markup import LINK
from . import Found, found, rule
from .sentences import sentence_at

_SENTENCE = re.compile(r"[^.?!\s][^.?!\n]*")
FOREIGN = 3
"""A sentence with so many small words of another language is in that language."""
UNSOURCED = ("about", "changes", "clinics", "improve", "interface")
"""Files about the guide itself, and of labels."""


@lru_cache(maxsize=16)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a quick look for any of these words in a text in small letters, and the search for them as whole words."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(either.lower()), re.compile(rf"(?<!\w)({either})(?!\w)", re.IGNORECASE)


def _uses(content: Content, words: Iterable[str], *but: type) -> Iterator[tuple[Text, re.Match[str]]]:
    """Yield each use of these words in a text for readers, but not in parts of the kinds ``but``."""
    if not words:
        return
    quick, whole = _patterns(tuple(words))
    for text in content.texts():
        if not isinstance(text.part, but) and quick.search(text.value.lower()):
            for match in whole.finditer(text.value):
                yield text, match


def _style(content: Content) -> Style:
    """Return the lists of words; empty ones if they could not be read."""
    return (
        content.guide.style
        if "style" in content.guide.singles
        else Style(absolute=[], promotional=[], jargon=[], medical=[])
    )


def _instead(entries: Iterable[Jargon]) -> dict[str, str]:
    return {entry.word.lower(): entry.instead for entry in entries}


@rule("absolute", "No text promises what no one can keep.", 'Say "may" or "can", or what is known.', of="every")
def absolute(content: Content) -> Iterator[Found]:
    no = language(content.language).negation
    for text, match in _uses(content, _style(content).absolute):
        if not (no and text.value[: match.start()].lower().endswith(no)):
            yield found(text, match.start(), f"'{match[0]}' is a promise.")


@rule("promotion", "No firm, seller or selling word outside sources.yml.", "Leave it out.", of="every")
def promotion(content: Content) -> Iterator[Found]:
    for text, match in _uses(content, _style(content).promotional, Source):
        yield found(text, match.start(), f"'{match[0]}' promotes someone.")


@rule("jargon", "Everyday words instead of hard ones.", "Use everyday words.", level="hint", of="every")
def jargon(content: Content) -> Iterator[Found]:
    instead = _instead(_style(content).jargon)
    for text, match in _uses(content, instead, Source, Term, Phone):
        word = instead[match[0].lower()]
        yield found(text, match.start(), f"'{match[0]}' is a hard word.", f'Say "{word}".')


@rule(
    "unidiomatic",
    "Words are those that people in the United States use.",
    "Use the word that people in the United States use.",
    of="every",
)
def unidiomatic(content: Content) -> Iterator[Found]:
    instead = _instead(_style(content).unidiomatic)
    for text, match in _uses(content, instead):
        if not (isinstance(text.part, Source) and text.field in ("title", "publisher")):
            word = instead[match[0].lower()]
            yield found(text, match.start(), f"'{match[0]}' is not how people here say it.", f'Say "{word}".')


@rule("contraction", "Words are contracted, as people say them.", "Contract it.", level="hint")
def contraction(content: Content) -> Iterator[Found]:
    # An entry with a capital holds at the start of a sentence only: "as it is" can't be contracted, and "It is" can.
    instead = {entry.word: entry.instead for entry in _style(content).contractions}
    for text, match in _uses(content, instead, Source):
        word = instead.get(match[0]) or instead.get(match[0].lower())
        if word and re.match(r" +\w", text.value[match.end() :]):  # at the end of a thought, it is said in full
            yield found(text, match.start(), f"'{match[0]}' sounds stiff.", f'Say "{word}".')


@rule(
    "authors-voice",
    "The guide speaks of the reader, and of its own work in sources.yml and about.yml only.",
    "Leave it out.",
    of="every",
)
def authors_voice(content: Content) -> Iterator[Found]:
    for text, match in _uses(content, _style(content).author):
        is_quoted = text.value[: match.start()].count('"') % 2  # what someone says in quotes is about them
        if text.document.name not in ("sources", "about") and not is_quoted:
            yield found(text, match.start(), f"'{match[0]}' is about the authors.")


@rule(
    "fact-needs-source",
    "What the law says, who pays and what studies say has a source, or a link to the part that has one.",
    "Name its source in 'sources', or link to the part that says so. If it is advice, say it as advice.",
    level="hint",
)
def fact(content: Content) -> Iterator[Found]:
    sourced = {part.id for _, _, part in content.every_part() if isinstance(part, Item) and part.sources}
    for text, match in _uses(content, _style(content).facts, Source, Term, Phone):
        sentence = sentence_at(text.value, match.start())
        is_asked = sentence.rstrip("\"' )\n").endswith("?")
        targets = {link["target"] for link in LINK.finditer(text.value)}
        backed = getattr(text.part, "sources", None) or targets & sourced or any(":" in one for one in targets)
        if not backed and not is_asked and text.document.name not in UNSOURCED:
            yield found(text, match.start(), f"'{match[0]}' states a fact, and '{text.owner}' has no source.")


@rule("vague-link", "The words of a link say where it leads.", "Write what the reader finds there.", of="every")
def vague_link(content: Content) -> Iterator[Found]:
    vague = {word.lower() for word in _style(content).vague_links}
    for text in content.texts() if vague else ():
        for match in LINK.finditer(text.value):
            if match["text"].strip(" .").lower() in vague:
                yield found(text, match.start("text"), f"'{match['text']}' doesn't say where the link leads.")


@rule("other-language", "A text in the English files is in English.", "Write English here.")
def other_language(content: Content) -> Iterator[Found]:
    english = language(content.language).common
    others = {name: language(name).common for name in content.translations}
    for text in content.texts():
        for name, other in others.items():
            if isinstance(text.part, Source) or len(other.intersection(text.value.split())) < 2:
                continue
            for sentence in _SENTENCE.finditer(text.value):
                words = sentence[0].lower().split()
                count = sum(word in other for word in words)
                if count >= FOREIGN and count > 2 * sum(word in english for word in words):
                    file = f"content/{name}/{text.document.name}.yml"
                    advice = f"Write English here. The words in that language are in {file}."
                    yield found(text, sentence.start(), f"This sentence is in another language: '{name}'.", advice)


@rule("unexplained-word", "A medical word has an entry in glossary.yml.", "Add an entry to glossary.yml.")
def unexplained(content: Content) -> Iterator[Found]:
    explained = {form.lower() for term in content.guide.glossary.values() for form in (term.term, *term.also)}
    for number, word in enumerate(_style(content).medical if "glossary" not in content.faulty else ()):
        if word.lower() not in explained:
            place = content.documents["style"].place(("medical", number))
            yield Found(place, f"'{word}' is a medical word without an explanation.")


@rule(
    "glossary-form", "A form of a word belongs to one entry of the glossary.", "Keep it in one of the two.", of="every"
)
def glossary_form(content: Content) -> Iterator[Found]:
    owner: dict[str, str] = {}
    for document, path, part in content.parts():
        if not isinstance(part, Term):
            continue
        also: list[tuple[Path, str]] = [(("also", row), form) for row, form in enumerate(part.also)]
        for at, form in [(("term",), part.term), *also]:
            first = owner.setdefault(form.lower(), part.id)
            if first != part.id:
                yield Found(document.place((*path, *at)), f"'{form}' is explained by '{first}' too.", at=part.id)
