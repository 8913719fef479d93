"""The pages of a built site, each read once: what they are called, where they are, and what is in their heads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .context import FOLDERS

NO_PAGES = {*FOLDERS, "assets"}
"""The folders at the site's root that hold no pages of the guide itself."""

_META = re.compile(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)">')
_LANGUAGE = re.compile(r'<html lang="([a-z]+)')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


@dataclass(frozen=True)
class BuiltPage:
    """A page: its file, its HTML, and the named values of its head."""

    path: Path
    html: str
    canonical: str
    meta: dict[str, str]

    @property
    def language(self) -> str:
        """Its language, as its head names it."""
        return _LANGUAGE.search(self.html)[1]  # type: ignore[index]  # the theme names it on every page

    @property
    def title(self) -> str:
        """Its title, as others show it."""
        return self.meta.get("og:title", "")

    @property
    def description(self) -> str:
        """What it says, in a sentence or two."""
        return self.meta.get("description", "")

    @property
    def article(self) -> str:
        """The part of the page that is its own."""
        start = self.html.find("<article")
        return self.html[start : self.html.find("</article>", start)] if start >= 0 else ""


def html_files(out_dir: Path) -> list[Path]:
    """Return every HTML file of the guide itself. What comes with its pages is not even looked through: it is far more."""
    folders = (path for path in out_dir.iterdir() if path.is_dir() and path.name not in NO_PAGES)
    return sorted((*out_dir.glob("*.html"), *(path for folder in folders for path in _html_in(folder, 1))))


def _html_in(folder: Path, depth: int) -> Iterator[Path]:
    """Yield every HTML file below a folder. The folder of a language has folders without pages, too."""
    for path in folder.iterdir():
        if path.is_dir() and not (depth == 1 and path.name in NO_PAGES):
            yield from _html_in(path, depth + 1)
        elif path.suffix == ".html":
            yield path


def pages(out_dir: Path) -> Iterator[BuiltPage]:
    """Yield every page of the guide itself, as the theme makes them: those that name their own address."""
    for path in (path for path in html_files(out_dir) if path.name == "index.html"):
        text = path.read_text("utf-8")
        head = text[: text.find("</head>")]
        canonical = _CANONICAL.search(head)
        if canonical and "<article" in text:
            yield BuiltPage(
                path, text, canonical[1], {name: html.unescape(value) for name, value in _META.findall(head)}
            )
