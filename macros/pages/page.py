"""Render a page of the guide as Markdown, by Jinja templates.

Links come out as Markdown links to files, so that MkDocs checks them and rewrites them. Nothing here reads YAML or knows
a plugin: a page's text is a function of the guide, the page's address and the repository's address.
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model import GROUND, Named, Source, Worded
from ..model.fingerprint import fingerprint_of
from ..model.kinds import fields_of
from ..text import markup
from . import review_status
from .site import PAGES, Site, is_ground, path_to, telephone


class Page:
    """A page being rendered: it numbers sources, and explains each term where it first appears."""

    def __init__(self, site: Site, src: str) -> None:
        self.site = site
        self.guide = site.guide
        self.src = src
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, list[Source]] = {}
        self._explained: set[str] = set()
        self._keys: Mapping[str, str] = {}
        self.has_short_links = False

    @cached_property
    def english(self) -> Page | None:
        """The same page in English, whose words an office reads; None if this is it."""
        return Page(self.site.english, self.src) if self.site.english else None

    def render(self, template: str, **values: object) -> str:
        """Render a template with this page's helpers."""
        return (
            _environment()
            .get_template(template)
            .render(
                page=self,
                guide=self.guide,
                ui=self.guide.words,
                md=self.markdown,
                plain_md=lambda value: self.markdown(value, explain=False),
                words_md=self.words,
                esc=markup.escape_markdown,
                telephone=telephone,
                date=lambda day: markup.escape_html(review_status.date(day, self.guide.words)),
                due=review_status.due,
                **values,
            )
        )

    # texts

    def markdown(self, value: str, *, explain: bool = True) -> str:
        """Return a text for readers as Markdown; with ``explain``, a term explains itself where it first is."""
        return markup.markdown(value, lambda span: self._span(span, explain))

    def words(self, value: str) -> str:
        """Return words to say, as Markdown, with each blank as a line to fill in."""
        return markup.markdown(value, lambda span: self._span(span, explain=False), blanks=True)

    def letter(self, value: str, of: Worded, *, answers: bool) -> str:
        """Return words to fill in, as Markdown: each row to choose, and each sentence to leave out, has its key.

        They are words ``of`` an item. With ``answers``, there is a line on paper below whatever asks something.
        """
        self._keys = self.site.keys_of(of)
        parts = []
        for block in markup.blocks(value, blanks=True):
            match block:
                case markup.Paragraph(row, box):
                    parts.append(markup.guard(self._chosen(row, box, markup.sentences(row, alone=is_ground), answers)))
                case markup.List(rows, numbered, boxes):
                    marker = "1. " if numbered else "- "
                    chosen = (self._chosen(row, box, [row], answers) for row, box in zip(rows, boxes, strict=True))
                    parts.append("\n".join(marker + markup.guard(row) for row in chosen))
        return "\n\n".join(parts)

    def _chosen(self, row: markup.Row, box: str | None, pieces: Iterable[markup.Row], answers: bool) -> str:
        """Return a paragraph or a row of words to fill in. What has a box is in or out as a whole, else each of its pieces is."""
        said = markup.plain_row(row)
        about = [".answer"] if answers and "?" in said else []
        about += [".leads"] if said.endswith(":") else []
        if box:
            first = {"x": "in", " ": "out"}.get(box, box)
            about += [f'data-row="{self._key(said)}"', f'data-first="{first}"']
        written = self._row(row) if box else "".join(map(self._piece, pieces))
        return f"{written}\n{{: {' '.join(about)} }}" if about else written

    def _piece(self, row: markup.Row) -> str:
        """Return a sentence of words to fill in, with its key if the reader may leave it out: not a greeting, nor blanks alone."""
        own = "".join(span.text for span in row if not isinstance(span, markup.Blank)).strip()
        if not re.search(r"\w", own) or own.endswith((":", ",")):
            return self._row(row)
        key = self._key(markup.plain_row(row))
        return self.render("sentence.html", key=key, words=self._row(row)).removesuffix("\n")

    def _key(self, said: str) -> str:
        own = fingerprint_of(said)
        return self._keys.get(own, own)

    def _row(self, row: markup.Row) -> str:
        return "".join(self._span(span, explain=False) for span in row)

    def for_other(self, value: str, voice: Literal["mine", "yours"]) -> str:
        """Return the words for someone else as HTML. A script puts in whom they are for, as ``voice`` calls them."""
        called = self.render("called.html", voice=voice).strip()
        return called.join(markup.escape_html(part) for part in value.split("{patient}"))

    def _span(self, span: markup.Span, explain: bool) -> str:
        match span:
            case markup.Words(words):
                return self._explain(words) if explain else markup.escape_markdown(words)
            case markup.Bold(words):
                return f"**{markup.escape_markdown(words)}**"
            case markup.Link(words, target):
                return f"[{markup.escape_markdown(words)}]({self.address(target)})"
            case markup.Blank(name) if name == GROUND:
                return self.render("ground.html", people=self.guide.people.values()).strip()
            case markup.Blank(name):
                return self.render("blank.html", blank=self.guide.blanks[name]).strip()

    def _explain(self, words: str) -> str:
        pattern = self.site.terms
        if pattern is None:
            return markup.escape_markdown(words)
        parts, end = [], 0
        for match in pattern.finditer(words):
            term = self.site.term(match[0])
            if term.id in self._explained:
                continue
            self._explained.add(term.id)
            said = words.startswith((" (", ")"), match.end())
            parts.append(markup.escape_markdown(words[end : match.start()]))
            parts.append(
                self.render("term.html", term=term, shown=match[0], means=markup.plain(term.means), said=said).strip()
            )
            end = match.end()
        return "".join((*parts, markup.escape_markdown(words[end:])))

    # addresses

    def address(self, target: str) -> str:
        """Return a link's target as an address from this page. Raise KeyError for a target that does not exist."""
        scheme, _, name = target.rpartition(":")
        if scheme == "source":
            return f"<{self.guide.sources[name].url}>"
        if scheme == "phone":
            return telephone(self.guide.phones[name].number)
        name = self.site.id_now(name)
        return self.to(self.site.page_of[name], self.site.anchor_of(name))

    def to(self, src: str, anchor: str = "") -> str:
        """Return the address of a place on the page that is ``src`` in English, for a Markdown link on this page."""
        here, there = self.site.file_of(self.src), self.site.file_of(src)
        path = "" if src == self.src and anchor else posixpath.relpath(there, posixpath.dirname(here) or ".")
        return f"{path}#{anchor}" if anchor else path

    def short_link(self, name: str) -> str:
        """Return the address of a part's short link. A page that has one needs the menu that goes with it."""
        self.has_short_links = True
        return path_to(self.site, f"{self.site.folder}go/{name}/")

    def place(self, name: str) -> str:
        """Return the address of a part, for HTML in a page."""
        return path_to(self.site, self.site.place_of(name))

    def at(self, src: str) -> str:
        """Return the address of the page that is ``src`` in English, for HTML in a page."""
        return path_to(self.site, self.site.address_of(src))

    def section(self, name: str) -> str:
        """Return the address of a section's page, for a Markdown link on this page."""
        return self.to(PAGES[name])

    def edit(self, section: str, part: Named | None = None) -> str:
        """Return the address where the file of ``section`` can be changed, at the line of ``part``; in English, if it is."""
        if self.english and part and part.id in self.guide.untranslated:
            return self.english.edit(section, part)
        line = self.guide.lines.get((section, part.id)) if part else None
        return f"{self.site.edit}content/{self.site.folder}{section}.yml" + (f"#L{line}" if line else "")

    def form(self, name: str) -> str:
        """Return the address of a form to tell us something."""
        return f"{self.site.repository}issues/new?template={name}.yml"

    @property
    def review_kit(self) -> str:
        """The address of what someone needs who reviews a page, for HTML in a page."""
        return path_to(self.site, f"{self.site.folder}review/")

    @property
    def history(self) -> str:
        """The address of the list of all changes, each with who made it."""
        return f"{self.site.repository}commits/main/content"

    # sources

    def cite(self, ids: Iterable[str]) -> list[tuple[int, Source]]:
        """Return the numbers of the documents behind the facts ``ids``, each document once, in the page's counting."""
        cited: dict[int, Source] = {}
        for name in ids:
            source = self.guide.sources[name]
            number = self._numbers.setdefault(source.url, len(self._numbers) + 1)
            facts = self._cited.setdefault(source.url, [])
            if source not in facts:
                facts.append(source)
            cited.setdefault(number, source)
        return sorted(cited.items())

    @property
    def cited(self) -> list[list[Source]]:
        """The documents cited so far, in order, each with its cited facts."""
        return list(self._cited.values())

    # trust

    @property
    def reviewed(self) -> list[str]:
        """Who has reviewed this whole page and its translation, or that no one has, in plain text."""
        return review_status.notice(self.guide, review_status.names_of(self.src, PAGES), self.site.translation)

    @property
    def translation_reviewed(self) -> bool:
        """Whether someone has reviewed the translation of this whole page."""
        names = review_status.names_of(self.src, PAGES)
        return bool(review_status.reviews(self.guide, names, self.site.translation))

    def reviewed_of(self, name: str) -> list[str]:
        """Return, in plain text, who has reviewed this very part of the page, and which reviews it has outlived."""
        return review_status.of_part(self.guide, name, self.site.translation)

    @property
    def all_reviews(self) -> list[str]:
        """All reviews of the guide, each with what was reviewed, in plain text."""
        english = self.site.english or self.site
        guides = {site.translation: site.guide for site in (english, *english.translations)}
        known = (one for one in self.guide.reviewers if one.translation in guides)
        return [line for one in known if (line := review_status.in_full(self.guide, guides[one.translation], one))]

    @cached_property
    def published(self) -> dt.date | None:
        """The day on which the first of its parts was published."""
        return self.site.published(self.src)

    @cached_property
    def changed(self) -> dt.date | None:
        """The newest day on which one of its parts, or the whole guide, came to mean something else."""
        return self.site.changed(self.src)

    @property
    def checked(self) -> dt.date | None:
        """The oldest day on which a cited source was last checked."""
        return min((fact.checked for facts in self._cited.values() for fact in facts), default=None)


def for_script(value: object) -> str:
    """Return ``value`` as JSON for a script element of the page: no text in it can end that element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "templates" / "pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        auto_reload=False,  # `serve` starts again when a template changes
        keep_trailing_newline=True,
    )
    environment.filters["attr"] = markup.escape_html
    environment.filters["fields"] = fields_of
    environment.globals["parts"] = environment.get_template("parts.md").module
    return environment
