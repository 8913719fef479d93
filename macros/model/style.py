"""The lists of words that the check looks for, and the exceptions from its rules."""

from __future__ import annotations

from pydantic import Field

from .base import Id, Part, Word


class Jargon(Part):
    """A hard word and what to say instead."""

    word: Word = Field(description="The hard word.", examples=["utilize"])
    instead: Word = Field(description="What to say instead.", examples=["use"])


class OfficialTerm(Part):
    """An official term in English, and how a translation says it."""

    english: list[Word] = Field(
        min_length=1, description="The English term, in each of its forms.", examples=[["deductible"]]
    )
    says: list[Word] = Field(
        min_length=1,
        description="What the translation says: one of these, or the beginning of a word.",
        examples=[["deducible"]],
    )


class OwnNumbers(Part):
    """A number of the English, and the numbers that a translation may say next to it."""

    number: Word = Field(description="The number in the English.", examples=["988"])
    adds: list[Word] = Field(min_length=1, description="What a translation may add.", examples=[["988", "2"]])
    because: Word = Field(description="Why.", examples=["In Spanish: press 2, or text AYUDA to 988."])


class Exemption(Part):
    """A place where a rule does not hold, and why."""

    rule: Id = Field(description="The rule's name, as the check prints it.", examples=["percent"])
    at: Id = Field(description="The item's id, or the name of the file if it is not in an item.", examples=["medicare"])
    only: list[Word] = Field(
        default=[], description="What is right there, if it is not all that the rule finds.", examples=[["$200", "$40"]]
    )
    because: Word = Field(description="Why this place is right as it is.", examples=["Bills print it like this."])


class Style(Part):
    """The words that the check looks for, and the exceptions from its rules."""

    absolute: list[Word] = Field(description="Promises that no guide can keep.", examples=[["guarantee"]])
    promotional: list[Word] = Field(
        description="Sellers' names and words, allowed in sources.yml only.", examples=[["top-rated"]]
    )
    jargon: list[Jargon] = Field(description="Hard words, and what to say instead.")
    unidiomatic: list[Jargon] = Field(
        default=[], description="Words that are not said that way in the United States, and what to say instead."
    )
    contractions: list[Jargon] = Field(default=[], description="Words in full, and how people say them.")
    author: list[Word] = Field(
        default=[],
        description="Words in which the authors speak of their own work, allowed in sources.yml and about.yml only.",
        examples=[["our sources"]],
    )
    facts: list[Word] = Field(
        default=[],
        description="Words that state a fact without a number: what the law says, who pays, what studies say.",
        examples=[["by law"]],
    )
    vague_links: list[Word] = Field(
        default=[], description="Words that say nothing as the words of a link.", examples=[["here"]]
    )
    medical: list[Word] = Field(
        default=[], description="Words that need an entry in glossary.yml.", examples=[["biopsy"]]
    )
    informal: list[Word] = Field(
        default=[], description="In a translation: words that address the reader otherwise.", examples=[["tú"]]
    )
    foreign: list[Word] = Field(
        default=[], description="In a translation: English words that show that something was left.", examples=[["the"]]
    )
    terms: list[OfficialTerm] = Field(default=[], description="In a translation: how official terms are said.")
    numbers: list[OwnNumbers] = Field(default=[], description="In a translation: numbers that it says next to another.")
    exceptions: list[Exemption] = Field(default=[], description="Places where a rule does not hold, with the reason.")
