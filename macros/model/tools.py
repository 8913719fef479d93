"""Tools: the checklist, letters, comparison, plan, question list and visit, with the words of their pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .base import FOR_OTHER, NOT_FOR, Id, Line, Named, Part, Prose, Summed

BEFORE_ANYTHING = "before anything"


def _when(value: object) -> int | str:
    if value == BEFORE_ANYTHING or (type(value) is int and -90 <= value <= 90):
        return value
    raise PydanticCustomError(
        "when", "write a number of days, such as -14 or 7, or: {first}", {"first": BEFORE_ANYTHING}
    )


When = Annotated[
    int | str | None,
    PlainValidator(_when),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": -90, "maximum": 90}, {"const": BEFORE_ANYTHING}]}),
]


TaskId = Annotated[str, StringConstraints(pattern=r"^do(-[a-z0-9]+)+$", max_length=40)]
PhaseId = Annotated[str, StringConstraints(pattern=r"^phase(-[a-z0-9]+)+$", max_length=40)]


class Task(Named):
    """One thing to do and check off."""

    id: TaskId = Field(description='Its id, forever. It begins with "do-".', examples=["do-ask-safe-to-wait"])
    text: Line = Field(
        description="The task: one sentence, beginning with a verb.", examples=["Write down your questions."]
    )
    for_other: Line | None = FOR_OTHER
    why: Line = Field(description="Why it helps, in one line.", examples=["Then you do not forget one."])
    link: Id = Field(description="The id of the item that explains it.", examples=["check-time"])
    when: When = Field(
        None,
        description='Days from the visit: -14 is two weeks before it, 7 a week after. Or "before anything". '
        "Left out if the task has no day.",
        examples=[-14],
    )
    books_visit: bool = Field(
        False, description="If it books the visit: it has no day once readers have one.", examples=[True]
    )
    situations: list[Id] = Field(
        default=[], description="Tags from situations.yml, if it is for some readers only.", examples=[["cancer"]]
    )
    not_for: list[Id] = NOT_FOR
    needs: list[TaskId] = Field(
        default=[], description="Ids of tasks that come first.", examples=[["do-ask-safe-to-wait"]]
    )
    sources: list[Id] = Field(
        default=[], description="Ids from sources.yml, if it makes a claim.", examples=[["keep-medicines"]]
    )
    formerly: list[Id] = Field(default=[], description="Ids that this task had before.", examples=[["do-ask-deadline"]])

    @property
    def title(self) -> str:
        """What readers know it by."""
        return self.text


class Phase(Named):
    """A group of tasks that belong together in time."""

    id: PhaseId = Field(description='Its id, forever. It begins with "phase-".', examples=["phase-records"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Ask for your records"])
    lead: Line = Field(description="One sentence below the heading.", examples=["Start early."])
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["phase-papers"]]
    )
    tasks: list[Task] = Field(
        min_length=1,
        max_length=10,
        description="The tasks, in the order in which to do them. At most 7 of them are for the same reader.",
    )


class Checklist(Summed):
    """The checklist, with all words of its page and its script."""

    phases: list[Phase] = Field(min_length=1, max_length=7, description="The phases, in the order of time.")
    words: dict[str, Line] = Field(
        description="Labels and messages. Keys are used by the page and its script, {places} are filled in by them.",
        examples=[{"progress": "{done} of {all} done"}],
    )

    @property
    def tasks(self) -> list[Task]:
        """Every task, in order."""
        return [task for phase in self.phases for task in phase.tasks]


class Tools(Part):
    """The words that all tools share. A tool's own words come before them."""

    words: dict[str, Line] = Field(
        description="Each label's or message's key and its words.", examples=[{"undo": "Undo"}]
    )


class Letter(Part):
    """A text of scripts.yml, records.yml or chatbot.yml in the tool that fills it in."""

    script: Id = Field(description="The id of the item that has the words.", examples=["words-call-plan"])
    use: Literal["say", "send", "copy"] = Field(
        description="Words to say, a letter to send and sign, or words to copy into a chatbot.", examples=["say"]
    )
    only: Literal["me", "other"] | None = Field(
        None, description="If it is only for readers who ask for themselves, or for someone else.", examples=["other"]
    )


class LetterGroup(Part):
    """Letters and words for one purpose."""

    title: Line = Field(description="The purpose, in a few words.", examples=["Talk with your doctor"])
    letters: list[Letter] = Field(min_length=1, max_length=7, description="The texts, the most needed first.")


class Letters(Summed):
    """The page with letters and words to fill in."""

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
    decide_by: dt.date = Field(description="A made-up date.", examples=["2027-04-10"])
    goals: Line = Field(description="What matters to the made-up person.", examples=["I want to walk without pain."])
    points: list[ExamplePoint] = Field(min_length=1, description="What the example says at each point.")


class Comparison(Part):
    """The form to compare opinions. The points are in compare.yml."""

    lead: Prose = Field(description="How to use the form.", examples=["Write what each doctor says."])
    reading: list[Id] = Field(
        min_length=1,
        description="The points of compare.yml that a second reading of scans or slides can answer.",
        examples=[["compare-diagnosis"]],
    )
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


class Plan(Summed):
    """The page that gathers what the reader did in all tools."""

    parts: list[PlanPart] = Field(min_length=1, max_length=7, description="The parts, in order.")
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"print": "Print everything"}]
    )


class Visit(Summed):
    """The page for the visit itself."""

    linked_from: list[Id] = Field(
        default=[],
        description="Ids of steps and phases that lead to this page.",
        examples=[["at-the-visit", "phase-visit"]],
    )
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"answer": "Answer"}]
    )


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
