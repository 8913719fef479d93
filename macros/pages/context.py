"""The guide as Markdown for the pages: pure functions over Jinja templates.

Links come out as Markdown links to files, so that MkDocs checks them and rewrites them. Nothing here reads YAML or knows
a plugin: a page's text is a function of the guide, the page's address and the repository's address.
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model import (
    GROUND,
    KINDS,
    Asking,
    Guide,
    Item,
    Named,
    QuestionGroup,
    Source,
    Term,
    Titled,
    Urgent,
    Worded,
    former_ids,
)
from ..model.fingerprint import fingerprint_of
from ..model.kinds import fields_of
from ..reader.content import ENGLISH, Content
from ..reader.page_files import page_files
from ..text import markup
from . import review_status
from .history import changed_on, published_on

PAGES = {kind.name: kind.page for kind in KINDS}
"""The page that shows each section."""

SLUGS = {kind.name: kind.slug for kind in KINDS}
"""What the API and the feeds call each section."""

CHECKLIST_PAGE = "checklist.md"
DECIDE_PAGE = "decide.md"


@dataclass(frozen=True, repr=False)  # mkdocs-macros writes out every macro and what it holds: the whole guide, 17 times
class Site:
    """A guide and where it will be published.

    ``edit`` is the address of the editor for the project's files, ``address`` that of the site; both end with a slash.
    ``folder`` is where the pages in the guide's language are, below ``docs/`` and below the site's root: "" for English,
    else such as "es/". ``files`` has the file of each page in that language by the file of the same page in English, which is
    what pages are called here.
    """

    guide: Guide
    edit: str
    address: str = "http://127.0.0.1:8000/"
    folder: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    english: Site | None = None
    """Of a translation, the guide that it was made from."""
    translations: list[Site] = field(default_factory=list, compare=False)
    """Of the guide in English, those that were made from it."""

    @property
    def repository(self) -> str:
        """Return the address of the project, with a slash at its end."""
        return self.edit.removesuffix("edit/main/")

    @property
    def language(self) -> str:
        """Return the language of the texts: ``en``."""
        return self.folder.rstrip("/") or ENGLISH

    @property
    def locale(self) -> str:
        """Return the language with its region, such as ``en-US`` (BCP 47)."""
        return f"{self.language}-US"

    @property
    def translation(self) -> str | None:
        """Return the language, if it is not the one that the guide is written in."""
        return self.language if self.folder else None

    @property
    def home(self) -> str:
        """Return the address of the first page in this language, and of all that comes with its pages."""
        return f"{self.address}{self.folder}"

    @property
    def others(self) -> list[Site]:
        """Return the guide in each other language."""
        english = self.english or self
        return [site for site in (english, *english.translations) if site is not self]

    def file_of(self, src: str) -> str:
        """Return the file in ``docs/`` of the page that is ``src`` in English: where a language has none, the English one."""
        return self.files.get(src, src)

    def from_home(self, src: str) -> str:
        """Return the address of the page that is ``src`` in English, from the first page in this language."""
        address = self.address_of(src)
        return address.removeprefix(self.folder) if address.startswith(self.folder) else f"../{address}"

    def address_of(self, src: str) -> str:
        """Return the address, below the site's root, of the page that is ``src`` in English."""
        file = self.file_of(src)
        return file.removesuffix("index.md") if file.endswith("index.md") else f"{file.removesuffix('.md')}/"

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The page of each item's id, and of each part of a tool that has a place of its own."""
        return {
            **{item.id: page_of(name, item) for name, item in self.guide.items()},
            **dict.fromkeys((part.id for part in self._checklist), CHECKLIST_PAGE),
            **dict.fromkeys((part.id for part in self._decide), DECIDE_PAGE),
        }

    def anchor_of(self, name: str) -> str:
        """Return the place of a part on its page; nothing if the page is its own."""
        return "" if self.page_of[name].endswith(f"/{name}.md") else name

    def place_of(self, name: str) -> str:
        """Return the address of a part, below the site's root."""
        address, anchor = self.address_of(self.page_of[name]), self.anchor_of(name)
        return f"{address}#{anchor}" if anchor else address

    @cached_property
    def title_of(self) -> dict[str, str]:
        """How readers know each part of the guide, by each of its ids."""
        return {name: part.title for part in self._parts for name in (part.id, *former_ids(part))}

    @cached_property
    def today(self) -> dict[str, str]:
        """The id that each former id has become: templates and pages in ``docs/`` may still name that one."""
        return {name: part.id for part in self._parts for name in former_ids(part)}

    def titles(self, names: Iterable[str]) -> list[str]:
        """Return how readers know the items and pages with these names."""
        sections = self.guide.sections
        return [sections[name].title if name in sections else self.title_of[name] for name in names]

    def keys_of(self, item: Worded) -> dict[str, str]:
        """Return the keys of the pieces of a letter in English by what they would be in this language: one choice holds in both."""
        if not self.english:
            return {}
        source = self.english.guide.scripts[item.id]
        pairs = [(item.words, source.words), (item.words_for_other, source.words_for_other)]
        return {
            fingerprint_of(ours): fingerprint_of(theirs)
            for own, english in pairs
            for ours, theirs in zip(_pieces(own or ""), _pieces(english or ""), strict=False)
        }

    @cached_property
    def emergency_card(self) -> Urgent:
        """What must not wait at all."""
        return next(item for item in self.guide.items_of(Urgent) if item.level == "emergency")

    @property
    def _checklist(self) -> Sequence[Titled]:
        checklist = self.guide.checklist if "checklist" in self.guide.singles else None
        return [*checklist.phases, *checklist.tasks] if checklist else []

    @property
    def _decide(self) -> Sequence[Titled]:
        return self.guide.decide.places if "decide" in self.guide.singles else []

    @property
    def _parts(self) -> list[Titled]:
        return [*(item for _, item in self.guide.items()), *self._checklist, *self._decide]

    def parts_of(self, src: str) -> set[str]:
        """Return the ids of what is on the page made from ``src`` and on the pages below it, former ids too."""
        below = f"{src.removesuffix('.md')}/"
        parts = [one for one in self._parts if (page := self.page_of[one.id]) == src or page.startswith(below)]
        questions = [one for part in parts if isinstance(part, QuestionGroup) for one in part.questions]
        named: list[Titled | Asking] = [*parts, *questions]
        return {name for one in named for name in (one.id, *former_ids(one))}

    def published(self, src: str) -> dt.date | None:
        """Return the day on which the first part of a page was published."""
        days = published_on(self.guide)
        return min((days[name] for name in self.parts_of(src) & days.keys()), default=None)

    def changed(self, src: str) -> dt.date | None:
        """Return the newest day on which a part of a page, or the whole guide, came to mean something else."""
        days = changed_on(self.guide)
        return max((days[name] for name in self.parts_of(src) & days.keys()), default=None)

    @cached_property
    def used_in(self) -> dict[str, list[Titled]]:
        """The parts that rest on each source."""
        used: dict[str, list[Titled]] = {}
        for part in self._parts:
            for source in getattr(part, "sources", ()):
                used.setdefault(source, []).append(part)
        return used

    @cached_property
    def terms(self) -> re.Pattern[str] | None:
        """A pattern that finds any form of any glossary term, the longest first."""
        forms = sorted(self._forms, key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(map(re.escape, forms))})\b", re.IGNORECASE) if forms else None

    @cached_property
    def _forms(self) -> dict[str, Term]:
        return {form.lower(): term for term in self.guide.glossary.values() for form in (term.term, *term.also)}

    def term(self, form: str) -> Term:
        """Return the term that is written like this, or has it as another form."""
        return self._forms[form.lower()]


def sites(content: Content, project: Path, edit: str, address: str) -> tuple[Site, ...]:
    """Return the guide in English and in each language that has pages, as sites."""
    files = page_files(project / "docs")
    english = Site(content.guide, edit, address)
    english.translations.extend(
        Site(content.translations[name].guide, edit, address, f"{name}/", {**_moved(pages), **pages}, english)
        for name, pages in files.items()
        if name in content.translations
    )
    return (english, *english.translations)


def _moved(pages: Mapping[str, str]) -> dict[str, str]:
    """Return where the pages have moved to that a translation never had."""
    return {kind.moved_from: pages[kind.page] for kind in KINDS if kind.moved_from and kind.page in pages}


def page_of(section: str, item: Item) -> str:
    """Return the page that shows an item in full: its own, or that of its section."""
    page = PAGES[section]
    return f"{page.removesuffix('.md')}/{item.id}.md" if item.has_page else page


def telephone(number: str) -> str:
    """Return the address that dials a number: in full form, but for short ones such as 988."""
    digits = number.replace("-", "")
    return f"tel:{digits}" if len(digits) <= 3 else f"tel:+{digits}"


class Page:
    """One page in the making: it numbers sources and explains terms in the order in which they first are on it."""

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
        """The same page in English, of which an office reads the words; None if this is it."""
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
                    parts.append(markup.guard(self._chosen(row, box, markup.sentences(row, alone=_is_ground), answers)))
                case markup.List(rows, numbered, boxes):
                    sign = "1. " if numbered else "- "
                    chosen = (self._chosen(row, box, [row], answers) for row, box in zip(rows, boxes, strict=True))
                    parts.append("\n".join(sign + markup.guard(row) for row in chosen))
        return "\n\n".join(parts)

    def _chosen(self, row: markup.Row, box: str | None, pieces: Iterable[markup.Row], answers: bool) -> str:
        """Return a paragraph or a row of words to fill in. What has a box is in or out as a whole, else each of its pieces is."""
        said = markup.plain_row(row)
        about = [".answer"] if answers and "?" in said else []
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
        name = self.site.today.get(name, name)
        return self.to(self.site.page_of[name], self.site.anchor_of(name))

    def to(self, src: str, anchor: str = "") -> str:
        """Return the address of a place on the page that is ``src`` in English, for a Markdown link on this page."""
        here, there = self.site.file_of(self.src), self.site.file_of(src)
        path = "" if src == self.src and anchor else posixpath.relpath(there, posixpath.dirname(here) or ".")
        return f"{path}#{anchor}" if anchor else path

    def short_link(self, name: str) -> str:
        """Return the address of a part's short link. A page that has one needs the menu that goes with it."""
        self.has_short_links = True
        return beside(self.site, f"{self.site.folder}go/{name}/")

    def place(self, name: str) -> str:
        """Return the address of a part, for HTML in a page."""
        return beside(self.site, self.site.place_of(name))

    def at(self, src: str) -> str:
        """Return the address of the page that is ``src`` in English, for HTML in a page."""
        return beside(self.site, self.site.address_of(src))

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
        return beside(self.site, f"{self.site.folder}review/")

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


def _pieces(words: str) -> Iterator[str]:
    """Yield what a reader can choose in words to fill in: each paragraph or row that has a box, and each sentence of the others."""
    for box, row in markup.rows(words):
        pieces = [row] if box else markup.sentences(row, alone=_is_ground)
        yield from map(markup.plain_row, pieces)


def _is_ground(span: markup.Span) -> bool:
    return isinstance(span, markup.Blank) and span.name == GROUND


def beside(site: Site, name: str) -> str:
    """Return the address of a file that the publish step writes, for HTML in a page. (Of a relative one, MkDocs and Zensical make
    two different addresses.)"""
    return f"{urlsplit(site.address).path or '/'}{name}"


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
        auto_reload=False,  # an edit of a template drops this module and makes a new environment
        keep_trailing_newline=True,
    )
    environment.filters["attr"] = markup.escape_html
    environment.filters["fields"] = fields_of
    environment.globals["parts"] = environment.get_template("parts.md").module
    return environment
