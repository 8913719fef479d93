"""The offline part: writes ``sw.js``, the service worker, at the site's root.

It is ``service_worker.js`` next to this file, after one line that lists the files of this very build with their hashes. The same
site gives the same file, byte for byte, so readers fetch nothing anew when nothing changed.

It is our own and not a library: a library would be a build step and more code than the few hundred lines here, and none keeps
several versions side by side, which is how an update leaves open pages alone.

The kill switch: ``python -m macros publish SITE --no-offline`` (``make site OFFLINE=no``) writes one that stops instead. It
takes the place of any worker out there at the reader's next visit and deletes all that was saved. MAINTAINING.md tells more.
That file is ``docs/sw.js``, so a site built without this step has it too: nobody is left with a copy that never changes.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from ...pages.site import Site
from ..context import FOLDERS
from . import search_index
from .minified import script

WORKER = "sw.js"
FALLBACK = "offline.md"
CORE_PAGES = ("index.md", "urgent.md", FALLBACK)
"""The pages that every reader has after one visit, in their language, next to those that they saw."""

NOT_SAVED = ("assets/javascripts/lunr/", "assets/social-card.png")
"""In the folder of any language: what no page of the guide needs to be read, next to what the publish step writes for others."""

TOOL = "assets/js/store/store.js"
"""The script that every tool loads."""

VISIT = "visit.md"
"""The page for the visit itself, where there may be no network: whoever has used a tool has it."""

SEARCH = "search.md"
"""The search page."""

KINDS = {".html", ".css", ".js", ".svg", ".png", ".webp", ".woff2", ".json", ".webmanifest"}
RUNNING = Path(__file__).with_name("service_worker.js")
STOPPED = Path(__file__).parents[3] / "docs" / WORKER


def write(sites: Sequence[Site], out_dir: Path, stopped: bool = False) -> None:
    """Write the worker for the built ``out_dir``, or the one that ends all earlier ones."""
    target = out_dir / WORKER
    if stopped:
        target.write_text(STOPPED.read_text("utf-8"), "utf-8")
        return
    files = {address(path): digest(path) for path in guide_files(out_dir, [site.folder for site in sites])}
    version = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:16]
    facts = {
        "version": version,
        "files": files,
        "languages": {site.folder: _language(site, out_dir, files) for site in reversed(sites)},
        "needs": {TOOL: sorted(scripts_of(files))},
    }
    line = f"const SITE = {json.dumps(facts, separators=(',', ':'))};\n"
    target.write_text(line + script(RUNNING.read_text("utf-8")), "utf-8")


def _language(site: Site, out_dir: Path, files: dict[str, str]) -> dict[str, object]:
    """Return what readers of a language need: the ``core`` that is saved at the first visit, the page to show in place of one that
    is not there, and, for a page, the files that it loads only when they are used: saved once it was seen."""
    core_pages = [site.address_of(page) for page in CORE_PAGES]
    visit = set(with_parts(out_dir, files, [site.address_of(VISIT)])) - scripts_of(files)
    elsewhere = tuple(other.folder for other in site.others if other.folder)
    own = (name for name in files if name.startswith(site.folder) and not name.startswith(elsewhere))
    tools = [name for name in own if _is_tool(out_dir / name / "index.html")]
    search = (name for name in files if name.startswith("assets/vendor/minisearch-"))
    return {
        "core": with_parts(out_dir, files, core_pages),
        "fallback": site.address_of(FALLBACK),
        "needs": {
            **dict.fromkeys(tools, sorted(visit)),
            site.address_of(SEARCH): sorted((*search, f"{site.folder}{search_index.FILE}")),
        },
    }


def _is_tool(page: Path) -> bool:
    return page.is_file() and "assets/js/tools/" in page.read_text("utf-8")


def guide_files(out_dir: Path, folders: Iterable[str] = ("",)) -> list[tuple[Path, str]]:
    """Return the files that make up the guide, whose languages have these ``folders``: each with its name below the site's root,
    in a lasting order."""
    skipped = tuple(f"{folder}{name}/" for folder in folders for name in FOLDERS)
    named = ((path, path.relative_to(out_dir).as_posix()) for path in _files(out_dir, out_dir, skipped))
    return sorted((one for one in named if _belongs(one[1])), key=lambda one: one[1])


def _files(folder: Path, out_dir: Path, skipped: tuple[str, ...]) -> Iterator[Path]:
    """Yield every file, without looking into the folders that only the publish step writes: there are thousands."""
    for path in folder.iterdir():
        if not path.is_dir():
            yield path
        elif f"{path.relative_to(out_dir).as_posix()}/" not in skipped:
            yield from _files(path, out_dir, skipped)


def _belongs(name: str) -> bool:
    return (
        Path(name).suffix in KINDS and name not in (WORKER, "404.html") and not any(part in name for part in NOT_SAVED)
    )


def address(file: tuple[Path, str]) -> str:
    """Return how a page asks for a file, below the site's root."""
    name = file[1]
    return name.removesuffix("index.html") if posixpath.basename(name) == "index.html" else name


def digest(file: tuple[Path, str]) -> str:
    """Return the beginning of the hash of a file."""
    return hashlib.sha256(file[0].read_bytes()).hexdigest()[:16]


def with_parts(out_dir: Path, files: dict[str, str], names: Iterable[str]) -> list[str]:
    """Return those of the pages that there are, and the files that they name."""
    pages = [page for page in names if page in files]
    wanted = set()
    for page in pages:
        parser = _Parts()
        parser.feed((out_dir / page / "index.html").read_text("utf-8"))
        wanted |= {posixpath.normpath(posixpath.join(page, urlsplit(part).path)) for part in parser.found}
    return pages + sorted(wanted & files.keys())


def scripts_of(files: dict[str, str]) -> set[str]:
    """Return the scripts among the files: whoever has used one tool has those of all."""
    return {name for name in files if name.startswith("assets/js/")}


class _Parts(HTMLParser):
    """Finds what a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        source = given.get("src")
        if tag in ("script", "img") and source:
            self.found.append(source)
        if tag == "link" and {"stylesheet", "icon", "manifest"} & set((given.get("rel") or "").split()):
            self.found.append(given.get("href") or "")
