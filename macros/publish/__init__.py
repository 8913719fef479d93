"""What stands beside the pages of a built site. Each part is a file here; running it twice changes nothing."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from .. import search
from ..render import Site
from . import (
    alone,
    built,
    data,
    feeds,
    head,
    links,
    markdown,
    offline,
    places,
    previews,
    qr,
    scripts,
    signposts,
    styles,
    tidy,
)
from .meanwhile import meanwhile
from .site import Unpublishable, address, load
from .swap import in_place_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command ``publish``."""
    command = commands.add_parser("publish", help="complete a built site with what stands beside its pages")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.add_argument(
        "--into", type=Path, metavar="SITE", help="where to put the complete site (else: in its place)"
    )
    add_options(command)
    command.set_defaults(run=lambda options: complete(options.site, options.into or options.site, options.no_offline))


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds what can be asked of the publish step."""
    command.add_argument("--no-offline", action="store_true", help="end the offline copies that readers have")


MADE = shutil.ignore_patterns("api", "embed", "go", "print", "qr")
"""What only the publish step writes. It is made anew, so nothing is left of a part that went away."""


def complete(built: Path, target: Path, stop_offline: bool = False) -> int:
    """Puts a copy of the ``built`` site, complete, in the place of ``target``. Returns the exit code."""
    if not (built / "index.html").is_file():
        print(f"{built} holds no built site: run `make site` first.", file=sys.stderr)
        return 2

    def work() -> None:
        with in_place_of(target) as fresh:
            shutil.copytree(built, fresh, ignore=lambda at, names: MADE(at, names) if Path(at) == built else ())
            publish(fresh, stop_offline, meanwhile)

    return unharmed(target, work)


def unharmed(target: Path, work: Callable[[], None]) -> int:
    """The exit code of ``work``, which leaves ``target`` as it was when it fails. Says in one line why it did."""
    try:
        work()
    except Unpublishable as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        # A copy of many files tells of each: the first is enough.
        reason = problem.args[0][0][2] if isinstance(problem, shutil.Error) else problem
        print(f"The site could not be written, so {target} is as it was: {reason}", file=sys.stderr)
        return 2
    return 0


Beside = Callable[[Callable[[], None]], AbstractContextManager[None]]


@contextmanager
def _before(work: Callable[[], None]) -> Iterator[None]:
    work()
    yield


def publish(site: Path, stop_offline: bool = False, beside: Beside = _before) -> None:
    """Completes the built ``site``.

    ``beside`` says when what stands beside its pages is written: before them, ``meanwhile``, or ``afterwards``.
    """
    guide = load(address(site))
    found = places.find(guide)
    with beside(partial(write_beside, guide, found, site)):
        complete_pages(guide, found, site)
    # The last: it lists every file.
    offline.write(site, stopped=stop_offline)


def write_beside(guide: Site, found: places.Places, site: Path) -> None:
    """Writes what is made of the content alone: more files than all the rest."""
    search.write(guide, site)
    feeds.publish(guide, site)
    data.publish(guide, site)
    links.publish(guide, found, site)
    alone.publish(guide, found, site)
    links.publish_withdrawn(guide, found, site, (links.FOLDER, alone.EMBED, alone.PRINT))
    qr.publish(guide, found, site)


def complete_pages(guide: Site, found: places.Places, site: Path, beside: Beside = _before) -> None:
    """Brings the built pages to what is published, and writes what is made of them."""
    places.check(found, site)
    tidy.write(site)
    with beside(partial(markdown.publish, list(built.pages(site)))):
        scripts.write(site)
        styles.publish(site)
        pages = list(built.pages(site))
        previews.publish(guide, site, pages)
        head.publish(guide, pages)
        signposts.publish(guide, site, pages)
