"""Single pages and settings: the first page, reviewers, the search, what changed, the labels, the page for clinics."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from .base import EachLanguage, Fingerprint, Id, Line, Part, Prose, Summed, Word
from .items import Picture


class Way(Part):
    """A way into the guide from the first page."""

    title: Line = Field(description="What the reader asks.", examples=["Who pays?"])
    page: Id = Field(description="The page it leads to.", examples=["insurance"])
    icon: Id | None = Field(None, description="Its icon: a file in templates/pages/pictures/icons.", examples=["cost"])


class Home(Part):
    """The first page."""

    title: Line = Field(description="The reader's question.", examples=["Should another doctor check?"])
    main_message: Prose = Field(
        description="The one thing the guide says.", examples=["You can ask another doctor to check."]
    )
    ways: list[Way] = Field(min_length=6, max_length=8, description="The large ways in.")
    more: list[Way] = Field(max_length=7, description="Further ways in, as links.")
    about_title: Line = Field(description="The heading above what the guide is.", examples=["What is it?"])
    lead: Prose = Field(description="What this guide is, and for whom.", examples=["This free guide helps you decide."])
    in_short_title: Line = Field(description="The heading of the summary.", examples=["In short"])
    in_short: list[Line] = Field(
        min_length=3,
        max_length=5,
        description="The guide in 3 to 5 points.",
        examples=[["Ask first.", "Call your plan.", "Then decide."]],
    )
    figures_title: Line = Field(description="The heading of the figures.", examples=["Does it change anything?"])
    figures: list[Prose] = Field(
        min_length=1, max_length=7, description="What is known about it.", examples=[["Most often it agrees."]]
    )
    pictures: list[Picture] = Field(max_length=3, description="Pictures of 100 dots.")
    figures_caveat: Prose = Field(
        description="What is not known about it.", examples=["No one checked which was right."]
    )
    sources: list[Id] = Field(
        min_length=1, description="Ids from sources.yml that back this page.", examples=[["usually-confirms"]]
    )
    reviewed: dt.date = Field(description="When someone last read the whole page.", examples=["2026-11-21"])


class Reviewer(Part):
    """Someone who knows the field and has checked a part of the guide. Name no one who has not agreed."""

    name: Line = Field(description="The name, as the person wants it shown.", examples=["Dr. Ana Lee"])
    credential: Line = Field(description="The license or credential.", examples=["RN, nurse in a cancer clinic"])
    of: list[Id] = Field(
        min_length=1,
        description="What was checked: names of files such as 'how', or ids of items.",
        examples=[["insurance", "cancer"]],
    )
    date: dt.date = Field(description="The day on which it was checked: year-month-day.", examples=["2026-11-21"])
    translation: Id | None = Field(
        None, description="If a translation was checked, and not what the guide says: its language.", examples=["es"]
    )
    interests: Line | None = Field(
        None, description="Conflicts of interest, as the person told them.", examples=["works for a health plan"]
    )
    versions: dict[Id, Fingerprint] = Field(
        default={},
        description="The fingerprint of each part as it was reviewed. 'review record' writes them, and the check names them.",
        examples=[{"cancer": "abcdefgh"}],
    )


class Reviewers(Part):
    """Who has checked the guide. An empty list, as long as no one has."""

    reviewers: list[Reviewer] = Field(description="The reviews, newest first. Write [] if there are none.")


class ReviewList(Part):
    """Some points for those who review a page."""

    title: Line = Field(description="What they are about.", examples=["What to judge"])
    points: list[Line] = Field(
        min_length=1, max_length=7, description="The points.", examples=[["**Safety:** Could this harm anyone?"]]
    )


class ReviewKit(Part):
    """What someone needs who reviews a page, and the words on the sheets to fill in."""

    title: Line = Field(description="The heading.", examples=["Review a page of this guide"])
    lead: Prose = Field(description="Who is asked for what.", examples=["Choose a page that you know well."])
    lists: list[ReviewList] = Field(
        min_length=1, max_length=6, description="What to read, what to judge, what to send."
    )
    words: dict[str, Line] = Field(description="Each label's key and its words.", examples=[{"right": "Right"}])


class Synonyms(Part):
    """What readers type, and the parts that answer it."""

    typed: list[Word] = Field(
        min_length=1, description="Words that readers type.", examples=[["misdiagnosis", "wrong diagnosis"]]
    )
    to: list[Id] = Field(
        min_length=1,
        max_length=3,
        description="The ids of the items, terms or pages that answer it, the best one first.",
        examples=[["catch-error", "unclear-diagnosis"]],
    )


class Search(Part):
    """The search page, and what readers mean by the words that they type."""

    safety: Line = Field(description="What to do in an emergency.", examples=["In an emergency, call 911."])
    tries: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="What many people ask, each a link.",
        examples=[["[Can I safely wait?](ask-deadline)"]],
    )
    words: dict[str, Line] = Field(
        description="Labels and messages of the page and its script.", examples=[{"all": "All parts of the guide"}]
    )
    ignore: Word = Field(
        description="Words that say nothing about what a reader looks for, with spaces between.", examples=["a an the"]
    )
    synonyms: Annotated[list[Synonyms], EachLanguage] = Field(
        description="What readers type, in groups that mean the same."
    )


class Change(Part):
    """One change of meaning, told to those who link to the guide."""

    by_text: ClassVar = True
    """Its translation is found by the fingerprint of its English, not by its place: new ones come first."""

    date: dt.date = Field(description="The day of the change: year-month-day.", examples=["2026-11-21"])
    ids: list[Id] = Field(
        default=[], description="The ids of what changed. None: the whole guide.", examples=[["medicare"]]
    )
    what: Line = Field(
        description="What changed, in one plain sentence.", examples=["Medicare now pays for a third opinion too."]
    )


class Changes(Part):
    """What changed, for readers and for clinics that link to the guide."""

    title: Line = Field(description="The page's heading.", examples=["What's new"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["See what changed and when."])
    follow: Prose = Field(description="How to follow the changes.", examples=["Each page has a feed of its own."])
    changes: list[Change] = Field(min_length=1, description="The changes, newest first.")


class Interface(Part):
    """The words on buttons, labels and boxes. Keys are used by the templates; change the words only."""

    words: dict[str, Line] = Field(description="Each label's key and its words.", examples=[{"do": "What to do next"}])


class Clinics(Summed):
    """The page for clinics, and the words on all that they link, embed or print."""

    promise: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="What a clinic can count on.",
        examples=[["A short link does not change."]],
    )
    honest: Prose = Field(
        description="What a clinic must know before it uses the guide.", examples=["Please read a part yourself first."]
    )
    editors: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="How to show a part with the editors that clinics have for their sites.",
        examples=[["Put the short link on a line of its own."]],
    )
    addresses: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="What can be set in the addresses of a box and a handout.",
        examples=[["Add ?theme=dark for a dark box."]],
    )
    follow: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="How to hear of changes.",
        examples=[["A feed reader shows you each new entry."]],
    )
    lookup: list[Line] = Field(
        min_length=1,
        max_length=7,
        description="How a portal's info button leads to what fits a health problem.",
        examples=[["Enter this address in the settings of your portal."]],
    )
    words: dict[str, Line] = Field(description="Each label's key and its words.", examples=[{"copy": "Copy"}])
