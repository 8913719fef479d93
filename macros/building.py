"""The command ``build``: the whole site, in one go. The site that was there stays until the new one is complete."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from . import publish

FRESH = Path(".cache") / "build"
"""Where MkDocs builds, in the project's folder. Its site is complete only after the publish step."""


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Adds the command to the command line."""
    building = commands.add_parser(
        "build", help="build the site with MkDocs into SITE_DIR (else site/), and complete it"
    )
    publish.add_options(building)
    building.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    target = Path(os.environ.get("SITE_DIR") or "site")
    code = publish.unharmed(target, _mkdocs)
    return code or publish.complete(FRESH, target, options.no_offline)


def _mkdocs() -> int:
    """Builds the pages. MkDocs itself says what it finds wrong."""
    # No other command needs these, and they take longer than it does.
    import click
    from mkdocs.__main__ import cli

    os.environ["SITE_DIR"] = str(FRESH)
    try:
        cli(["build", "--strict"], standalone_mode=False)
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return 0
