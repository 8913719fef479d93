"""Lists: sources, words explained, phone numbers, blanks, tags and the register of ids."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from .base import EachLanguage, Id, Line, Name, Named, Part, PhoneNumber, Prose, WebAddress, Word

P = TypeVar("P", bound=Named)


class Source(Named):
    """One fact and where it is."""

    id: Id = Field(description="The fact's id, forever.", examples=["hipaa-right"])
    title: Name = Field(description="The title of the page or paper.", examples=["Second surgical opinions"])
    publisher: Name = Field(description="Who publishes it.", examples=["Medicare.gov"])
    url: WebAddress = Field(
        description="Its lasting web address.", examples=["https://www.medicare.gov/coverage/second-surgical-opinions"]
    )
    published: Line = Field(description='The year in quotes, or "undated".', examples=["2015"])
    checked: dt.date = Field(description="When someone last read it: year-month-day.", examples=["2026-11-21"])
    says: Prose = Field(
        description="What it says, with the figure.",
        examples=["Medicare helps pay for a third opinion if the first two differ."],
    )
    caveat: Prose | None = Field(
        None, description="The limits that must travel with it.", examples=["One hospital, a small number of people."]
    )
    never: list[Word] = Field(
        default=[],
        description="Words that its caveat rules out in any text that rests on it.",
        examples=[["misdiagnosed"]],
    )
    seen: Literal["page", "copy", "archive", "quoted"] = Field(
        description="How it was read: the page itself, a copy, an archive, or quoted by someone else.",
        examples=["page"],
    )


class Term(Named):
    """A word that the guide explains."""

    id: Id = Field(description="Its id, forever.", examples=["referral"])
    term: Line = Field(description="The word as it is written in a text.", examples=["prior approval"])
    also: Annotated[list[Line], EachLanguage] = Field(
        default=[], description="Other forms that mean it.", examples=[["prior authorization"]]
    )
    search: list[Word] = Field(
        default=[], description="What readers may type when they look for it.", examples=[["2nd opinion"]]
    )
    means: Prose = Field(
        description="What it means, in one or two plain sentences.",
        examples=["A yes from your plan before you get care."],
    )
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["second-view"]]
    )


class Phone(Named):
    """Someone to call."""

    id: Id = Field(description="Its id, used in links: (phone:medicare).", examples=["medicare"])
    name: Line = Field(description="Who answers.", examples=["Medicare"])
    number: PhoneNumber = Field(description="The number.", examples=["1-800-633-4227"])
    letters: Name | None = Field(None, description="The number as a word.", examples=["1-800-MEDICARE"])
    tty: PhoneNumber | None = Field(None, description="The number for TTY.", examples=["1-877-486-2048"])
    text: PhoneNumber | None = Field(None, description="The number to text.", examples=["988"])
    crisis: bool = Field(False, description="Whether it is to be called in a crisis.", examples=[True])
    hours: Line | None = Field(None, description="When someone answers.", examples=["Day and night"])
    what: Prose = Field(description="What they help with.", examples=["They help you find doctors who take Medicare."])
    sources: list[Id] = Field(min_length=1, description="Ids from sources.yml.", examples=[["medicare-find-doctor"]])
    checked: dt.date = Field(description="When the number was last checked.", examples=["2026-11-21"])


class Blank(Named):
    """A blank to fill in, used in words and letters."""

    id: Id = Field(description="Its id, used as {id} in words.", examples=["my-name"])
    label: Line = Field(description="The words before the field.", examples=["Your name"])
    help: Line = Field(
        description="One short sentence that helps to fill it in.", examples=["As it is on your plan card."]
    )
    example: Line = Field(description="A made-up example.", examples=["Dr. Lee"])


class Tag(Named):
    """A kind of reader or case, used in 'situations'."""

    id: Id = Field(description="The tag.", examples=["cancer"])
    label: Line = Field(description="How the reader says it.", examples=["I have or may have cancer"])


class Person(Named):
    """Someone that a reader may use the guide for."""

    id: Literal["me", "child", "adult", "cant-decide"] = Field(description="What the tools keep.", examples=["child"])
    label: Line = Field(description="How the reader says it.", examples=["My child"])
    mine: Line | None = Field(
        None, description="What the reader calls them, if they give no name. None: the reader.", examples=["my child"]
    )
    yours: Line | None = Field(
        None, description="What the guide calls them when it speaks to the reader.", examples=["your child"]
    )
    ground: Line | None = Field(
        None,
        description="The sentence of a letter that says what lets the reader ask, with {blanks}.",
        examples=["I'm the parent or guardian of {patient-name}."],
    )
    permission: Prose | None = Field(
        None,
        description="What the patient signs below a letter, so that the office may share records, with {blanks}.",
        examples=["I, {patient-name}, say that you may share my records with {my-name}."],
    )
    situations: list[Id] = Field(
        default=[], description="Tags from situations.yml that come with it.", examples=[["child"]]
    )


class Collection(Part, Generic[P]):
    """A file that is a plain list."""

    items: list[P] = Field(min_length=1, description="The entries.")


def collection_of(kind: type[P]) -> type[Collection[P]]:
    """Return the list of one kind of entry."""
    return Collection[kind]  # type: ignore[valid-type]  # a class made at run time


class Registered(Named):
    """An id that was published, and must stay good forever."""

    id: Id = Field(description="The id.", examples=["major-surgery"])
    since: dt.date = Field(description="The day on which it was first published.", examples=["2026-11-21"])
    retired: dt.date | None = Field(
        None, description="The day on which its advice was withdrawn.", examples=["2027-01-31"]
    )
    because: Line | None = Field(
        None, description="Why it was withdrawn, for readers.", examples=["The rule behind it has ended."]
    )
    because_in: dict[Id, str] = Field(
        default={}, description="The same in other languages.", examples=[{"es": "La regla ya no vale."}]
    )
    now: Id | None = Field(None, description="The item that takes its place.", examples=["planned-surgery"])
