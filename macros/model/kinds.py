"""The kinds of items: what each adds to an item, the order in which its fields are shown, and one record for each kind.

Pages, ids, commands, schemas, embeds, handouts and the API are made from these. A new kind is a class, its fields in
``ITEM_FIELDS`` and a record in ``KINDS``; CONTRIBUTING.md has the recipe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from .base import FOR_OTHER, NOT_FOR, WORDS_FOR_OTHER, Id, Line, Named, Prose
from .items import Item


class Urgent(Item):
    """Something that must not wait."""

    level: Literal["emergency", "urgent", "caution"] = Field(
        description="How urgent it is. The first emergency is open, at the top of the page.", examples=["urgent"]
    )
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
    """Who pays, and what to ask. A kind of plan has a page of its own, docs/insurance/<id>.md."""

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

    @property
    def has_page(self) -> bool:
        return self.payer is not None


class Question(Item):
    """A question that readers ask, and its answer."""


class Script(Item):
    """Words to say or send."""

    words_heading: ClassVar = "words"
    words: Prose = Field(
        description="The words, in the first person, with {blanks} from blanks.yml.",
        examples=["Hello, my name is {my-name}. I would like a second opinion."],
    )
    words_for_other: Prose | None = WORDS_FOR_OTHER


class Record(Item):
    """Something to bring or send."""

    words_heading: ClassVar = "letter"
    where: Prose | None = Field(
        None, description="Who has it, and how to ask.", examples=["Ask the lab that did the test."]
    )
    words: Prose | None = Field(
        None,
        description="A letter to send, with {blanks}.",
        examples=["Please send me a copy of my records. {my-name}"],
    )
    words_for_other: Prose | None = WORDS_FOR_OTHER


class Chatbot(Item):
    """What to know about chatbots, and words to copy for one."""

    words_heading: ClassVar = "prompt"
    words: Prose | None = Field(
        None,
        description="What to type into a chatbot, with {blanks}. It asks for no decision.",
        examples=["Please list questions for my visit about {illness}."],
    )
    words_for_other: Prose | None = WORDS_FOR_OTHER


Worded = Script | Record | Chatbot
"""What may have words to say, send or copy. ``words_heading`` is the key of their heading in interface.yml."""


class Finding(Item):
    """A way to find the right doctor."""


class Asking(Named):
    """One question to put to a doctor."""

    id: Id = Field(description="Its id, forever.", examples=["q-how-sure"])
    text: Line = Field(description="The question as the reader would say it.", examples=["How sure are you?"])
    for_other: Line | None = FOR_OTHER
    situations: list[Id] = Field(default=[], description="Tags, if it is for some readers only.", examples=[["cancer"]])
    not_for: list[Id] = NOT_FOR
    formerly: list[Id] = Field(
        default=[], description="Ids that it had before. Filled by 'rename'.", examples=[["q-sure"]]
    )


class QuestionGroup(Item):
    """Questions to put to a doctor, on one subject."""

    questions: list[Asking] = Field(
        min_length=3, max_length=8, description="The questions, 3 to 8. At most 7 of them are for everyone."
    )


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

    @property
    def has_page(self) -> bool:
        return True


class About(Item):
    """Something about the guide itself."""


class Improvement(Item):
    """A way to help with the guide."""

    form: Literal["wrong-fact", "broken-link", "unclear-words", "new-question", "review"] | None = Field(
        None, description="The form on GitHub that this leads to.", examples=["wrong-fact"]
    )


class Trouble(Item):
    """What to do if something seems to have gone wrong."""


Presentation = Literal["line", "summary", "prose", "pictures", "words", "list", "links", "questions"]


@dataclass(frozen=True)
class ItemField:
    """One field: its name, how it is shown, the key of its heading in interface.yml, and its look."""

    name: str
    style: Presentation
    heading: str = ""
    look: Literal["", "do", "ask", "bring", "path", "example"] = ""


ITEM_FIELDS = (
    ItemField("payer", "line", "payer"),
    ItemField("signs", "list"),
    ItemField("summary", "summary"),
    ItemField("body", "prose"),
    ItemField("pictures", "pictures"),
    ItemField("path", "list", "path", "path"),
    ItemField("pays", "prose", "pays"),
    ItemField("approval", "prose", "approval"),
    ItemField("in_writing", "prose", "in_writing"),
    ItemField("if_no", "prose", "if_no"),
    ItemField("example", "prose", "example", "example"),
    ItemField("where", "prose", "where"),
    ItemField("words", "words", "words"),
    ItemField("ask", "list", "ask", "ask"),
    ItemField("questions", "questions", "questions", "ask"),
    ItemField("handle", "list", "handle", "do"),
    ItemField("do", "list", "do", "do"),
    ItemField("differ", "list", "differ", "ask"),
    ItemField("say", "links", "say"),
    ItemField("bring", "list", "bring", "bring"),
    ItemField("known", "list", "known"),
    ItemField("unknown", "list", "unknown"),
)

SHORTER = ("pays_short", "first", "in_short")
"""Fields that say in fewer words, for a table or a summary, what the others say."""

BY_PERSON = ("words_for_other", "for_other")
"""Fields that only the tools show, in place of others, to a reader who asks for someone else."""


def fields_of(item: Item) -> Iterator[tuple[ItemField, Any]]:
    """Yield each field that ``item`` has and that is not empty, with its value, in the order of ``ITEM_FIELDS``."""
    for field in ITEM_FIELDS:
        value = getattr(item, field.name, None)
        if value:
            yield field, value


@dataclass(frozen=True)
class Kind:
    """A kind of item and its section: ``content/<name>.yml``, shown on the page ``docs/<page>``."""

    name: str
    model: type[Item]
    page: str
    command: str
    """What ``python -m macros new`` calls one."""
    prefix: str = ""
    """What the ids of new ones begin with."""
    gathered: int = 0
    """Its place among the sections that a situation's page gathers from; 0: it gathers nothing from it."""
    moved_from: str = ""
    """The page that showed it before. Its address stays, and leads on."""
    medical: bool = True
    """Whether its page gives health advice: schema.org calls it a MedicalWebPage then."""

    @property
    def slug(self) -> str:
        """Return what the API and the feeds call the section, forever: the name of its first page."""
        return (self.moved_from or self.page).removesuffix(".md")


KINDS = (
    Kind("urgent", Urgent, "urgent.md", "urgent", gathered=1),
    Kind("when", Reason, "when.md", "reason", gathered=2),
    Kind("how", Step, "how.md", "step", gathered=5),
    Kind("scripts", Script, "letters.md", "script", "words-", gathered=6, moved_from="words.md"),
    Kind("records", Record, "records.md", "record", "records-", gathered=9),
    Kind("find", Finding, "find.md", "finding", gathered=8),
    Kind("questions", QuestionGroup, "questions.md", "questions", "ask-", gathered=10),
    Kind("compare", Criterion, "compare.md", "criterion", "compare-", gathered=11),
    Kind("chatbot", Chatbot, "chatbot.md", "chatbot", "chatbot-"),
    Kind("benefits", Benefit, "benefits.md", "benefit", gathered=3),
    Kind("downsides", Downside, "benefits.md", "downside", gathered=4, moved_from="downsides.md"),
    Kind("insurance", Cost, "insurance.md", "cost", gathered=7),
    Kind("special", Situation, "special.md", "situation", gathered=15),
    Kind("trouble", Trouble, "trouble.md", "trouble", gathered=14),
    Kind("faqs", Question, "faqs.md", "faq", "faq-", gathered=13),
    Kind("about", About, "about.md", "about", medical=False),
    Kind("improve", Improvement, "improve.md", "improve", medical=False),
)
"""The section files, in reading order."""

CHECKLIST_GATHERED = 12
"""The checklist's place among what a situation's page gathers."""
