"""Tools: the checklist, letters, comparison, plan, decision aid and question list, with the words of their pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .base import Id, Line, Part, Prose

BEFORE_ANYTHING = "before anything"


def _when(value: object) -> int | str:
    if value == BEFORE_ANYTHING or (type(value) is int and -90 <= value <= 90):
        return value
    raise PydanticCustomError(
        "when", "write a number of days, such as -14 or 7, or: {first}", {"first": BEFORE_ANYTHING}
    )


When = Annotated[
    int | str,
    PlainValidator(_when),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": -90, "maximum": 90}, {"const": BEFORE_ANYTHING}]}),
]


TaskId = Annotated[str, StringConstraints(pattern=r"^do(-[a-z0-9]+)+$", max_length=40)]
PhaseId = Annotated[str, StringConstraints(pattern=r"^phase(-[a-z0-9]+)+$", max_length=40)]


class Task(Part):
    """One thing to do and tick off."""

    id: TaskId = Field(description='Its id, for ever. It begins with "do-".', examples=["do-ask-safe-to-wait"])
    text: Line = Field(
        description="The task: one sentence, beginning with a verb.", examples=["Write down your questions."]
    )
    why: Line = Field(description="Why it helps, in one line.", examples=["Then you do not forget one."])
    link: Id = Field(description="The id of the item that explains it.", examples=["check-time"])
    when: When = Field(
        description='Days from the visit: -14 is two weeks before it, 7 a week after. Or "before anything".',
        examples=[-14],
    )
    situations: list[Id] = Field(
        default=[], description="Tags from situations.yml, if it is for some readers only.", examples=[["cancer"]]
    )
    needs: list[TaskId] = Field(
        default=[], description="Ids of tasks that come first.", examples=[["do-ask-safe-to-wait"]]
    )
    sources: list[Id] = Field(
        default=[], description="Ids from sources.yml, if it makes a claim.", examples=[["keep-medicines"]]
    )
    formerly: list[Id] = Field(default=[], description="Ids that this task had before.", examples=[["do-ask-deadline"]])

    @property
    def title(self) -> str:
        return self.text


class Phase(Part):
    """A group of tasks that belong together in time."""

    id: PhaseId = Field(description='Its id, for ever. It begins with "phase-".', examples=["phase-records"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Ask for your records"])
    lead: Line = Field(description="One sentence below the heading.", examples=["Start early."])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["phase-papers"]]
    )
    tasks: list[Task] = Field(min_length=1, max_length=7, description="The tasks, in the order in which to do them.")


class Checklist(Part):
    """The checklist, with all words of its page and its script."""

    title: Line = Field(description="The page's heading.", examples=["My checklist"])
    main_message: Prose = Field(
        description="The one thing the page says.", examples=["First ask if it is safe to wait."]
    )
    lead: Prose = Field(description="How to use the list.", examples=["Tick what you have done."])
    reviewed: dt.date = Field(
        description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"]
    )
    phases: list[Phase] = Field(min_length=1, max_length=7, description="The phases, in the order of time.")
    words: dict[str, Line] = Field(
        description="Labels and messages. Keys are used by the page and its script, {places} are filled in by them.",
        examples=[{"progress": "{done} of {all} done"}],
    )

    @property
    def tasks(self) -> list[Task]:
        return [task for phase in self.phases for task in phase.tasks]


class Tools(Part):
    """The words that all tools share. A tool's own words come before them."""

    words: dict[str, Line] = Field(
        description="Each label's or message's key and its words.", examples=[{"undo": "Undo"}]
    )


class Letter(Part):
    """A text of scripts.yml or records.yml in the tool that fills it in."""

    script: Id = Field(description="The id of the item that has the words.", examples=["words-call-plan"])
    use: Literal["say", "send"] = Field(description="Words to say, or a letter to send and sign.", examples=["say"])


class LetterGroup(Part):
    """Letters and words for one purpose."""

    title: Line = Field(description="The purpose, in a few words.", examples=["Talk with your doctor"])
    letters: list[Letter] = Field(min_length=1, max_length=7, description="The texts, the most needed first.")


class Letters(Part):
    """The page with letters and words to fill in."""

    title: Line = Field(description="The page's heading.", examples=["Letters and words to fill in"])
    main_message: Prose = Field(
        description="The one thing the page says.", examples=["Fill in the blanks, then copy the words."]
    )
    lead: Prose = Field(description="How to use the page.", examples=["Choose what you need."])
    reviewed: dt.date = Field(
        description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"]
    )
    groups: list[LetterGroup] = Field(min_length=1, max_length=7, description="The texts, in groups.")
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"copy": "Copy"}]
    )


class ExamplePoint(Part):
    """One point of the made-up example."""

    point: Id = Field(description="The id of a point in compare.yml.", examples=["compare-diagnosis"])
    opinions: list[Line] = Field(
        min_length=2, max_length=2, description="What each doctor says.", examples=[["A torn knee.", "A worn knee."]]
    )
    mark: Literal["same", "different", "unsure"] = Field(description="How the two compare.", examples=["different"])


class Example(Part):
    """A made-up comparison that shows how the form works."""

    doctors: list[Line] = Field(
        min_length=2,
        max_length=2,
        description="Made-up names, marked as such.",
        examples=[["Dr. Lee (made up)", "Dr. Green (made up)"]],
    )
    decide_by: Line = Field(description="A made-up date.", examples=["April 10"])
    goals: Line = Field(description="What matters to the made-up person.", examples=["I want to walk without pain."])
    points: list[ExamplePoint] = Field(min_length=1, description="What stands at each point.")


class Comparison(Part):
    """The form to compare opinions. The points are in compare.yml."""

    lead: Prose = Field(description="How to use the form.", examples=["Write what each doctor says."])
    example: Example = Field(description="A made-up example that readers can look at.")
    words: dict[str, Line] = Field(
        description="Labels and messages of the form and its script.", examples=[{"mark_same": "Same"}]
    )


class PlanPart(Part):
    """A part of the plan, filled by one tool."""

    part: Literal["tasks", "decision", "questions", "letters", "comparison"] = Field(
        description="Which part.", examples=["tasks"]
    )
    title: Line = Field(description="Its heading.", examples=["What I have done"])
    page: Literal["checklist", "decide", "questions", "letters", "compare"] = Field(
        description="The tool's page.", examples=["checklist"]
    )
    open: Line = Field(description="The words of the link to the tool.", examples=["Open the checklist"])
    empty: Line = Field(description="What stands there while it is empty.", examples=["Nothing ticked yet."])


class Plan(Part):
    """The page that gathers what the reader did in all tools."""

    title: Line = Field(description="The page's heading.", examples=["My plan"])
    main_message: Prose = Field(
        description="The one thing the page says.", examples=["Here is all that you did in this guide."]
    )
    lead: Prose = Field(description="How to use the page.", examples=["To change something, go back to its page."])
    reviewed: dt.date = Field(
        description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"]
    )
    parts: list[PlanPart] = Field(min_length=1, max_length=7, description="The parts, in order.")
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"print": "Print everything"}]
    )


class DecideStep(Part):
    """A step of the decision aid. Its form is the template with the same name."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-safe-to-wait"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Is it safe to wait?"])
    lead: Prose = Field(description="What it is for, in a few sentences.", examples=["This comes first."])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-wait"]]
    )


class WaitAnswer(Part):
    """An answer to: is it safe to wait?"""

    number: Literal[1, 2, 3] = Field(description="Its number in what readers have saved, for ever.", examples=[1])
    text: Line = Field(description="The answer, as the reader says it.", examples=["I do not know yet."])
    reply: Line = Field(description="What to do then.", examples=["Ask today."])


Sides = Annotated[list[Line], Field(min_length=3, max_length=3)]


class Option(Part):
    """A choice that the reader has."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-ask-first"])
    number: Literal[1, 2, 3] = Field(description="Its number in what readers have saved, for ever.", examples=[1])
    title: Line = Field(description="What the reader would do.", examples=["Go ahead without one"])
    what: Prose = Field(description="How it works.", examples=["You say yes to your doctor's plan."])
    good: Sides = Field(
        description="3 good sides, about as long as the hard ones.",
        examples=[["It is quick.", "It is free.", "It is near."]],
    )
    hard: Sides = Field(
        description="3 hard sides, about as long as the good ones.",
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


class ReasonAgainst(Part):
    """A reason not to get a second opinion now."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-minor-problem"])
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
        return self.text


class Matter(Part):
    """Something that may matter to the reader."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-start-soon"])
    text: Line = Field(description="What it is, beginning with 'To'.", examples=["To start treatment soon"])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-soon"]]
    )

    @property
    def title(self) -> str:
        return self.text


class UnderstandingCheck(Part):
    """A sentence to judge, to check what the reader knows."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-check-agrees"])
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
        return self.statement


class Decide(Part):
    """The decision aid: it shows both sides of each option alike, and never computes advice."""

    title: Line = Field(description="The page's heading: the decision.", examples=["Should I get a second opinion?"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["You have 3 choices."])
    lead: Prose = Field(description="How to use the page, and what it does not do.", examples=["It gives no advice."])
    reviewed: dt.date = Field(
        description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"]
    )
    known: list[Line] = Field(
        min_length=1, max_length=7, description="What we know.", examples=[["Many plans pay for one."]]
    )
    unknown: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="What we do not know.",
        examples=[["No one knows which opinion was right."]],
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
        min_length=1, max_length=7, description="Ids from when.yml, to tick.", examples=[["major-surgery"]]
    )
    against: list[ReasonAgainst] = Field(
        min_length=1, max_length=7, description="Reasons not to, as many as those for it."
    )
    matters: list[Matter] = Field(min_length=5, max_length=7, description="What may matter to the reader, to rate.")
    checks: list[UnderstandingCheck] = Field(
        min_length=3, max_length=3, description="Sentences to check what the reader knows."
    )
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"good": "Good sides"}]
    )

    @property
    def places(self) -> list[Part]:
        """Every part that has a place on the page."""
        return [*self.steps, *self.options, *self.against, *self.matters, *self.checks]


class QuestionList(Part):
    """The tool on the page of questions. The questions are in questions.yml."""

    lead: Prose = Field(description="How to use it.", examples=["Pick a few questions."])
    short: list[Id] = Field(
        min_length=3,
        max_length=3,
        description="The questions if there are only 3 minutes.",
        examples=[["q-main-problem", "q-need-to-do", "q-why-important"]],
    )
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"pick": "Pick"}]
    )
