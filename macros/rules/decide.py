"""The decision aid names what exists, and shows both sides alike."""

from collections.abc import Iterator, Set

from ..model import Decide, Option
from ..reader.content import Content
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from ..text.markup import plain
from . import Found, rule
from .references import item_ids, known_ids

RATIO = 1.25
"""The longer side has at most so many times the words of the shorter."""


def _aid(content: Content) -> list[Decide]:
    return [content.guide.decide] if "decide" in content.guide.singles else []


@rule("decide-reference", "What the decision aid names exists.", "Use an id that exists.")
def reference(content: Content) -> Iterator[Found]:
    for aid in _aid(content):
        reasons, places = known_ids(content, "when"), item_ids(content)
        rows: list[tuple[Path, str, Set[str]]] = [
            (("reasons", number), name, reasons) for number, name in enumerate(aid.reasons)
        ]
        rows += [(("against", number, "link"), reason.link, places) for number, reason in enumerate(aid.against)]
        for path, name, known in rows:
            if name not in known:
                yield Found(
                    content.documents["decide"].place(path), f"There is no '{name}'.", did_you_mean(name, known)
                )


@rule(
    "equal-sides",
    f"Benefits and downsides of all options are about equally long, and there are as many reasons for as against (neither side over {RATIO} times the other).",
    "Shorten the one, or say more in the other.",
)
def equal(content: Content) -> Iterator[Found]:
    for aid in _aid(content):
        document = content.documents["decide"]
        sizes = {
            (number, side): _words(option, side)
            for number, option in enumerate(aid.options)
            for side in ("good", "hard")
        }
        longest, shortest = max(sizes, key=sizes.__getitem__), min(sizes, key=sizes.__getitem__)
        if sizes[longest] > RATIO * sizes[shortest]:
            what = f"This side has {sizes[longest]} words, and the shortest one {sizes[shortest]}."
            yield Found(document.place(("options", *longest)), what, at="decide")
        if len(aid.reasons) != len(aid.against):
            what = f"There are {len(aid.reasons)} reasons for it, and {len(aid.against)} against it."
            yield Found(document.place(("against",)), what, at="decide")


def _words(option: Option, side: str) -> int:
    return sum(len(plain(row).split()) for row in getattr(option, side))
