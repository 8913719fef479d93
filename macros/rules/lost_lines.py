"""The line above a list, such as ``do:``, is still there: without it, the rows are part of the text before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model import Named
from ..reader import yaml_tree
from ..reader.content import Content, Document, Text
from ..reader.diagnostics import Place
from ..reader.yaml_tree import Path
from . import Found, rule

Lists = dict[Path, int]
"""How many rows each list of a file has, by its path."""


@rule(
    "rows-as-text",
    "No text for readers ends with the rows of a list that lost the line above it, such as 'do:'.",
    "Put that line back above them.",
)
def rows_as_text(content: Content) -> Iterator[Found]:
    for (_, path), (place, count, text) in swallowed(content).items():
        field, column = path[-1], text.document.place(text.path, key=True).column
        rows = "This row is" if count == 1 else f"These {count} rows are"
        what = f"{rows} part of '{text.field}' now, because the line '{field}:' above is gone."
        yield Found(place, what, f"Put the line '{' ' * (column - 1)}{field}:' above this one.", text.owner)


@lru_cache(maxsize=2)
def swallowed(content: Content) -> dict[tuple[str, Path], tuple[Place, int, Text]]:
    """Return each lost list, by its file and path, with the place of its first row and the text that it is a part of now."""
    gone = {document.name: dict(_gone(content, document)) for document in content.own_documents()}
    found = {}
    for text in content.texts():
        for path, count in gone.get(text.document.name, {}).items():
            # Where the line is there, in the text as well, 'field-as-text' says so.
            if text.path[:-1] == path[:-1] and f"{path[-1]}:" not in text.value and (place := _first_row(text, count)):
                found[text.document.name, path] = place, count, text
    return found


def _gone(content: Content, document: Document) -> Iterator[tuple[Path, int]]:
    """Yield the lists that the file had before the change, or that a translation still has."""
    for translation in content.translations.values():
        yield from _left_over(translation.documents[document.name]) if document.name in translation.documents else ()
    before = content.base.documents.get(document.name) if content.base else None
    if before:
        lists = {part.id: _lists(part) for _, part in before.parts if isinstance(part, Named)}
        for at, part in document.parts:
            if isinstance(part, Named):
                for field, count in lists.get(part.id, {}).items():
                    if not getattr(part, field, None):
                        yield (*at, field), count


def _lists(part: Named) -> dict[str, int]:
    return {
        name: len(rows)
        for name in type(part).model_fields
        if isinstance(rows := getattr(part, name), list) and rows and isinstance(rows[0], str)
    }


def _left_over(document: Document) -> Iterator[tuple[Path, int]]:
    drifts = [one for one in document.drifts if one.kind == "left-over" and isinstance(one.path[-1], str)]
    root = yaml_tree.parse(document.lines.text, document.file)[0] if drifts else None
    values = (node.value for node in yaml_tree.nodes(root) if isinstance(node.value, dict)) if root else ()
    rows = {key.start: value.value for fields in values for key, value in fields.values()}
    for one in drifts:
        if isinstance(found := rows.get(one.start), list):
            yield one.path, len(found)


def _first_row(text: Text, count: int) -> Place | None:
    """Return the place of the first of the last ``count`` lines of a text on lines of its own, if all begin as rows do."""
    node, lines = text.document.root.at(text.path), text.document.lines
    if node.style not in ("|", ">"):
        return None
    end = node.start + len(lines.text[node.start : node.end].rstrip())
    last, first = lines.place("", end).line, lines.place("", node.start).line
    # A row may go on in the next line.
    rows = [number for number in range(first + 1, last + 1) if lines.line(number).lstrip().startswith("- ")]
    if len(rows) < count:
        return None
    line = lines.line(rows[-count])
    return Place(text.document.file, rows[-count], len(line) - len(line.lstrip()) + 1)
