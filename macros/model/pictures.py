"""The words of the pictures that are drawn for the guide."""

from __future__ import annotations

from pydantic import Field

from .base import Id, Line, Part, Prose


class Drawing(Part):
    """The words of a picture. Its lines are the template with the same name."""

    title: Line | None = Field(None, description="Its heading, if it needs one.", examples=["The 10 steps at a glance"])
    caption: Line = Field(
        description="What to take from it, in one sentence below it.", examples=["Begin with step 1."]
    )
    says: Prose | None = Field(
        None, description="What it shows, for those who cannot see it.", examples=["A patient asks a doctor."]
    )


class Branch(Part):
    """A way through a picture of next steps."""

    title: Line = Field(description="When to take it.", examples=["They agree"])
    steps: list[Line] = Field(
        min_length=1, max_length=7, description="What to do then, in order.", examples=[["Ask what is still open."]]
    )


class Flow(Drawing):
    """A picture of what to do next."""

    start: Line = Field(description="Where it begins.", examples=["You have 2 opinions."])
    branches: list[Branch] = Field(min_length=2, max_length=2, description="The two ways.")
    end: Line = Field(description="Where both ways lead.", examples=["Decide with a doctor you trust."])


class SmallDrawing(Part):
    """The words of a small drawing next to the text of a page. Its lines are in the folder 'spots'."""

    page: Id = Field(description="The page, and the file with the lines.", examples=["records"])
    caption: Line = Field(
        description="What the people in it do, as advice, in a few words below it.",
        examples=["Ask early, then make sure everything arrived."],
    )


class Pictures(Part):
    """The words of the pictures that are drawn for this guide."""

    people: Drawing = Field(description="On the first page: people who do what the guide advises.")
    flow: Flow = Field(description="On the page to compare opinions: what to do next.")
    spots: list[SmallDrawing] = Field(description="On wide screens: a small drawing on some pages.")
