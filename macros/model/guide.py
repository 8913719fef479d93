"""The whole guide as read, and which file holds what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .base import Part
from .items import (
    About,
    Benefit,
    Cost,
    Criterion,
    Downside,
    Finding,
    Improvement,
    Item,
    Question,
    QuestionGroup,
    Reason,
    Record,
    Script,
    Section,
    Situation,
    Step,
    Trouble,
    Urgent,
)
from .lists import Blank, Phone, Registered, Source, Tag, Term
from .pages import Changes, Clinics, Home, Interface, Pictures, Reviewer, Reviewers, Style
from .tools import Checklist, Comparison, Decide, Letters, Plan, QuestionList, Tools

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
