"""The command ``publish``: completes a built site with what comes with its pages."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable
from pathlib import Path


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command ``publish``."""
    command = commands.add_parser("publish", help="complete a built site with everything that comes with its pages")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.add_argument(
        "--into", type=Path, metavar="SITE", help="where to put the complete site (else: in its place)"
    )
    add_options(command)
    command.set_defaults(run=lambda options: complete(options.site, options.into or options.site, options.no_offline))


def add_options(command: ArgumentParser) -> None:
    """Add what can be asked of the publish step."""
    command.add_argument("--no-offline", action="store_true", help="end the offline copies that readers have")


def is_built(site: Path) -> bool:
    """Return whether ``site`` holds a built site. If not, say so."""
    built = (site / "index.html").is_file()
    if not built:
        print(f"{site} holds no built site: run `make site` first.", file=sys.stderr)
    return built


def complete(built: Path, target: Path, stop_offline: bool = False) -> int:
    """Put a copy of the ``built`` site, complete, in the place of ``target``. Return the exit code."""
    if not is_built(built):
        return 2
    from ..publish import publish
    from ..publish.atomic_dir import in_place_of
    from ..publish.context import FOLDERS, address, load
    from ..publish.links.handouts import FOLDER as HANDOUTS

    # What only the publish step writes is made anew, so nothing is left of a part that went away.
    made = shutil.ignore_patterns(*(name for name in FOLDERS if name != HANDOUTS))

    def work() -> None:
        homes = {built / site.folder for site in load(address(built))}
        with in_place_of(target) as fresh:
            shutil.copytree(built, fresh, ignore=lambda at, names: made(at, names) if Path(at) in homes else ())
            publish(fresh, stop_offline)

    return unharmed(target, work)


def unharmed(target: Path, work: Callable[[], None]) -> int:
    """Return the exit code of ``work``, which leaves ``target`` as it was when it fails. Say in one line why it did."""
    from ..publish.context import Unpublishable

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
