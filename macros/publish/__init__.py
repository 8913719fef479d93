"""What stands beside the pages of a built site. Each part is a file here; running it twice changes nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import search
from . import alone, built, data, feeds, head, links, markdown, offline, places, previews, qr, scripts, signposts, tidy
from .site import Unpublishable, load


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command ``publish``."""
    command = commands.add_parser("publish", help="complete a built site with what stands beside its pages")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.add_argument("--no-offline", action="store_true", help="end the offline copies that readers have")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        print(f"{options.site} holds no built site: run `make site` first.", file=sys.stderr)
        return 2
    try:
        publish(options.site, stop_offline=options.no_offline)
    except Unpublishable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def publish(site: Path, stop_offline: bool = False) -> None:
    """Completes the built ``site``. The offline part comes last: it lists every file."""
    tidy.write(site)
    scripts.write(site)
    guide = load(site)
    pages = list(built.pages(site))
    search.write(guide, site)
    feeds.publish(guide, site)
    data.publish(guide, site)
    previews.publish(guide, site, pages)
    head.publish(guide, pages)
    markdown.publish(pages)
    signposts.publish(guide, site, pages)
    found = places.find(guide, site)
    links.publish(guide, found, site)
    alone.publish(guide, found, site)
    links.publish_withdrawn(guide, found, site, (links.FOLDER, alone.EMBED, alone.PRINT))
    qr.publish(guide, found, site)
    offline.write(site, stopped=stop_offline)
