"""What the guide is made of: one class a kind of thing, the same for the checks, the pages and the editors' schemas.

Descriptions and examples are written for contributors: editors show them, and CONTRIBUTING.md is made from them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]


class ForReaders:
    """Marks a text that readers see."""


Word = Annotated[str, StringConstraints(pattern=r"\S")]
"""A text for those who work on the guide, not for its readers."""


Line = Annotated[str, StringConstraints(pattern=r"^\s*\S.*\s*$"), ForReaders]
"""A text of one line. It may hold **bold** and links by id."""
Prose = Annotated[str, StringConstraints(pattern=r"\S"), ForReaders]
"""A text of one or more paragraphs and lists."""
WebAddress = Annotated[str, StringConstraints(pattern="^https?://[^\\s<>\"']+$")]
Fingerprint = Annotated[str, StringConstraints(pattern="^[a-p]{8}$")]
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$|^1-[0-9]{3}-[0-9]{3}-[0-9]{4}$")]


class Part(BaseModel):
    """The common ground of all parts: strict types, no unknown fields, never changed after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Picture(Part):
    """A hundred dots, some of them filled, for a figure out of 100."""

    count: int = Field(ge=0, le=100, description="How many of the 100 dots are filled.", examples=[15])
    label: Line = Field(description="What the filled dots stand for.", examples=["had a different diagnosis"])
    rest: Line = Field(description="What the other dots stand for.", examples=["had the same diagnosis"])


class Item(Part):
    """One idea of the guide, with an id that is never changed or used again."""

    id: Id = Field(description="Its name in links, for ever: short, small letters and hyphens.", examples=["major-surgery"])
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
    sources: list[Id] = Field(default=[], description="Ids from sources.yml that back this.", examples=[["medicare-b-covers"]])
    situations: list[Id] = Field(default=[], description="Tags from situations.yml, if it is for some readers only.", examples=[["surgery"]])
    formerly: list[Id] = Field(default=[], description="Ids that this item had before. Filled by 'rename'.", examples=[["surgery-planned"]])
    picture: Picture | None = Field(None, description="A picture of 100 dots for a figure out of 100.")
    search: list[Word] = Field(default=[], description="Words that readers may type when they look for it.", examples=[["bill", "money"]])


class Urgent(Item):
    """Something that must not wait."""

    level: Literal["emergency", "urgent", "caution"] = Field(description="How urgent it is.", examples=["urgent"])
    signs: list[Line] = Field(default=[], max_length=7, description="The signs that a card lists.", examples=[["Trouble breathing"]])


class Reason(Item):
    """A reason to think about a second opinion."""


class Step(Item):
    """A step on the way to a second opinion."""

    say: list[Id] = Field(default=[], description="Ids from scripts.yml: words that help with this step.", examples=[["words-ask-doctor"]])
    bring: list[Line] = Field(default=[], max_length=7, description="What to have at hand.", examples=[["Your plan card"]])


class Benefit(Item):
    """What a second opinion may bring."""


class Downside(Item):
    """What a second opinion may cost you."""

    handle: list[Line] = Field(default=[], max_length=7, description="How to limit it: one action a line.", examples=[["Set a date to decide by."]])


class Cost(Item):
    """Who pays, and what to ask."""

    payer: Line | None = Field(None, description="The kind of plan, in a few words.", examples=["Medicare Advantage"])
    pays_short: Line | None = Field(None, description="What this plan pays, in a few words, for the table.", examples=["Each plan sets your share"])
    first: Line | None = Field(None, description="The first question to put to this plan, for the table.", examples=["Do I need a referral?"])
    pays: Prose | None = Field(None, description="What this plan pays.", examples=["Your plan sets your share."])
    approval: Prose | None = Field(None, description="If you need a referral or approval first.", examples=["You may need a referral."])
    ask: list[Line] = Field(default=[], max_length=7, description="Questions to put to the plan.", examples=[["Is this doctor in my network?"]])
    in_writing: Prose | None = Field(None, description="What you should get in writing.", examples=["Ask for the answer in writing."])
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

    where: Prose | None = Field(None, description="Who has it, and how to ask.", examples=["Ask the lab that did the test."])
    words: Prose | None = Field(None, description="A letter to send, with {blanks}.", examples=["Please send me a copy of my records. {my-name}"])


class Finding(Item):
    """A way to find the right doctor."""


class Asking(Part):
    """One question to put to a doctor."""

    id: Id = Field(description="Its id, for ever.", examples=["q-how-sure"])
    text: Line = Field(description="The question as the reader would say it.", examples=["How sure are you?"])
    situations: list[Id] = Field(default=[], description="Tags, if it is for some readers only.", examples=[["cancer"]])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["q-sure"]])


class QuestionGroup(Item):
    """Questions to put to a doctor, on one subject."""

    questions: list[Asking] = Field(min_length=3, max_length=7, description="The questions, 3 to 7.")


class Criterion(Item):
    """A point by which to compare opinions, or a next step after it."""

    differ: list[Line] = Field(
        default=[],
        max_length=7,
        description="What to ask if the opinions differ on this point. Leave it out for a next step.",
        examples=[["Ask, \"Could these two names mean the same thing?\""]],
    )


class Situation(Item):
    """Advice for a special situation. It has a page of its own, docs/special/<id>.md."""

    gathers: list[Id] = Field(
        default=[],
        description="Tags from situations.yml: its page gathers every part of the guide that has one of them.",
        examples=[["rare", "undiagnosed"]],
    )
    adds: list[Id] = Field(
        default=[], description="Ids of parts for everyone that its page gathers too.", examples=[["records-timeline", "trials"]]
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
    rows: list[Id] = Field(min_length=1, max_length=7, description="The ids of the items, in the page's order.", examples=[["check-time"]])


T = TypeVar("T", bound=Item)
P = TypeVar("P", bound=Part)


class Section(Part, Generic[T]):
    """One file of the guide, and one page."""

    title: Line = Field(description="The page's heading.", examples=["When to get a second opinion"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["You can ask another doctor to check."])
    in_short: list[Line] = Field(min_length=3, max_length=5, description="The page in 3 to 5 points.", examples=[["Ask if it is safe to wait.", "Call your plan.", "Get your records."]])
    known: list[Line] = Field(default=[], max_length=7, description="What we know.", examples=[["Many plans pay for one."]])
    unknown: list[Line] = Field(default=[], max_length=7, description="What we do not know.", examples=[["No one knows which opinion was right."]])
    sources: list[Id] = Field(default=[], description="Ids from sources.yml that back the fields above.", examples=[["usually-confirms"]])
    next: list[Line] = Field(
        default=[],
        max_length=3,
        description="What to do after reading the page: one action a line, with a link by id.",
        examples=[["Go on with [the 10 steps](check-time)."]],
    )
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"])
    groups: list[Group] = Field(default=[], max_length=7, description="The items in groups, to choose from at the top.")
    items: list[T] = Field(min_length=1, description="The items, in reading order.")


class Source(Part):
    """One fact and where it stands."""

    id: Id = Field(description="The fact's id, for ever.", examples=["hipaa-right"])
    title: Line = Field(description="The title of the page or paper.", examples=["Second surgical opinions"])
    publisher: Line = Field(description="Who publishes it.", examples=["Medicare.gov"])
    url: WebAddress = Field(description="Its lasting web address.", examples=["https://www.medicare.gov/coverage/second-surgical-opinions"])
    published: Line = Field(description='The year in quotes, or "undated".', examples=["2015"])
    checked: dt.date = Field(description="When someone last read it: year-month-day.", examples=["2026-11-21"])
    says: Prose = Field(description="What it says, with the figure.", examples=["Medicare helps pay for a third opinion if the first two differ."])
    caveat: Prose | None = Field(None, description="The limits that must travel with it.", examples=["One hospital, a small number of people."])
    seen: Literal["page", "copy", "archive", "quoted"] = Field(
        description="How it was read: the page itself, a copy, an archive, or quoted by someone else.", examples=["page"]
    )


class Term(Part):
    """A word that the guide explains."""

    id: Id = Field(description="Its id, for ever.", examples=["referral"])
    term: Line = Field(description="The word as it stands in a text.", examples=["prior approval"])
    also: list[Line] = Field(default=[], description="Other forms that mean it.", examples=[["prior authorization"]])
    search: list[Word] = Field(default=[], description="What readers may type when they look for it.", examples=[["2nd opinion"]])
    means: Prose = Field(description="What it means, in one or two plain sentences.", examples=["A yes from your plan before you get care."])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["second-view"]])


class Phone(Part):
    """Someone to call."""

    id: Id = Field(description="Its id, used in links: (phone:medicare).", examples=["medicare"])
    name: Line = Field(description="Who answers.", examples=["Medicare"])
    number: PhoneNumber = Field(description="The number.", examples=["1-800-633-4227"])
    letters: Line | None = Field(None, description="The number as a word.", examples=["1-800-MEDICARE"])
    tty: PhoneNumber | None = Field(None, description="The number for TTY.", examples=["1-877-486-2048"])
    text: PhoneNumber | None = Field(None, description="The number to text.", examples=["988"])
    hours: Line | None = Field(None, description="When someone answers.", examples=["Day and night"])
    what: Prose = Field(description="What they help with.", examples=["They help you find doctors who take Medicare."])
    sources: list[Id] = Field(min_length=1, description="Ids from sources.yml.", examples=[["medicare-find-doctor"]])
    checked: dt.date = Field(description="When the number was last checked.", examples=["2026-11-21"])


class Blank(Part):
    """A blank to fill in, used in words and letters."""

    id: Id = Field(description="Its id, used as {id} in words.", examples=["my-name"])
    label: Line = Field(description="The words before the field.", examples=["Your name"])
    help: Line = Field(description="One short sentence that helps to fill it in.", examples=["As it is on your plan card."])
    example: Line = Field(description="A made-up example.", examples=["Dr. Lee"])


class Tag(Part):
    """A kind of reader or case, used in 'situations'."""

    id: Id = Field(description="The tag.", examples=["cancer"])
    label: Line = Field(description="How the reader says it.", examples=["I have or may have cancer"])


class Collection(Part, Generic[P]):
    """A file that is a plain list."""

    items: list[P] = Field(min_length=1, description="The entries.")


class Way(Part):
    """A way into the guide from the first page."""

    title: Line = Field(description="What the reader asks.", examples=["How do I get one?"])
    text: Line = Field(description="What they will find.", examples=["Ten small steps, one at a time."])
    to: Id = Field(description="The section it leads to.", examples=["how"])


class Home(Part):
    """The first page."""

    title: Line = Field(description="The reader's question.", examples=["Should another doctor check?"])
    main_message: Prose = Field(description="The one thing the guide says.", examples=["You can ask another doctor to check."])
    lead: Prose = Field(description="What this guide is, and for whom.", examples=["This free guide helps you decide."])
    ways: list[Way] = Field(min_length=3, max_length=3, description="The three large ways in.")
    in_short_title: Line = Field(description="The heading of the summary.", examples=["In short"])
    in_short: list[Line] = Field(min_length=3, max_length=5, description="The guide in 3 to 5 points.", examples=[["Ask first.", "Call your plan.", "Then decide."]])
    figures_title: Line = Field(description="The heading of the figures.", examples=["Does it change anything?"])
    figures: list[Prose] = Field(min_length=1, max_length=7, description="What is known about it.", examples=[["Most often it agrees."]])
    pictures: list[Picture] = Field(max_length=3, description="Pictures of 100 dots.")
    figures_caveat: Prose = Field(description="What is not known about it.", examples=["No one checked which was right."])
    more_title: Line = Field(description="The heading of the further ways.", examples=["More in this guide"])
    more: list[Way] = Field(max_length=7, description="Further ways in.")
    sources: list[Id] = Field(min_length=1, description="Ids from sources.yml that back this page.", examples=[["usually-confirms"]])
    reviewed: dt.date = Field(description="When someone last read the whole page.", examples=["2026-11-21"])


BEFORE_ANYTHING = "before anything"


def _when(value: object) -> int | str:
    if value == BEFORE_ANYTHING or (type(value) is int and -90 <= value <= 90):
        return value
    raise PydanticCustomError("when", "write a number of days, such as -14 or 7, or: {first}", {"first": BEFORE_ANYTHING})


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
    text: Line = Field(description="The task: one sentence, beginning with a verb.", examples=["Write down your questions."])
    why: Line = Field(description="Why it helps, in one line.", examples=["Then you do not forget one."])
    link: Id = Field(description="The id of the item that explains it.", examples=["check-time"])
    when: When = Field(
        description='Days from the visit: -14 is two weeks before it, 7 a week after. Or "before anything".', examples=[-14]
    )
    situations: list[Id] = Field(default=[], description="Tags from situations.yml, if it is for some readers only.", examples=[["cancer"]])
    needs: list[TaskId] = Field(default=[], description="Ids of tasks that come first.", examples=[["do-ask-safe-to-wait"]])
    sources: list[Id] = Field(default=[], description="Ids from sources.yml, if it makes a claim.", examples=[["keep-medicines"]])
    formerly: list[Id] = Field(default=[], description="Ids that this task had before.", examples=[["do-ask-deadline"]])

    @property
    def title(self) -> str:
        return self.text


class Phase(Part):
    """A group of tasks that belong together in time."""

    id: PhaseId = Field(description='Its id, for ever. It begins with "phase-".', examples=["phase-records"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Ask for your records"])
    lead: Line = Field(description="One sentence below the heading.", examples=["Start early."])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["phase-papers"]])
    tasks: list[Task] = Field(min_length=1, max_length=7, description="The tasks, in the order in which to do them.")


class Checklist(Part):
    """The checklist, with all words of its page and its script."""

    title: Line = Field(description="The page's heading.", examples=["My checklist"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["First ask if it is safe to wait."])
    lead: Prose = Field(description="How to use the list.", examples=["Tick what you have done."])
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"])
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

    words: dict[str, Line] = Field(description="Each label's or message's key and its words.", examples=[{"undo": "Undo"}])


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
    main_message: Prose = Field(description="The one thing the page says.", examples=["Fill in the blanks, then copy the words."])
    lead: Prose = Field(description="How to use the page.", examples=["Choose what you need."])
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"])
    groups: list[LetterGroup] = Field(min_length=1, max_length=7, description="The texts, in groups.")
    words: dict[str, Line] = Field(description="Labels and messages of the page and its script.", examples=[{"copy": "Copy"}])


class ExamplePoint(Part):
    """One point of the made-up example."""

    point: Id = Field(description="The id of a point in compare.yml.", examples=["compare-diagnosis"])
    opinions: list[Line] = Field(min_length=2, max_length=2, description="What each doctor says.", examples=[["A torn knee.", "A worn knee."]])
    mark: Literal["same", "different", "unsure"] = Field(description="How the two compare.", examples=["different"])


class Example(Part):
    """A made-up comparison that shows how the form works."""

    doctors: list[Line] = Field(min_length=2, max_length=2, description="Made-up names, marked as such.", examples=[["Dr. Lee (made up)", "Dr. Green (made up)"]])
    decide_by: Line = Field(description="A made-up date.", examples=["April 10"])
    goals: Line = Field(description="What matters to the made-up person.", examples=["I want to walk without pain."])
    points: list[ExamplePoint] = Field(min_length=1, description="What stands at each point.")


class Comparison(Part):
    """The form to compare opinions. The points are in compare.yml."""

    lead: Prose = Field(description="How to use the form.", examples=["Write what each doctor says."])
    example: Example = Field(description="A made-up example that readers can look at.")
    words: dict[str, Line] = Field(description="Labels and messages of the form and its script.", examples=[{"mark_same": "Same"}])


class PlanPart(Part):
    """A part of the plan, filled by one tool."""

    part: Literal["tasks", "decision", "questions", "letters", "comparison"] = Field(description="Which part.", examples=["tasks"])
    title: Line = Field(description="Its heading.", examples=["What I have done"])
    page: Literal["checklist", "decide", "questions", "letters", "compare"] = Field(description="The tool's page.", examples=["checklist"])
    open: Line = Field(description="The words of the link to the tool.", examples=["Open the checklist"])
    empty: Line = Field(description="What stands there while it is empty.", examples=["Nothing ticked yet."])


class Plan(Part):
    """The page that gathers what the reader did in all tools."""

    title: Line = Field(description="The page's heading.", examples=["My plan"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["Here is all that you did in this guide."])
    lead: Prose = Field(description="How to use the page.", examples=["To change something, go back to its page."])
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"])
    parts: list[PlanPart] = Field(min_length=1, max_length=7, description="The parts, in order.")
    words: dict[str, Line] = Field(description="Labels and messages of the page and its script.", examples=[{"print": "Print everything"}])


class DecideStep(Part):
    """A step of the decision aid. Its form is the template with the same name."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-safe-to-wait"])
    title: Line = Field(description="Its heading, in a few words.", examples=["Is it safe to wait?"])
    lead: Prose = Field(description="What it is for, in a few sentences.", examples=["This comes first."])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-wait"]])


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
    good: Sides = Field(description="3 good sides, about as long as the hard ones.", examples=[["It is quick.", "It is free.", "It is near."]])
    hard: Sides = Field(description="3 hard sides, about as long as the good ones.", examples=[["It is slow.", "It costs.", "It is far."]])
    body: Line = Field(description="What it may be like for the body.", examples=["Your treatment may start sooner."])
    feelings: Line = Field(description="What it may feel like.", examples=["You may feel calmer."])
    people: Line = Field(description="What it may mean for and with other people.", examples=["You meet a new doctor."])
    days: Line = Field(description="What it may mean for daily life.", examples=["You make more calls."])
    next: list[Line] = Field(min_length=1, max_length=5, description="What to do next if the reader chooses it.", examples=[["Book a visit."]])
    sources: list[Id] = Field(default=[], description="Ids from sources.yml that back this.", examples=[["teach-back"]])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-ask"]])


class ReasonAgainst(Part):
    """A reason not to get a second opinion now."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-minor-problem"])
    text: Line = Field(description="The reason, in a few words.", examples=["The problem is minor and gets better"])
    link: Id = Field(description="The id of the item that says more.", examples=["may-not-need-one"])
    sources: list[Id] = Field(default=[], description="Ids from sources.yml, if it makes a claim.", examples=[["not-always-needed"]])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-minor"]])

    @property
    def title(self) -> str:
        return self.text


class Matter(Part):
    """Something that may matter to the reader."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-start-soon"])
    text: Line = Field(description="What it is, beginning with 'To'.", examples=["To start treatment soon"])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-soon"]])

    @property
    def title(self) -> str:
        return self.text


class UnderstandingCheck(Part):
    """A sentence to judge, to check what the reader knows."""

    id: Id = Field(description="Its id, for ever.", examples=["decide-check-agrees"])
    statement: Line = Field(description="The sentence.", examples=["Most often, a second opinion agrees with the first."])
    is_true: bool = Field(description="Whether it is true.", examples=[True])
    why: Line = Field(description="Why, in a kind way.", examples=["A review of studies found this."])
    sources: list[Id] = Field(min_length=1, description="Ids from sources.yml that back this.", examples=[["usually-confirms"]])
    formerly: list[Id] = Field(default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["decide-check-same"]])

    @property
    def title(self) -> str:
        return self.statement


class Decide(Part):
    """The decision aid: it shows both sides of each option alike, and never computes advice."""

    title: Line = Field(description="The page's heading: the decision.", examples=["Should I get a second opinion?"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["You have 3 choices."])
    lead: Prose = Field(description="How to use the page, and what it does not do.", examples=["It gives no advice."])
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-21"])
    known: list[Line] = Field(min_length=1, max_length=7, description="What we know.", examples=[["Many plans pay for one."]])
    unknown: list[Line] = Field(min_length=1, max_length=7, description="What we do not know.", examples=[["No one knows which opinion was right."]])
    sources: list[Id] = Field(min_length=1, description="Ids from sources.yml that back what we know.", examples=[["usually-confirms"]])
    steps: list[DecideStep] = Field(min_length=1, description="The steps, in order. Each has a template with its name.")
    wait: list[WaitAnswer] = Field(min_length=3, max_length=3, description="The 3 answers to the question if it is safe to wait.")
    options: list[Option] = Field(min_length=3, max_length=3, description="The options, with sides in equal number and length.")
    reasons: list[Id] = Field(min_length=1, max_length=7, description="Ids from when.yml, to tick.", examples=[["major-surgery"]])
    against: list[ReasonAgainst] = Field(min_length=1, max_length=7, description="Reasons not to, as many as those for it.")
    matters: list[Matter] = Field(min_length=5, max_length=7, description="What may matter to the reader, to rate.")
    checks: list[UnderstandingCheck] = Field(min_length=3, max_length=3, description="Sentences to check what the reader knows.")
    words: dict[str, Line] = Field(description="Labels and messages of the page and its script.", examples=[{"good": "Good sides"}])

    @property
    def places(self) -> list[Part]:
        """Every part that has a place on the page."""
        return [*self.steps, *self.options, *self.against, *self.matters, *self.checks]


class QuestionList(Part):
    """The tool on the page of questions. The questions are in questions.yml."""

    lead: Prose = Field(description="How to use it.", examples=["Pick a few questions."])
    short: list[Id] = Field(min_length=3, max_length=3, description="The questions if there are only 3 minutes.", examples=[["q-main-problem", "q-need-to-do", "q-why-important"]])
    words: dict[str, Line] = Field(description="Labels and messages of the page and its script.", examples=[{"pick": "Pick"}])


class Drawing(Part):
    """The words of a picture. Its lines are the template with the same name."""

    title: Line | None = Field(None, description="Its heading, if it needs one.", examples=["The 10 steps at a glance"])
    caption: Line = Field(description="What to take from it, in one sentence below it.", examples=["Begin with step 1."])
    says: Prose | None = Field(None, description="What it shows, for those who cannot see it.", examples=["A patient asks a doctor."])


class Branch(Part):
    """A way through a picture of next steps."""

    title: Line = Field(description="When to take it.", examples=["They agree"])
    steps: list[Line] = Field(min_length=1, max_length=7, description="What to do then, in order.", examples=[["Ask what is still open."]])


class Flow(Drawing):
    """A picture of what to do next."""

    start: Line = Field(description="Where it begins.", examples=["You have 2 opinions."])
    branches: list[Branch] = Field(min_length=2, max_length=2, description="The two ways.")
    end: Line = Field(description="Where both ways lead.", examples=["Decide with a doctor you trust."])


class Pictures(Part):
    """The words of the pictures that are drawn for this guide."""

    people: Drawing = Field(description="On the first page: people who do what the guide advises.")
    path: Drawing = Field(description="On the page of steps: the steps as a path. Their titles are in how.yml.")
    bundle: Drawing = Field(description="On the page of records: what goes into the bundle. The titles are in records.yml.")
    flow: Flow = Field(description="On the page to compare opinions: what to do next.")


class Reviewer(Part):
    """Someone who knows the field and has checked a part of the guide. Name no one who has not agreed."""

    name: Line = Field(description="The name, as the person wants it shown.", examples=["Dr. Ana Lee"])
    role: Line = Field(description="The role, with what shows that the person knows the field.", examples=["nurse in a cancer clinic"])
    of: list[Id] = Field(min_length=1, description="What was checked: names of files such as 'how', or ids of items.", examples=[["insurance", "cancer"]])
    date: dt.date = Field(description="The day on which it was checked: year-month-day.", examples=["2026-11-21"])


class Reviewers(Part):
    """Who has checked the guide. An empty list, as long as no one has."""

    reviewers: list[Reviewer] = Field(description="The reviews, newest first. Write [] if there are none.")


class Jargon(Part):
    """A hard word and what to say instead."""

    word: Word = Field(description="The hard word.", examples=["utilize"])
    instead: Word = Field(description="What to say instead.", examples=["use"])


class Exemption(Part):
    """A place where a rule does not hold, and why."""

    rule: Id = Field(description="The rule's name, as the check prints it.", examples=["percent"])
    at: Id = Field(description="The item's id, or the name of the file if it is not in an item.", examples=["medicare"])
    because: Word = Field(description="Why this place is right as it is.", examples=["Bills print it like this."])


class Style(Part):
    """The words that the check looks for, and the exceptions from its rules."""

    absolute: list[Word] = Field(description="Promises that no guide can keep.", examples=[["guarantee"]])
    promotional: list[Word] = Field(description="Sellers' names and words, allowed in sources.yml only.", examples=[["top-rated"]])
    jargon: list[Jargon] = Field(description="Hard words, and what to say instead.")
    medical: list[Word] = Field(description="Words that need an entry in glossary.yml.", examples=[["biopsy"]])
    exceptions: list[Exemption] = Field(default=[], description="Places where a rule does not hold, with the reason.")


class Registered(Part):
    """An id that was published, and must stay good for ever."""

    id: Id = Field(description="The id.", examples=["major-surgery"])
    since: dt.date = Field(description="The day on which it was first published.", examples=["2026-11-21"])
    text: Fingerprint | None = Field(None, description="The fingerprint of what it says. Filled by 'announce'.", examples=["abcdefgh"])
    retired: dt.date | None = Field(None, description="The day on which its advice was withdrawn.", examples=["2027-01-31"])
    because: Line | None = Field(None, description="Why it was withdrawn, for readers.", examples=["The rule behind it has ended."])
    now: Id | None = Field(None, description="The item that takes its place.", examples=["planned-surgery"])


class Change(Part):
    """One change of meaning, told to those who link to the guide."""

    date: dt.date = Field(description="The day of the change: year-month-day.", examples=["2026-11-21"])
    ids: list[Id] = Field(default=[], description="The ids of what changed. None: the whole guide.", examples=[["medicare"]])
    what: Line = Field(description="What changed, in one plain sentence.", examples=["Medicare now pays for a third opinion too."])


class Changes(Part):
    """What changed, for readers and for clinics that link to the guide."""

    title: Line = Field(description="The page's heading.", examples=["What's new"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["See what changed and when."])
    follow: Prose = Field(description="How to follow the changes.", examples=["Each page has a feed of its own."])
    changes: list[Change] = Field(min_length=1, description="The changes, newest first.")


class Interface(Part):
    """The words on buttons, labels and boxes. Keys are used by the templates; change the words only."""

    words: dict[str, Line] = Field(description="Each label's key and its words.", examples=[{"do": "What to do next"}])


class Clinics(Part):
    """The page for clinics, and the words on all that they link, embed or print."""

    title: Line = Field(description="The page's heading.", examples=["For clinics"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["You can link to any part."])
    lead: Prose = Field(description="How to use the page.", examples=["Choose a part below."])
    promise: list[Line] = Field(min_length=1, max_length=7, description="What a clinic can count on.", examples=[["A short link does not change."]])
    honest: Prose = Field(description="What a clinic must know before it uses the guide.", examples=["Please read a part yourself first."])
    reviewed: dt.date = Field(description="When someone last read the whole page: year-month-day.", examples=["2026-11-22"])
    words: dict[str, Line] = Field(description="Each label's key and its words.", examples=[{"copy": "Copy"}])


SECTIONS: dict[str, type[Item]] = {
    "urgent": Urgent,
    "when": Reason,
    "how": Step,
    "scripts": Script,
    "records": Record,
    "find": Finding,
    "questions": QuestionGroup,
    "compare": Criterion,
    "benefits": Benefit,
    "downsides": Downside,
    "insurance": Cost,
    "special": Situation,
    "trouble": Trouble,
    "faqs": Question,
    "about": About,
    "improve": Improvement,
}
"""The section files, in reading order, and the kind of item in each."""

COLLECTIONS: dict[str, type[Part]] = {
    "sources": Source,
    "glossary": Term,
    "help": Phone,
    "blanks": Blank,
    "situations": Tag,
    "links": Registered,
}
"""The plain lists, and the kind of entry in each."""

SINGLES: dict[str, type[Part]] = {
    "home": Home,
    "checklist": Checklist,
    "tools": Tools,
    "decide": Decide,
    "questionlist": QuestionList,
    "letters": Letters,
    "comparison": Comparison,
    "plan": Plan,
    "style": Style,
    "interface": Interface,
    "clinics": Clinics,
    "pictures": Pictures,
    "reviewers": Reviewers,
    "changes": Changes,
}
"""The files that are one thing each."""

FILES = (*SECTIONS, *COLLECTIONS, *SINGLES)
"""The name of every content file."""


@dataclass(frozen=True)
class Guide:
    """The whole guide as read, by file name. ``lines`` tells the line on which each part with an id begins."""

    sections: dict[str, Section] = field(default_factory=dict)
    collections: dict[str, dict[str, Part]] = field(default_factory=dict)
    singles: dict[str, Part] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def home(self) -> Home | None:
        return self.singles.get("home")

    @property
    def checklist(self) -> Checklist | None:
        return self.singles.get("checklist")

    @property
    def tools(self) -> Tools | None:
        return self.singles.get("tools")

    @property
    def decide(self) -> Decide | None:
        return self.singles.get("decide")

    @property
    def questionlist(self) -> QuestionList | None:
        return self.singles.get("questionlist")

    @property
    def letters(self) -> Letters | None:
        return self.singles.get("letters")

    @property
    def comparison(self) -> Comparison | None:
        return self.singles.get("comparison")

    @property
    def plan(self) -> Plan | None:
        return self.singles.get("plan")

    @property
    def clinics(self) -> Clinics | None:
        return self.singles.get("clinics")

    @property
    def pictures(self) -> Pictures | None:
        return self.singles.get("pictures")

    @property
    def reviewers(self) -> list[Reviewer]:
        found = self.singles.get("reviewers")
        return found.reviewers if found else []

    @property
    def style(self) -> Style | None:
        return self.singles.get("style")

    @property
    def changes(self) -> Changes | None:
        return self.singles.get("changes")

    @property
    def words(self) -> dict[str, str]:
        interface = self.singles.get("interface")
        return interface.words if interface else {}

    @property
    def sources(self) -> dict[str, Source]:
        return self.collections.get("sources", {})

    @property
    def glossary(self) -> dict[str, Term]:
        return self.collections.get("glossary", {})

    @property
    def register(self) -> dict[str, Registered]:
        return self.collections.get("links", {})

    @property
    def phones(self) -> dict[str, Phone]:
        return self.collections.get("help", {})

    @property
    def blanks(self) -> dict[str, Blank]:
        return self.collections.get("blanks", {})

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item of every section, with its section's name, in reading order."""
        for name, section in self.sections.items():
            for item in section.items:
                yield name, item


@lru_cache(maxsize=256)
def text_fields(part: type[Part]) -> tuple[str, ...]:
    """The names of the fields of ``part`` that hold texts for readers, alone or in a list or mapping."""
    fields = part.model_fields.items()
    return tuple(name for name, info in fields if ForReaders in info.metadata or _mentions(info.annotation))


def _mentions(annotation: object) -> bool:
    return annotation is ForReaders or any(_mentions(argument) for argument in get_args(annotation))
