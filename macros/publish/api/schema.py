"""What the data under ``/api/v1/`` looks like. The JSON Schemas and the OpenAPI description are made from these classes.

Within v1 there are only additions: no field goes away, changes its type or comes to mean something else. A field that is
always there stays so. docs/data.md makes that promise, and tests/pages/test_api.py holds it against what was recorded.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ...pages.site import Site

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Translations = Annotated[
    dict[str, Address], Field(description="The same data in the guide's other languages: its address by the language.")
]


class Answer(BaseModel):
    """Unknown fields are allowed, so that a program that checks its answers is not stopped by an addition."""

    model_config = ConfigDict(frozen=True)


class Addresses(Answer):
    """Where a part of the guide is, in each form. All but `page` stay good forever."""

    page: Address = Field(description="The part on its page. It may move; `go` does not.")
    go: Address = Field(description="The short link.")
    embed: Address = Field(description="The part alone, for an iframe.")
    qr: Address = Field(description="A QR code of the short link, as SVG.")
    qr_png: Address = Field(description="A QR code of the short link, as PNG.")
    print: Address = Field(description="The part as a handout.")
    api: Address = Field(description="This data.")
    feed: Address = Field(description="What changed in this part, as an Atom feed.")


class License(Answer):
    """What you may do with the words."""

    name: str
    url: Address
    attribution: str = Field(description="What to do when you use the words, in one sentence.")


class SourceData(Answer):
    """A fact that a part rests on, and where it is."""

    id: str
    title: str
    publisher: str
    url: Address
    published: str = Field(description='The year, or "undated".')
    checked: dt.date = Field(description="When someone last read it.")
    seen: Literal["page", "copy", "archive", "quoted"] = Field(
        description="How it was read: the page itself, a copy, an archive, or quoted by someone else."
    )
    says: str = Field(description="What it says.")
    caveat: str | None = Field(description="The limits that must travel with it.")


class ReviewData(Answer):
    """A review by a clinician, or of a translation by a translator, that still holds for at least some of these words."""

    name: str
    credential: str = Field(description="The license or credential.")
    role: str = Field(description="The same as 'credential', which was called this before.")
    date: dt.date
    of: Literal["content", "translation"]
    changed_since: bool = Field(description="Whether some of the words are not those that were reviewed.")


class ItemData(Answer):
    """One part of the guide. Its id is forever. A file named by a former id holds the part as it is called today."""

    id: str
    formerly: list[str] = Field(description="Ids that it had before; all of their addresses still work.")
    section: str = Field(description="The page that it stands on, by the last part of that page's address.")
    section_title: str
    title: str
    summary: str = Field(description="The point, in one or two sentences of plain text.")
    markdown: str = Field(description="All of it but the title, as Markdown.")
    html: str = Field(description="All of it but the title, as HTML: p, ul, ol, li, strong, a and span only.")
    text: str = Field(description="All of it but the title, as plain text.")
    do: list[str] = Field(description="What to do next, as plain text.")
    sources: list[SourceData]
    situations: list[str] = Field(description="The readers that it is especially for; none: it is for everyone.")
    grade: float = Field(description="The US school grade of its words (Flesch-Kincaid).")
    checked: dt.date | None = Field(
        description="When its sources were last checked: the oldest of them. null: it has none."
    )
    reviewed: dt.date = Field(
        description="When someone last read through its whole page. Not a clinician: see `notice`."
    )
    changed: dt.date = Field(
        description="When it, or the whole guide, last changed its meaning: the day of the newest entry in its feed."
    )
    since: dt.date = Field(description="When it was first published.")
    language: str
    translations: Translations
    addresses: Addresses
    notice: list[str] = Field(description="What to say wherever it is shown: no advice, and who has reviewed it.")
    reviews: list[ReviewData] = Field(description="Who has reviewed it. Empty: no one, or it has changed since.")
    license: License


class TranslatedItemData(ItemData):
    """One part of the guide in a translation. Under an id that it had before: the same part, as it is called today."""

    grade: None = Field(description="Always null: a US school grade is of words in English.")  # type: ignore[assignment]


class WithdrawnData(Answer):
    """What is under an id whose advice was withdrawn and has no successor."""

    id: str
    withdrawn: dt.date
    because: str
    go: Address


class ItemLink(Answer):
    """A part in a list."""

    id: str
    title: str
    summary: str
    changed: dt.date
    api: Address


class SectionData(Answer):
    """One page of the guide."""

    id: str = Field(description="The last part of the page's address.")
    title: str
    main_message: str
    in_short: list[str]
    known: list[str]
    unknown: list[str]
    reviewed: dt.date
    reviews: list[ReviewData] = Field(description="Who has reviewed the whole page.")
    page: Address
    markdown: Address
    feed: Address
    items: list[ItemLink]


class GuideData(Answer):
    """The whole guide, with a link to the data of each part."""

    api_version: str = Field(description="It grows with each addition, as the changelog in data/ tells.")
    title: str
    description: str
    language: str
    translations: Translations
    address: Address
    changed: dt.date = Field(description="When anything last changed its meaning.")
    notice: list[str]
    license: License
    sections: list[SectionData]
    formerly: dict[str, str] = Field(description="Former ids and what they are called today.")
    withdrawn: list[WithdrawnData]
    questionnaires: list[Address] = Field(description="FHIR R4 Questionnaires.")
    feed: Address
    search: Address
    lookup: Address = Field(description="The parts that fit a health problem, by code or word.")
    openapi: Address


class SearchEntry(Answer):
    """A part with the words to find it by."""

    id: str
    title: str
    summary: str
    section: str
    section_title: str
    text: str = Field(description="All of its words, as plain text.")
    words: list[str] = Field(description="Words that readers type when they look for it.")
    go: Address
    api: Address


class SearchData(Answer):
    """Every part with its words, for a search of your own."""

    entries: list[SearchEntry]


class LookupPart(Answer):
    """A part of the guide, or a whole page of it."""

    id: str
    title: str
    summary: str
    go: Address


class GeneralParts(Answer):
    """What fits any health problem."""

    title: str
    parts: list[LookupPart]


class TopicData(GeneralParts):
    """A health problem: what others call it, and the parts that fit, the best one first."""

    icd10cm: list[str] = Field(
        description="Categories of ICD-10-CM, the first three characters of a code: one, or from one to another. "
        "Compare them as text: O9A comes after O99."
    )
    snomed: list[str] = Field(description="Single concepts of SNOMED CT. What a concept includes is not listed.")
    words: list[str] = Field(description="Words that name it, in every language of the guide.")
    unless: list[str] = Field(
        description="Words, in every language, that show that another health problem is meant. Where one is in what is asked "
        "for, do not go by `words`."
    )
    child: bool = Field(description="Whether it is for every patient younger than 18.")


class LookupData(Answer):
    """The parts that fit a health problem, by code or word. A code or a word is in one topic. It never replaces urgent care."""

    language: str
    emergency: str = Field(description="What to do in an emergency, as plain text. Show it with every answer.")
    topics: list[TopicData]
    general: GeneralParts = Field(description="What to show if no topic fits, and below those that do.")
    notice: list[str] = Field(description="What to say wherever it is shown: no advice, and who has reviewed it.")
    license: License


SCHEMAS: dict[str, type[Answer]] = {
    "guide": GuideData,
    "item": ItemData,
    "withdrawn": WithdrawnData,
    "search": SearchData,
    "lookup": LookupData,
}
"""The schemas by the name of their file under ``/api/v1/schema/``, of the guide in English."""


def kinds(site: Site) -> dict[str, type[Answer]]:
    """Return the schemas of the guide in a language."""
    return {**SCHEMAS, "item": TranslatedItemData} if site.folder else SCHEMAS
