"""What speaks against gets as much room as what speaks for."""

from collections.abc import Iterator

from ..reader.content import Content
from ..text.markup import plain
from . import Found, rule

RATIO = 1.5
"""The longer of the two pages has at most so many times the words of the shorter (IPDAS: equal detail)."""


@rule(
    "balance",
    f"Benefits and downsides are about equally long: neither over {RATIO} times the other.",
    "Shorten the one, or say more in the other.",
)
def balance(content: Content) -> Iterator[Found]:
    sound = (
        name for name in ("benefits", "downsides") if name in content.guide.sections and name not in content.faulty
    )
    sizes = {name: _words(content, name) for name in sound}
    if len(sizes) == 2 and max(sizes.values()) > RATIO * min(sizes.values()):
        longer = max(sizes, key=sizes.__getitem__)
        shorter = min(sizes, key=sizes.__getitem__)
        what = f"This page has {sizes[longer]} words, and {shorter}.yml has {sizes[shorter]}."
        yield Found(content.documents[longer].place(("title",)), what, at=longer)


def _words(content: Content, name: str) -> int:
    section = content.guide.sections[name]
    parts = {id(section), *map(id, section.items)}
    return sum(len(plain(text.value).split()) for text in content.texts() if id(text.part) in parts)
