"""The command ``build``: the whole site, in one go. The site that was there stays until the new one is complete."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace, _SubParsersAction
from functools import partial
from pathlib import Path

from .publish import add_options, unharmed


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    building = commands.add_parser(
        "build", help="build the site with MkDocs into SITE_DIR (else site/), and complete it"
    )
    add_options(building)
    building.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    target = Path(os.environ.get("SITE_DIR") or "site")
    return unharmed(target, partial(_build, target, options.no_offline))


def _build(target: Path, stop_offline: bool) -> None:
    from ..publish import publish
    from ..publish.atomic_dir import in_place_of

    with in_place_of(target) as site:
        _mkdocs(site)
        publish(site, stop_offline)


def _mkdocs(site: Path) -> None:
    """Build the pages into ``site``. MkDocs itself says what it finds wrong, and then ends the program."""
    # No other command needs these, and they take longer than it does.
    import click
    from mkdocs.__main__ import cli

    os.environ["SITE_DIR"] = str(site)
    try:
        cli(["build", "--strict"], standalone_mode=False)
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    except click.ClickException as problem:
        problem.show()
        raise SystemExit(problem.exit_code) from problem
