"""A guide and where it is published: the address of each page and part, and the days on which they changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from ..model import GROUND, KINDS, Asking, Guide, Item, QuestionGroup, Term, Titled, Urgent, Worded, former_ids
from ..model.fingerprint import fingerprint_of
from ..reader.content import ENGLISH, Content
from ..reader.page_files import page_files
from ..text import markup
from .history import changed_on, current_ids, published_on

PAGES = {kind.name: kind.page for kind in KINDS}
"""The page that shows each section."""

SLUGS = {kind.name: kind.slug for kind in KINDS}
"""What the API and the feeds call each section."""

CHECKLIST_PAGE = "checklist.md"
DECIDE_PAGE = "decide.md"


# Without repr, since mkdocs-macros prints every macro with all that it holds: the whole guide, 17 times.
@dataclass(frozen=True, repr=False)
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
    def _current_ids(self) -> dict[str, str]:
        return current_ids(self.guide)

    def id_now(self, name: str) -> str:
        """Return what an id is called now: templates and pages in ``docs/`` may still name a former one."""
        return self._current_ids.get(name, name)

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


def _pieces(words: str) -> Iterator[str]:
    """Yield what a reader can choose in words to fill in: each paragraph or row that has a box, and each sentence of the others."""
    for box, row in markup.rows(words):
        pieces = [row] if box else markup.sentences(row, alone=is_ground)
        yield from map(markup.plain_row, pieces)


def is_ground(span: markup.Span) -> bool:
    return isinstance(span, markup.Blank) and span.name == GROUND


def path_to(site: Site, name: str) -> str:
    """Return the address of a file that the publish step writes, for HTML in a page.

    A relative one would not do: MkDocs and Zensical make different addresses of it.
    """
    return f"{urlsplit(site.address).path or '/'}{name}"
