"""What needs care from time to time: web addresses that no longer answer, pages and sources due to be read again."""

from __future__ import annotations

import datetime as dt
import http.client
import socket
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import yaml

from ..reader.content import Content, owner_of
from ..reader.loader import read
from ..rules.dates import REVIEW_DAYS
from ..rules.sources import FRESH_DAYS
from .markdown import report

IGNORED = Path(".github/links-ignore.yml")
"""Hosts that are not asked, each with the reason."""
PHONE_DAYS = 183
"""A phone number is due again this many days after it was checked. (Pages and sources: see the rules.)"""
TIMEOUT = 20
"""How many seconds a host has to answer."""
GONE = (404, 410)
MOVED = (301, 308)
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of the Second Opinion Guide)", "Accept": "*/*"}


@dataclass(frozen=True, order=True)
class Link:
    """A web address that did not simply answer: ``gone``, ``moved`` for good, or ``unsure`` (a person must look)."""

    kind: str
    url: str
    why: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Overdue:
    """Something that was last read too long ago."""

    since: dt.date
    what: str
    place: str


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, and remembers whether all of them are for good."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self.codes.append(code)
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None:
            following.method = req.get_method()
        return following


def ask(url: str, timeout: float = TIMEOUT) -> Link | None:
    """Ask for ``url``, first by HEAD and, as some hosts refuse that, by GET. Return None if it answers."""
    link = None
    for method in ("HEAD", "GET"):
        redirects = _Redirects()
        try:
            with build_opener(redirects).open(Request(url, headers=HEADERS, method=method), timeout=timeout) as answer:
                if redirects.codes and set(redirects.codes) <= set(MOVED) and answer.url != url:
                    return Link("moved", url, answer.url)
                return None
        except HTTPError as error:
            link = Link("gone" if error.code in GONE else "unsure", url, f"{error.code} {error.reason}")
        except URLError as error:
            unknown_host = isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME
            link = Link("gone" if unknown_host else "unsure", url, str(error.reason))
        except (OSError, http.client.HTTPException, ValueError) as error:
            link = Link("unsure", url, f"{type(error).__name__}: {error}")
    return link


def addresses(content: Content) -> dict[str, tuple[str, ...]]:
    """Return every web address of a source, without its fragment, and the ids of the sources that are on it."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in content.guide.sources.values():
        found[source.url.partition("#")[0]].append(source.id)
    return {url: tuple(ids) for url, ids in found.items()}


def links(content: Content, ignored: Iterable[str] = (), timeout: float = TIMEOUT) -> list[Link]:
    """Return every address that did not simply answer. Hosts are asked side by side, the pages of one host in turn."""
    wanted = addresses(content)
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in wanted:
        hosts[str(urlsplit(url).hostname)].append(url)
    asked = [urls for host, urls in hosts.items() if host not in set(ignored)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = pool.map(lambda urls: [ask(url, timeout) for url in urls], asked)
        found = [link for answer in answers for link in answer if link]
    return sorted(Link(link.kind, link.url, link.why, wanted[link.url]) for link in found)


def overdue(content: Content, today: dt.date) -> list[Overdue]:
    """Return what was last read too long ago, the oldest first: pages and sources after a year, phone numbers after half a year."""
    return sorted(one for one in _dates(content, today))


def _dates(content: Content, today: dt.date) -> Iterator[Overdue]:
    for document, path, part in content.parts():
        for name, days in (
            ("reviewed", REVIEW_DAYS),
            ("checked", PHONE_DAYS if document.name == "help" else FRESH_DAYS),
        ):
            date = getattr(part, name, None)
            if isinstance(date, dt.date) and (today - date).days > days:
                place = document.place((*path, name))
                yield Overdue(date, owner_of(part, document), f"{place.file}:{place.line}")


def ignored_hosts(project: Path) -> dict[str, str]:
    """Return the hosts that are not asked, each with its reason."""
    return yaml.safe_load((project / IGNORED).read_text(encoding="utf-8")) or {}


def care(project: Path, today: dt.date | None = None, timeout: float = TIMEOUT) -> str:
    """Return what needs care, as Markdown; nothing when all is well."""
    content = read(project / "content", project)
    ignored = ignored_hosts(project)
    found = links(content, ignored, timeout)
    late = overdue(content, today or dt.date.today())
    if not found and not late:
        return ""
    kinds = {kind: [link for link in found if link.kind == kind] for kind in ("gone", "moved", "unsure")}
    return report("care.md", links=kinds, overdue=late, ignored=ignored)
