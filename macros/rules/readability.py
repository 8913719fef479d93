"""Reading grades: 4 to 6.5 for a page, 8 or lower for an item (Flesch-Kincaid, by textstat)."""

from collections.abc import Iterator
from functools import lru_cache

from ..model import Item
from ..model.base import Summed
from ..reader.loader import Content, Document
from ..text.readability import cached_grade
from . import Found, rule

PAGE = 6.5
EASY_PAGE = 4.0
"""Below this, sentences were mostly chopped to win a grade, and no longer flow."""
ITEM = 8.0


@lru_cache(maxsize=1)
def _pages(content: Content) -> list[tuple[Document, float]]:
    texts: dict[str, list[str]] = {}
    for text in content.texts():
        texts.setdefault(text.document.name, []).append(text.value)
    with cached_grade() as grade:
        return [
            (document, grade(texts[document.name]))
            for document, _, page in content.parts()
            if isinstance(page, Summed) and document.name not in content.faulty
        ]


def _at_grade(document: Document, grade: float) -> Found:
    return Found(document.place(("title",)), f"The page is at grade {grade:.1f}.", at=document.name)


@rule(
    "hard-page", f"A page is at grade {PAGE} or lower.", "Use shorter sentences and shorter words in its hardest items."
)
def hard_page(content: Content) -> Iterator[Found]:
    return (_at_grade(document, grade) for document, grade in _pages(content) if grade > PAGE)


@rule(
    "easy-page",
    f"A page is at grade {EASY_PAGE:.0f} or higher, so that it flows.",
    "Join short sentences with because, so, if or when.",
    level="warning",
)
def easy_page(content: Content) -> Iterator[Found]:
    return (_at_grade(document, grade) for document, grade in _pages(content) if grade < EASY_PAGE)


@rule("hard-item", f"An item is at grade {ITEM:.0f} or lower.", "Use shorter sentences and shorter words.")
def hard_item(content: Content) -> Iterator[Found]:
    texts: dict[int, list[str]] = {}
    for text in content.texts():
        texts.setdefault(id(text.part), []).append(text.value)
    with cached_grade() as grade:
        for document, path, part in content.parts():
            if isinstance(part, Item):
                measured = grade(texts.get(id(part), []))
                if measured > ITEM:
                    yield Found(document.place((*path, "id")), f"'{part.id}' is at grade {measured:.1f}.", at=part.id)
