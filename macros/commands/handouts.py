"""The command ``handouts``: adds ready PDF handouts to a complete site."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..reader.files import PROJECT
from .publish import is_built

CACHE = PROJECT / ".cache" / "handouts"
PANGO = (
    "WeasyPrint needs Pango 1.44 or newer, which this machine lacks. Install it: pango (Homebrew, Fedora), or "
    "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 (Debian, Ubuntu)."
)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command ``handouts``."""
    command = commands.add_parser("handouts", help="add ready PDF handouts to a complete site")
    command.add_argument("site", type=Path, help="the folder of the site, as `make site` completed it")
    command.add_argument("--only", nargs="+", default=[], metavar="ID", help="make those of a few parts alone")
    command.add_argument(
        "--cache", type=Path, default=CACHE, metavar="FOLDER", help="where to keep what did not change"
    )
    command.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    if not is_built(options.site):
        return 2
    try:
        from ..publish.links import pdf  # noqa: F401
    except ModuleNotFoundError as missing:
        print(f"The package {missing.name} is not installed. Run: make handouts", file=sys.stderr)
        return 2
    except OSError:
        print(PANGO, file=sys.stderr)
        return 2
    from ..publish.context import Unpublishable, address, load
    from ..publish.links.handouts import publish

    try:
        count = publish(load(address(options.site)), options.site, options.only, options.cache)
    except Unpublishable as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{count} PDF handouts are in {options.site}/.")
    return 0
