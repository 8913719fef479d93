"""Sources are in use, sound and fresh."""

import datetime as dt
import re
from collections.abc import Iterator

from ..model import Source
from ..reader.content import Content, Document
from ..reader.yaml_tree import Path
from . import Found, found, rule

FRESH_DAYS = 365
"""A source that nobody has looked at for longer is due (content/about.yml promises once a year)."""

_SCHEME = re.compile(r"\(source:([a-z0-9-]+)\)")
_UNSOUND = re.compile(r"[?&](?:utm_|fbclid|gclid)|(?<=//)[^/]*(?:staging|-stage\.|-test\.|localhost|\bproxy\b)[^/]*")


def cited_ids(content: Content) -> set[str]:
    """Return every source that some part of the guide rests on or links to."""
    cited = {name for _, _, part in content.every_part() for name in getattr(part, "sources", [])}
    return cited | {name for text in content.texts() for name in _SCHEME.findall(text.value)}


def _rows(content: Content) -> Iterator[tuple[Document, Path, Source]]:
    for document, path, part in content.parts():
        if isinstance(part, Source):
            yield document, path, part


@rule("unused-source", "Every source backs something.", "Name it in the 'sources' of an item, or delete it.")
def unused(content: Content) -> Iterator[Found]:
    cited = cited_ids(content)
    for document, path, source in _rows(content):
        if source.id not in cited and not content.may_name(source.id):
            yield Found(document.place((*path, "id")), f"Nothing rests on the source '{source.id}'.", at=source.id)


@rule(
    "against-caveat",
    "No text says what the caveat of its source rules out.",
    "Say what the source supports.",
    of="every",
)
def against_caveat(content: Content) -> Iterator[Found]:
    never = {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, source.never))})(?!\w)", re.IGNORECASE)
        for name, source in content.guide.sources.items()
        if source.never
    }
    for text in content.texts() if never else ():
        for name in {*getattr(text.part, "sources", ()), *_SCHEME.findall(text.value)} & never.keys():
            for match in never[name].finditer(text.value):
                yield found(text, match.start(), f"The caveat of '{name}' rules out '{match[0]}'.")


@rule(
    "source-address",
    "A source has a lasting address: no tracking, no test server, no mirror.",
    "Use the publisher's own address.",
)
def address(content: Content) -> Iterator[Found]:
    for document, path, source in _rows(content):
        match = _UNSOUND.search(source.url)
        if match:
            place = document.place((*path, "url"), match.start())
            yield Found(place, f"The address holds '{match[0]}', which does not last.", at=source.id)


@rule("plain-http", "A source's address begins with https.", "Try https://, or list an exception.", level="hint")
def plain_http(content: Content) -> Iterator[Found]:
    for document, path, source in _rows(content):
        if source.url.startswith("http://"):
            yield Found(document.place((*path, "url")), "The address begins with http.", at=source.id)


@rule("one-document", "Entries with the same address name the same title and publisher.", "Make them alike.")
def one_document(content: Content) -> Iterator[Found]:
    first: dict[str, Source] = {}
    for document, path, source in _rows(content):
        other = first.setdefault(source.url, source)
        for field in ("title", "publisher"):
            if getattr(source, field) != getattr(other, field):
                place = document.place((*path, field))
                yield Found(
                    place, f"The {field} is not that of '{other.id}', which has the same address.", at=source.id
                )


@rule(
    "stale-source",
    "A source was looked at within a year.",
    "Read it again, fix what has changed, and set 'checked'.",
    level="hint",
)
def stale(content: Content) -> Iterator[Found]:
    limit = dt.date.today() - dt.timedelta(days=FRESH_DAYS)
    for document, path, source in _rows(content):
        if source.checked < limit:
            yield Found(
                document.place((*path, "checked")), f"'{source.id}' was last checked on {source.checked}.", at=source.id
            )
