"""Where the content names an entry: in fields, in links, and as a blank or a box, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import UNADDRESSED, WITH_BLANKS, Exemption, Named, Synonyms
from ..reader import yaml_tree
from ..reader.content import Content, Document
from ..reader.source_offsets import offsets
from ..reader.yaml_tree import Node
from ..reader.yaml_tree import Path as Steps
from ..text.markup import BLANK, BOX, LINK

REFERENCES = {
    "sources": ("sources", "at"),
    "situations": ("situations", "not_for", "gathers", "at"),
    "help": ("at",),
    "blanks": ("at",),
}
"""The fields that name an entry of these lists; other entries are named by ``ITEM_REFERENCES``."""

ITEM_REFERENCES = (
    "say", "needs", "link", "now", "at", "script", "point", "ids", "reasons", "adds", "rows", "of", "short", "to", "linked_from",
    "reading", "fits",
)  # fmt: skip

SCHEMES = {"sources": "source", "help": "phone"}
"""How a link to an entry of these lists begins; a link to any other entry is its id alone."""

IN_WORDS = {"blanks": BLANK, "situations": BOX}
"""What names an entry of these lists in words to fill in."""

Owner = tuple[Document, Steps, Named]


def owners_of(content: Content, name: str) -> list[Owner]:
    """Return the entries with this id: those whose id is an address, or else those of the lists that have ids of their own."""
    owners = [
        (document, at, part)
        for document, at, part in content.every_part()
        if isinstance(part, Named) and part.id == name and document.name != "links"
    ]
    return [owner for owner in owners if owner[0].name not in UNADDRESSED] or owners


def ids_of(document: Document, owner: str, old: str) -> Iterator[int]:
    """Yield where an entry has the id ``old``, if it is in the document ``owner``."""
    for at, node in _nodes(document) if document.name == owner else ():
        if at[-1:] == ("id",) and node.value == old:
            yield offsets(document.lines.text, node)[0]


def _nodes(document: Document) -> Iterator[tuple[Steps, Node]]:
    """Yield each value that is in the document's own file: in its tree, a translation has the English too."""
    own, _, _ = yaml_tree.parse(document.lines.text, document.file)
    inner: list[tuple[Steps, Node]] = [((), own)] if own else []
    while inner:
        at, node = inner.pop()
        yield at, node
        inner += [((*at, step), child) for step, child in node.children]


def fields_naming(content: Content, document: Document, owner: str, old: str) -> Iterator[Steps]:
    """Yield the path of each field, or row of one, in which the document names ``old`` of the file ``owner``."""
    for other, at, part in content.every_part():
        if other is not document or (content.english and not isinstance(part, (Synonyms, Exemption))):
            continue  # all other names are in the English alone
        for field in REFERENCES.get(owner, ITEM_REFERENCES):
            value = getattr(part, field, None)
            for number, name in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if name == old:
                    yield (*at, field) if number is None else (*at, field, number)


def links_to(document: Document, owner: str, old: str) -> Iterator[int]:
    """Yield where a text of the document links to ``old`` of the file ``owner``, or holds its blank or box."""
    for at, node in _nodes(document):
        text = node.value if isinstance(node.value, str) else ""
        field = next((step for step in reversed(at) if isinstance(step, str)), "")
        for match in LINK.finditer(text):
            scheme, _, name = match["target"].rpartition(":")
            if name == old and scheme == SCHEMES.get(owner, ""):
                yield offsets(document.lines.text, node)[match.end("target") - len(old)]
        for match in IN_WORDS[owner].finditer(text) if owner in IN_WORDS and field in WITH_BLANKS else ():
            if match[1] == old:
                yield offsets(document.lines.text, node)[match.start(1)]
