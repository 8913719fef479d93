"""Items: the ideas of the guide, one class a kind, and the section files that hold them."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import Field

from .base import Id, Line, Named, Part, Prose, Summed, Word


class Picture(Part):
    """A hundred dots, some of them filled, for a figure out of 100."""

    count: int = Field(ge=0, le=100, description="How many of the 100 dots are filled.", examples=[15])
    label: Line = Field(description="What the filled dots stand for.", examples=["had a different diagnosis"])
    rest: Line = Field(description="What the other dots stand for.", examples=["had the same diagnosis"])


class Item(Named):
    """One idea of the guide, with an id that is never changed or used again."""

    id: Id = Field(
        description="Its name in links, for ever: short, small letters and hyphens.", examples=["major-surgery"]
    )
    title: Line = Field(description="The point in plain words, at most 8 of them.", examples=["Surgery is planned"])
    summary: Prose = Field(
        description="What the reader must know, in one or two short sentences.",
        examples=["Think about a second opinion before surgery that can wait."],
    )
    body: Prose | None = Field(
        None,
        description='More, if needed: short paragraphs, "- " lists, **bold** and links by id.',
        examples=["Surgery can help. It can also do harm. Another doctor may know [other choices](many-choices)."],
    )
    do: list[Line] = Field(
        default=[],
        max_length=7,
        description="What to do next: one action a line, beginning with a verb.",
        examples=[["Ask what happens if you wait."]],
    )
    sources: list[Id] = Field(
        default=[], description="Ids from sources.yml that back this.", examples=[["medicare-b-covers"]]
    )
    situations: list[Id] = Field(
        default=[], description="Tags from situations.yml, if it is for some readers only.", examples=[["surgery"]]
    )
    formerly: list[Id] = Field(
        default=[], description="Ids that this item had before. Filled by 'rename'.", examples=[["surgery-planned"]]
    )
    picture: Picture | None = Field(None, description="A picture of 100 dots for a figure out of 100.")
    search: list[Word] = Field(
        default=[], description="Words that readers may type when they look for it.", examples=[["bill", "money"]]
    )


class Urgent(Item):
    """Something that must not wait."""

    level: Literal["emergency", "urgent", "caution"] = Field(description="How urgent it is.", examples=["urgent"])
    signs: list[Line] = Field(
        default=[], max_length=7, description="The signs that a card lists.", examples=[["Trouble breathing"]]
    )


class Reason(Item):
    """A reason to think about a second opinion."""


class Step(Item):
    """A step on the way to a second opinion."""

    say: list[Id] = Field(
        default=[], description="Ids from scripts.yml: words that help with this step.", examples=[["words-ask-doctor"]]
    )
    bring: list[Line] = Field(
        default=[], max_length=7, description="What to have at hand.", examples=[["Your plan card"]]
    )


class Benefit(Item):
    """What a second opinion may bring."""


class Downside(Item):
    """What a second opinion may cost you."""

    handle: list[Line] = Field(
        default=[],
        max_length=7,
        description="How to limit it: one action a line.",
        examples=[["Set a date to decide by."]],
    )


class Cost(Item):
    """Who pays, and what to ask."""

    payer: Line | None = Field(None, description="The kind of plan, in a few words.", examples=["Medicare Advantage"])
    pays_short: Line | None = Field(
        None, description="What this plan pays, in a few words, for the table.", examples=["Each plan sets your share"]
    )
    first: Line | None = Field(
        None, description="The first question to put to this plan, for the table.", examples=["Do I need a referral?"]
    )
    pays: Prose | None = Field(None, description="What this plan pays.", examples=["Your plan sets your share."])
    approval: Prose | None = Field(
        None, description="If you need a referral or approval first.", examples=["You may need a referral."]
    )
    ask: list[Line] = Field(
        default=[],
        max_length=7,
        description="Questions to put to the plan.",
        examples=[["Is this doctor in my network?"]],
    )
    in_writing: Prose | None = Field(
        None, description="What you should get in writing.", examples=["Ask for the answer in writing."]
    )
    if_no: Prose | None = Field(None, description="What to do if the plan says no.", examples=["You can appeal."])


class Question(Item):
    """A question that readers ask, and its answer."""


class Script(Item):
    """Words to say or send."""

    words: Prose = Field(
        description="The words, in the first person, with {blanks} from blanks.yml.",
        examples=["Hello, my name is {my-name}. I would like a second opinion."],
    )


class Record(Item):
    """Something to bring or send."""

    where: Prose | None = Field(
        None, description="Who has it, and how to ask.", examples=["Ask the lab that did the test."]
    )
    words: Prose | None = Field(
        None,
        description="A letter to send, with {blanks}.",
        examples=["Please send me a copy of my records. {my-name}"],
    )


class Finding(Item):
    """A way to find the right doctor."""


class Asking(Named):
    """One question to put to a doctor."""

    id: Id = Field(description="Its id, for ever.", examples=["q-how-sure"])
    text: Line = Field(description="The question as the reader would say it.", examples=["How sure are you?"])
    situations: list[Id] = Field(default=[], description="Tags, if it is for some readers only.", examples=[["cancer"]])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["q-sure"]]
    )


class QuestionGroup(Item):
    """Questions to put to a doctor, on one subject."""

    questions: list[Asking] = Field(min_length=3, max_length=7, description="The questions, 3 to 7.")


class Criterion(Item):
    """A point by which to compare opinions, or a next step after it."""

    differ: list[Line] = Field(
        default=[],
        max_length=7,
        description="What to ask if the opinions differ on this point. Leave it out for a next step.",
        examples=[['Ask, "Could these two names mean the same thing?"']],
    )


class Situation(Item):
    """Advice for a special situation. It has a page of its own, docs/special/<id>.md."""

    gathers: list[Id] = Field(
        default=[],
        description="Tags from situations.yml: its page gathers every part of the guide that has one of them.",
        examples=[["rare", "undiagnosed"]],
    )
    adds: list[Id] = Field(
        default=[],
        description="Ids of parts for everyone that its page gathers too.",
        examples=[["records-timeline", "trials"]],
    )
    in_short: list[Line] = Field(
        default=[],
        max_length=5,
        description="Its page in 3 to 5 points.",
        examples=[["Ask if it is safe to wait.", "Call your plan.", "Get your records."]],
    )
    known: list[Line] = Field(
        default=[],
        max_length=7,
        description="What we know about it, from the sources of the item.",
        examples=[["Most often, a second opinion agrees with the first."]],
    )
    unknown: list[Line] = Field(
        default=[],
        max_length=7,
        description="What we do not know about it, or what this guide has no figures for.",
        examples=[["This guide has no figures for children."]],
    )


class About(Item):
    """Something about the guide itself."""


class Improvement(Item):
    """A way to help with the guide."""

    form: Literal["wrong-fact", "broken-link", "unclear-words", "new-question"] | None = Field(
        None, description="The form on GitHub that this leads to.", examples=["wrong-fact"]
    )


class Trouble(Item):
    """What to do if something seems to have gone wrong."""


class Group(Part):
    """Items of a page that belong together. A page shows its groups before its items."""

    title: Line = Field(description="What they have in common, in a few words.", examples=["Before you book"])
    rows: list[Id] = Field(
        min_length=1, max_length=7, description="The ids of the items, in the page's order.", examples=[["check-time"]]
    )


T = TypeVar("T", bound=Item)


class Section(Summed, Generic[T]):
    """One file of the guide, and one page."""

    groups: list[Group] = Field(default=[], max_length=7, description="The items in groups, to choose from at the top.")
    items: list[T] = Field(min_length=1, description="The items, in reading order.")


def section_of(kind: type[T]) -> type[Section[T]]:
    """The section of one kind of item."""
    return Section[kind]  # type: ignore[valid-type]  # a class made at run time
