"""Items, the ideas of the guide, and the section files that hold them. What each kind adds is in kinds.py."""

from __future__ import annotations

from typing import Generic, TypeVar

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
        description="Its name in links, forever: short, small letters and hyphens.", examples=["major-surgery"]
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
    pictures: list[Picture] = Field(
        default=[], max_length=3, description="Pictures of 100 dots, one for each figure out of 100."
    )
    path: list[Line] = Field(
        default=[],
        max_length=6,
        description="A picture of what happens, one step after the other, in a few words each.",
        examples=[["Your plan says no", "You ask it to look again", "A reviewer outside the plan decides"]],
    )
    example: Prose | None = Field(
        None,
        description="An example with everything worked out, so that no reader has to calculate.",
        examples=["The letter is dated March 3. Send your appeal by September 1."],
    )
    search: list[Word] = Field(
        default=[], description="Words that readers may type when they look for it.", examples=[["bill", "money"]]
    )

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own, below that of its section."""
        return False


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
    """Return the section of one kind of item."""
    return Section[kind]  # type: ignore[valid-type]  # a class made at run time
