"""Plain words: the reading grade of each page and item, measured by textstat (Flesch-Kincaid)."""

import pytest

from macros.model import SECTIONS
from macros.text.readability import grade

from .conftest import TOOLS

PAGE_LIMIT = 6.0
ITEM_LIMIT = 8.0


def texts(content, part) -> list[str]:
    return [text.value for text in content.texts() if text.part is part]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_page_is_at_grade_6_or_lower(content, name):
    section = content.guide.sections[name]
    parts = [section, *section.items]
    measured = grade([text.value for text in content.texts() if any(text.part is part for part in parts)])
    assert measured <= PAGE_LIMIT


@pytest.mark.parametrize("name", TOOLS)
def test_a_page_with_a_tool_is_at_grade_6_or_lower(content, name):
    document = content.documents[name]
    assert grade([text.value for text in content.texts() if text.document is document]) <= PAGE_LIMIT


def test_every_item_is_at_grade_8_or_lower(content):
    by_part: dict[int, list[str]] = {}
    for text in content.texts():
        by_part.setdefault(id(text.part), []).append(text.value)
    measured = {item.id: grade(by_part[id(item)]) for _, item in content.guide.items()}
    assert {name: value for name, value in measured.items() if value > ITEM_LIMIT} == {}
