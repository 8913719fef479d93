"""What a patient portal asks for leads to one topic, so that no health problem gets what is for another."""

from collections.abc import Iterator

from ..model import Topic
from ..reader.content import Content
from . import Found, rule


def ends(categories: str) -> tuple[str, str]:
    """Return the first and the last category of a range: they sort as in ICD-10-CM, where O9A comes after O99."""
    first, _, last = categories.partition("-")
    return first, last or first


def _topics(content: Content) -> Iterator[tuple[int, Topic]]:
    yield from enumerate(content.guide.lookup.topics if "lookup" in content.guide.singles else ())


@rule("code-range", "A range of codes begins with the first one.", "Write the lower one first, such as C00-C96.")
def ranges(content: Content) -> Iterator[Found]:
    for number, topic in _topics(content):
        for row, categories in enumerate(topic.icd10cm):
            first, last = ends(categories)
            if first > last:
                place = content.documents["lookup"].place(("topics", number, "icd10cm", row))
                yield Found(place, f"The range '{categories}' ends before it begins.")


@rule("code-twice", "A code leads to one topic of lookup.yml.", "Keep it in one of the two.")
def codes(content: Content) -> Iterator[Found]:
    seen: list[tuple[str, str, Topic]] = []
    for number, topic in _topics(content):
        rows = [("icd10cm", row, ends(one)) for row, one in enumerate(topic.icd10cm)]
        rows += [("snomed", row, (one, one)) for row, one in enumerate(topic.snomed)]
        for field, row, (first, last) in rows:
            shared = [(max(first, low), other) for low, high, other in seen if first <= high and low <= last]
            for code, other in shared[:1]:
                place = content.documents["lookup"].place(("topics", number, field, row))
                yield Found(place, f"The code '{code}' is in the topic '{other.title}' too.")
            seen.append((first, last, topic))


@rule("word-twice", "A word leads to one topic of lookup.yml.", "Keep it in one of the two.", of="every")
def words(content: Content) -> Iterator[Found]:
    seen: dict[str, Topic] = {}
    for number, topic in _topics(content):
        for row, word in enumerate(topic.words):
            other = seen.setdefault(word.lower(), topic)
            if other is not topic:
                place = content.documents["lookup"].place(("topics", number, "words", row))
                yield Found(place, f"'{word}' is in the topic '{other.title}' too.")
