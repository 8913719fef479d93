"""The decision aid: its steps, options, reasons and checks, with the words of its page."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Line, Named, Part, Prose, Summed
from .items import Picture


class DecideStep(Named):
    """A step of the decision aid. Its form is the template with the same name."""

    id: Id = Field(description="Its id, forever.", examples=["decide-safe-to-wait"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Is it safe to wait?"])
    lead: Prose = Field(description="What it is for, in a few sentences.", examples=["This comes first."])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-wait"]]
    )


class WaitAnswer(Part):
    """An answer to: is it safe to wait?"""

    number: Literal[1, 2, 3] = Field(description="Its number in what readers have saved, forever.", examples=[1])
    text: Line = Field(description="The answer, as the reader says it.", examples=["I don't know yet."])
    reply: Line = Field(description="What to do then.", examples=["Ask today."])


Sides = Annotated[list[Line], Field(min_length=3, max_length=3)]


class Option(Named):
    """A choice that the reader has."""

    id: Id = Field(description="Its id, forever.", examples=["decide-ask-first"])
    number: Literal[1, 2, 3] = Field(description="Its number in what readers have saved, forever.", examples=[1])
    title: Line = Field(description="What the reader would do.", examples=["Go ahead without one"])
    what: Prose = Field(description="How it works.", examples=["You say yes to your doctor's plan."])
    good: Sides = Field(
        description="3 benefits, about as long as the downsides.",
        examples=[["It is quick.", "It is free.", "It is near."]],
    )
    hard: Sides = Field(
        description="3 downsides, about as long as the benefits.",
        examples=[["It is slow.", "It costs.", "It is far."]],
    )
    body: Line = Field(description="What it may be like for the body.", examples=["Your treatment may start sooner."])
    feelings: Line = Field(description="What it may feel like.", examples=["You may feel calmer."])
    people: Line = Field(description="What it may mean for and with other people.", examples=["You meet a new doctor."])
    days: Line = Field(description="What it may mean for daily life.", examples=["You make more calls."])
    next: list[Line] = Field(
        min_length=1,
        max_length=5,
        description="What to do next if the reader chooses it.",
        examples=[["Book a visit."]],
    )
    sources: list[Id] = Field(default=[], description="Ids from sources.yml that back this.", examples=[["teach-back"]])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-ask"]]
    )


class ReasonAgainst(Named):
    """A reason not to get a second opinion now."""

    id: Id = Field(description="Its id, forever.", examples=["decide-minor-problem"])
    text: Line = Field(description="The reason, in a few words.", examples=["The problem is minor and gets better"])
    link: Id = Field(description="The id of the item that says more.", examples=["may-not-need-one"])
    sources: list[Id] = Field(
        default=[], description="Ids from sources.yml, if it makes a claim.", examples=[["not-always-needed"]]
    )
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-minor"]]
    )

    @property
    def title(self) -> str:
        """What readers know it by."""
        return self.text


class Matter(Named):
    """Something that may matter to the reader."""

    id: Id = Field(description="Its id, forever.", examples=["decide-start-soon"])
    text: Line = Field(description="What it is, beginning with 'To'.", examples=["To start treatment soon"])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-soon"]]
    )

    @property
    def title(self) -> str:
        """What readers know it by."""
        return self.text


class UnderstandingCheck(Named):
    """A sentence to judge, to check what the reader knows."""

    id: Id = Field(description="Its id, forever.", examples=["decide-check-agrees"])
    statement: Line = Field(
        description="The sentence.", examples=["Most often, a second opinion agrees with the first."]
    )
    is_true: bool = Field(description="Whether it is true.", examples=[True])
    why: Line = Field(description="Why, in a kind way.", examples=["A review of studies found this."])
    sources: list[Id] = Field(
        min_length=1, description="Ids from sources.yml that back this.", examples=[["usually-confirms"]]
    )
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-check-same"]]
    )

    @property
    def title(self) -> str:
        """What readers know it by."""
        return self.statement


Place = DecideStep | Option | ReasonAgainst | Matter | UnderstandingCheck
"""What has a place of its own on the page."""


class Decide(Summed):
    """The decision aid: it shows both sides of each option alike, and never computes advice."""

    known: list[Line] = Field(
        min_length=1, max_length=7, description="What we know.", examples=[["Many plans pay for one."]]
    )
    unknown: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="What we do not know.",
        examples=[["No one knows which opinion was right."]],
    )
    pictures: list[Picture] = Field(
        default=[], max_length=4, description="Pictures of 100 dots for the figures in what we know."
    )
    sources: list[Id] = Field(
        min_length=1, description="Ids from sources.yml that back what we know.", examples=[["usually-confirms"]]
    )
    steps: list[DecideStep] = Field(min_length=1, description="The steps, in order. Each has a template with its name.")
    wait: list[WaitAnswer] = Field(
        min_length=3, max_length=3, description="The 3 answers to the question if it is safe to wait."
    )
    options: list[Option] = Field(
        min_length=3, max_length=3, description="The options, with sides in equal number and length."
    )
    reasons: list[Id] = Field(
        min_length=1, max_length=7, description="Ids from when.yml, to check off.", examples=[["major-surgery"]]
    )
    against: list[ReasonAgainst] = Field(
        min_length=1, max_length=7, description="Reasons not to, as many as those for it."
    )
    matters: list[Matter] = Field(min_length=5, max_length=7, description="What may matter to the reader, to rate.")
    checks: list[UnderstandingCheck] = Field(
        min_length=3, max_length=3, description="Sentences to check what the reader knows."
    )
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"good": "Benefits"}]
    )

    @property
    def places(self) -> list[Place]:
        """Every part that has a place on the page."""
        return [*self.steps, *self.options, *self.against, *self.matters, *self.checks]
