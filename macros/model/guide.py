"""The whole guide as read, and which file holds what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar, cast

from .base import GROUND, PERMISSION, Named, Part
from .collections import Blank, Person, Phone, Registered, Source, Tag, Term
from .decide import Decide
from .items import Item, Section
from .kinds import KINDS, Asking, Criterion, QuestionGroup, Worded
from .lookup import Lookup
from .pages import Change, Changes, Clinics, Home, Interface, Reviewer, Reviewers, ReviewKit, Search
from .pictures import Pictures
from .style import Style
from .tools import Checklist, Comparison, Letters, Plan, QuestionList, Tools, Visit

SECTIONS: dict[str, type[Item]] = {kind.name: kind.model for kind in KINDS}
"""The section files, in reading order, and the kind of item in each."""

COLLECTIONS: dict[str, type[Named]] = {
    "sources": Source,
    "glossary": Term,
    "help": Phone,
    "blanks": Blank,
    "situations": Tag,
    "people": Person,
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
    "visit": Visit,
    "style": Style,
    "interface": Interface,
    "clinics": Clinics,
    "pictures": Pictures,
    "review": ReviewKit,
    "reviewers": Reviewers,
    "changes": Changes,
    "search": Search,
    "lookup": Lookup,
}
"""The files that are one thing each."""

WAYS_IN = frozenset(
    {kind.page.removesuffix(".md") for kind in KINDS} | {"checklist", "decide", "letters", "plan", "visit"}
)
"""The pages that the first page can lead to: those of the sections and of the tools."""

UNADDRESSED = frozenset({"sources", "help", "blanks", "situations", "people", "links"})
"""The lists whose ids are names of their own: they are never part of a page's address."""

LINKED_BY_PAGES = frozenset(
    {"about-funding", "about-updates", "do-ask-written-report", "faq-too-little-time", "phase-after"}
)
"""Parts that the code of a page leads to. They may be renamed, and not withdrawn."""

FILES = (*SECTIONS, *COLLECTIONS, *SINGLES)
"""The name of every content file."""

P = TypeVar("P", bound=Part)
N = TypeVar("N", bound=Named)
T = TypeVar("T", bound=Item)


@dataclass(frozen=True, eq=False)
class Guide:
    """The whole guide as read, by file name. ``lines`` tells the line on which each part with an id begins.

    Each file that is one thing or a list has a property of its name, with its type.
    """

    sections: dict[str, Section[Item]] = field(default_factory=dict)
    collections: dict[str, dict[str, Named]] = field(default_factory=dict)
    singles: dict[str, Part] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    outdated: set[str] = field(default_factory=set)
    """In a translation, the ids of parts whose English has changed since."""
    untranslated: set[str] = field(default_factory=set)
    """In a translation, the ids of parts that are in English."""
    english: Guide | None = None
    """Of a translation, the guide that it was made from."""

    def _single(self, name: str, kind: type[P]) -> P:
        """Return the file ``name``. Raise KeyError if it could not be read: whoever can do without asks ``singles`` first."""
        found = self.singles[name]
        assert isinstance(found, kind)
        return found

    def _list(self, name: str, _: type[N]) -> dict[str, N]:
        """Return the entries of a list by their ids; none if it could not be read."""
        return cast(dict[str, N], self.collections.get(name, {}))

    @property
    def home(self) -> Home:
        return self._single("home", Home)

    @property
    def checklist(self) -> Checklist:
        return self._single("checklist", Checklist)

    @property
    def tools(self) -> Tools:
        return self._single("tools", Tools)

    @property
    def decide(self) -> Decide:
        return self._single("decide", Decide)

    @property
    def questionlist(self) -> QuestionList:
        return self._single("questionlist", QuestionList)

    @property
    def letters(self) -> Letters:
        return self._single("letters", Letters)

    @property
    def comparison(self) -> Comparison:
        return self._single("comparison", Comparison)

    @property
    def plan(self) -> Plan:
        return self._single("plan", Plan)

    @property
    def visit(self) -> Visit:
        return self._single("visit", Visit)

    @property
    def clinics(self) -> Clinics:
        return self._single("clinics", Clinics)

    @property
    def pictures(self) -> Pictures:
        return self._single("pictures", Pictures)

    @property
    def search(self) -> Search:
        return self._single("search", Search)

    @property
    def lookup(self) -> Lookup:
        return self._single("lookup", Lookup)

    @property
    def style(self) -> Style:
        return self._single("style", Style)

    @property
    def changes(self) -> Changes:
        return self._single("changes", Changes)

    @property
    def announced(self) -> list[Change]:
        """The changes that changes.yml tells of; none if it could not be read."""
        return self.changes.changes if "changes" in self.singles else []

    @property
    def review(self) -> ReviewKit:
        return self._single("review", ReviewKit)

    @property
    def reviewers(self) -> list[Reviewer]:
        found = self.singles.get("reviewers")
        return found.reviewers if isinstance(found, Reviewers) else []

    @property
    def words(self) -> dict[str, str]:
        interface = self.singles.get("interface")
        return interface.words if isinstance(interface, Interface) else {}

    @property
    def sources(self) -> dict[str, Source]:
        return self._list("sources", Source)

    @property
    def glossary(self) -> dict[str, Term]:
        return self._list("glossary", Term)

    @property
    def register(self) -> dict[str, Registered]:
        return self._list("links", Registered)

    @property
    def phones(self) -> dict[str, Phone]:
        return self._list("help", Phone)

    @property
    def blanks(self) -> dict[str, Blank]:
        return self._list("blanks", Blank)

    @property
    def situations(self) -> dict[str, Tag]:
        return self._list("situations", Tag)

    @property
    def people(self) -> dict[str, Person]:
        return self._list("people", Person)

    def written_out(self, words: str) -> str:
        """Return words to say or send with all that people.yml adds to them, for where no one can choose a person."""
        people = self.people.values()
        ground = " / ".join(person.ground.strip() for person in people if person.ground)
        permission = "\n\n".join(person.permission.strip() for person in people if person.permission)
        return words.replace(f"{{{GROUND}}}", ground).replace(f"{{{PERMISSION}}}", permission)

    @property
    def questions(self) -> list[Asking]:
        """Every question to put to a doctor, in reading order."""
        return [question for group in self.items_of(QuestionGroup) for question in group.questions]

    @property
    def scripts(self) -> dict[str, Worded]:
        """Every item that has words to say, send or copy, by id."""
        return {item.id: item for _, item in self.items() if isinstance(item, Worded) and item.words}

    @property
    def comparison_points(self) -> list[Criterion]:
        """The points by which to compare opinions."""
        return [item for item in self.items_of(Criterion) if item.differ]

    def items_of(self, kind: type[T]) -> list[T]:
        """Return every item of one kind, in reading order."""
        return [item for _, item in self.items() if isinstance(item, kind)]

    def items(self) -> Iterator[tuple[str, Item]]:
        """Yield every item of every section, with its section's name, in reading order."""
        for name, section in self.sections.items():
            for item in section.items:
                yield name, item
