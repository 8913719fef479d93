"""A clinic that links to an item can see when its meaning changed, and how."""

import datetime as dt
from collections.abc import Iterator
from itertools import zip_longest

from ..model import former_ids
from ..model.fingerprint import fingerprint
from ..reader.content import Content, Document
from ..reader.diagnostics import Place
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import known_ids
from .register import addressed, published_before


@rule(
    "unannounced-change",
    "When a part comes to mean something else, content/changes.yml says so.",
    "If it means something else to readers, add a line to content/changes.yml. If not, there is nothing to do.",
    level="hint",
)
def unannounced(content: Content) -> Iterator[Found]:
    if content.base is None:
        return
    before = {part.id: (document, at, part) for document, at, part in addressed(content.base)}
    told = _ids_of_new_entries(content, content.base)
    for document, at, part in addressed(content):
        names = [part.id, *former_ids(part)]
        was = next((before[name] for name in names if name in before), None)
        if was and fingerprint(was[2]) != fingerprint(part) and not told.intersection(names):
            entry = f'  - {{date: {dt.date.today()}, ids: [{part.id}], what: ""}}'
            advice = f"If it means something else to readers, add this below 'changes:' in content/changes.yml, with one sentence between the quotes: {entry}"
            yield Found(_first_difference((document, at), was[:2]), f"'{part.id}' says something else now.", advice)


def _ids_of_new_entries(content: Content, base: Content) -> set[str]:
    now, before = (one.guide.announced for one in (content, base))
    return {name for change in now if change not in before for name in change.ids}


def _first_difference(now: tuple[Document, Path], before: tuple[Document, Path]) -> Place:
    """Return the first line of a part that is not as it was."""
    (document, at), lines, earlier = now, _lines(*now), _lines(*before)
    differing = (number for number, (one, other) in enumerate(zip_longest(lines, earlier)) if one != other)
    number = min(next(differing, 0), len(lines) - 1)
    indent = len(lines[number]) - len(lines[number].lstrip()) if number else 0
    first = document.place(at)
    return Place(first.file, first.line + number, indent + 1 if number else first.column)


def _lines(document: Document, at: Path) -> list[str]:
    node = document.root.at(at)
    return document.lines.text[node.start : node.end].rstrip().splitlines()


@rule("changed-id", "An entry in changes.yml names ids that were published.", "Use an id of links.yml.")
def changed_ids(content: Content) -> Iterator[Found]:
    published = known_ids(content, "links")
    for number, change in enumerate(content.guide.announced):
        for row, name in enumerate(change.ids):
            if name not in published and name not in published_before(content):
                place = content.documents["changes"].place(("changes", number, "ids", row))
                yield Found(place, f"'{name}' is not in links.yml.", did_you_mean(name, published))
