"""Reading grades: 6 or lower for a page, 8 or lower for an item (Flesch-Kincaid, by textstat)."""

from collections.abc import Iterator

from ..model import SECTIONS, Item
from ..reader.loader import Content
from ..text.readability import remembered_grades
from . import Found, rule

PAGE = 6.0
ITEM = 8.0


def _texts_of(content: Content) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for text in content.texts():
        texts.setdefault(id(text.part), []).append(text.value)
    return texts


@rule(
    "hard-page",
    f"A page is at grade {PAGE:.0f} or lower.",
    "Use shorter sentences and shorter words in its hardest items.",
)
def hard_page(content: Content) -> Iterator[Found]:
    texts = _texts_of(content)
    with remembered_grades() as grade:
        for name in SECTIONS:
            section = content.guide.sections.get(name)
            if section and name not in content.faulty:
                measured = grade([row for part in (section, *section.items) for row in texts.get(id(part), [])])
                if measured > PAGE:
                    yield Found(
                        content.documents[name].place(("title",)), f"The page is at grade {measured:.1f}.", at=name
                    )


@rule("hard-item", f"An item is at grade {ITEM:.0f} or lower.", "Use shorter sentences and shorter words.")
def hard_item(content: Content) -> Iterator[Found]:
    texts = _texts_of(content)
    with remembered_grades() as grade:
        for document, path, part in content.parts():
            if isinstance(part, Item):
                measured = grade(texts.get(id(part), []))
                if measured > ITEM:
                    yield Found(document.place((*path, "id")), f"'{part.id}' is at grade {measured:.1f}.", at=part.id)
