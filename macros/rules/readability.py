"""Easy to read: a page, and an item, on the scale of the language that it is written in."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ..model import Item
from ..model.base import Summed
from ..reader.content import Content, Document, Text
from ..text.languages import LANGUAGES, Scale, language
from ..text.readability import cached_measure
from . import Found, found, rule

_LIMITS = ", ".join(f"{one.scale.name} {one.scale.page:g} ({name})" for name, one in LANGUAGES.items() if one.scale)
_ITEM_LIMITS = ", ".join(
    f"{one.scale.name} {one.scale.item:g} ({name})" for name, one in LANGUAGES.items() if one.scale
)

LONG = 6
"""With fewer spaces, a text is too short to be measured by itself."""


@lru_cache(maxsize=2)
def _pages(content: Content) -> list[tuple[Document, float]]:
    scale = language(content.language).scale
    texts: dict[str, list[str]] = {}
    for text in content.texts() if scale else ():
        texts.setdefault(text.document.name, []).append(text.value)
    if not scale:
        return []
    with cached_measure(scale.measure) as measure:
        return [
            (document, measure(texts[document.name]))
            for document, _, page in content.parts()
            if isinstance(page, Summed) and document.name not in content.faulty and document.name in texts
        ]


def _found(document: Document, scale: Scale, value: float) -> Found:
    return Found(document.place(("title",)), f"The page is at {scale.name} {value:.1f}.", at=document.name)


@rule(
    "hard-page",
    f"A page is as easy as {_LIMITS}.",
    "Use shorter sentences and shorter words in its hardest items.",
    of="every",
)
def hard_page(content: Content) -> Iterator[Found]:
    scale = language(content.language).scale
    for document, value in _pages(content):
        if scale and scale.is_harder(value, scale.page):
            yield _found(document, scale, value)


@rule(
    "easy-page",
    "A page is not chopped to be easy: in English it is at grade 4 or higher, so that it flows.",
    "Join short sentences with because, so, if or when.",
    level="hint",
    of="every",
)
def easy_page(content: Content) -> Iterator[Found]:
    scale = language(content.language).scale
    for document, value in _pages(content):
        if scale and scale.too_easy is not None and scale.is_harder(scale.too_easy, value):
            yield _found(document, scale, value)


@rule("hard-item", f"An item is as easy as {_ITEM_LIMITS}.", "Use shorter sentences and shorter words.", of="every")
def hard_item(content: Content) -> Iterator[Found]:
    scale = language(content.language).scale
    texts: dict[int, list[Text]] = {}
    for text in content.texts():
        texts.setdefault(id(text.part), []).append(text)
    if not scale:
        return
    with cached_measure(scale.measure) as measure:
        for _, _, part in content.parts():
            if isinstance(part, Item) and id(part) in texts:
                value = measure([text.value for text in texts[id(part)]])
                if scale.is_harder(value, scale.item):
                    what = f"'{part.id}' is at {scale.name} {value:.1f}, and this is its hardest text."
                    yield found(_hardest(texts[id(part)], scale, measure), 0, what)._replace(at=part.id)


def _hardest(texts: list[Text], scale: Scale, measure: Callable[[Iterable[str]], float]) -> Text:
    """Return the hardest of some texts. A few words alone, such as a title, measure too high."""
    long = [text for text in texts if text.value.count(" ") >= LONG] or texts
    values = {id(text): measure([text.value]) for text in long}
    return (min if scale.higher_is_easier else max)(long, key=lambda text: values[id(text)])
