"""What other systems call a health problem, and the parts of the guide that fit: for the info button of a patient portal."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .base import EachLanguage, Id, Line, Part, Prose, Word

CodeRange = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9][0-9A-Z](-[A-Z][0-9][0-9A-Z])?$")]
ConceptId = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{5,17}$")]


class Topic(Part):
    """A health problem, as others name it, and the parts that fit."""

    by_text: ClassVar = True

    title: Line = Field(description="What readers call it.", examples=["Joints"])
    icd10cm: list[CodeRange] = Field(
        default=[],
        description="Categories of ICD-10-CM: the first 3 characters of a code, alone or from one to another.",
        examples=[["M00-M25"]],
    )
    snomed: list[ConceptId] = Field(
        default=[], description="Concepts of SNOMED CT, in quotes.", examples=[["396275006"]]
    )
    words: Annotated[list[Word], EachLanguage] = Field(
        default=[], description="Words that name it, as they are in a record or a portal.", examples=[["arthritis"]]
    )
    unless: Annotated[list[Word], EachLanguage] = Field(
        default=[],
        description="Words that show that another health problem is meant: where one is, the topic isn't found by its words.",
        examples=[["benign", "family history"]],
    )
    child: bool = Field(False, description="Whether it is for every patient younger than 18.", examples=[True])
    fits: list[Id] = Field(
        min_length=1,
        max_length=4,
        description="The ids of the items or pages that fit, the best one first.",
        examples=[["planned-surgery", "ask-surgery"]],
    )


class Lookup(Part):
    """The page that a patient portal leads to, and what it looks up."""

    title: Line = Field(description="The page's heading.", examples=["Find what fits your health problem"])
    main_message: Prose = Field(description="The one thing the page says.", examples=["Choose your health problem."])
    topics: list[Topic] = Field(min_length=1, description="The health problems. A code or a word leads to one of them.")
    general: Topic = Field(description="What fits every health problem, and is shown where nothing else fits.")
    words: dict[str, Line] = Field(description="Labels and messages of the page.", examples=[{"all": "All problems"}])
