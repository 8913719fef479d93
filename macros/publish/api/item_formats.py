"""One item in the forms in which others take it up: Markdown, HTML and plain text, all from the same parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import count

from ...model import Item, Picture
from ...model.kinds import fields_of
from ...pages.site import Site, telephone
from ...text import markup
from ..templating import environment

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def parts(site: Site, item: Item, only: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield each field of an item, or ``only`` some: its heading, if it has one, and its text, in the content's markup."""
    ui = site.guide.words
    for field, value in fields_of(item):
        if only is not None and field.name not in only:
            continue
        heading = "" if field.style == "questions" else field.heading  # v1 has it without one
        match field.style:
            case "pictures":
                yield from (("", _of_100(ui["picture_of"], picture)) for picture in value)
                continue
            case "questions":
                value = [question.text for question in value]
            case "words":
                value = site.guide.written_out(value)
            case "links":
                value = [f"[{site.title_of[name]}]({name})" for name in value]
        if isinstance(value, list):
            marks = (f"{number}." if field.look == "path" else "-" for number in count(1))
            value = "\n".join(f"{mark} {row}" for mark, row in zip(marks, value, strict=False))
        yield ui.get(heading, ""), value


def _of_100(words: str, picture: Picture) -> str:
    return f"{picture.count} {words} {picture.label}. {100 - picture.count} {picture.rest}."


def address(site: Site, target: str) -> str:
    """Return a link's target as an address that works from everywhere, and forever if it is ours."""
    scheme, _, name = target.rpartition(":")
    if scheme == "source":
        return site.guide.sources[name].url
    if scheme == "phone":
        return telephone(site.guide.phones[name].number)
    return f"{site.home}go/{name}/"


def as_markdown(site: Site, item: Item) -> str:
    """Return the item but its title, as Markdown."""
    return _joined(site, item, "**{}**", lambda value: markup.markdown(value, partial(_span, site), blanks=True))


def as_text(site: Site, item: Item) -> str:
    """Return the item but its title, as plain text."""
    return _joined(site, item, "{}", partial(plain, site))


def as_html(site: Site, item: Item) -> str:
    """Return the item but its title, as HTML."""
    write = vars(environment().get_template("api/item.html").module)["item"]
    return " ".join(write(list(parts(site, item)), partial(address, site), site.guide.blanks).split())


def plain(site: Site, value: str) -> str:
    """Return a text of the content without any markup."""
    return markup.plain(site.guide.written_out(value), lambda name: f"[{site.guide.blanks[name].label}]", blanks=True)


def _joined(site: Site, item: Item, label: str, write: Callable[[str], str]) -> str:
    rows = (
        row
        for name, value in parts(site, item)
        for row in ((label.format(name), write(value)) if name else (write(value),))
    )
    return "\n\n".join(rows)


def _span(site: Site, span: markup.Span) -> str:
    match span:
        case markup.Words(words):
            return _escaped(words)
        case markup.Bold(words):
            return f"**{_escaped(words)}**"
        case markup.Link(words, target):
            return f"[{_escaped(words)}]({address(site, target)})"
        case markup.Blank(name):
            return _escaped(f"[{site.guide.blanks[name].label}]")


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
