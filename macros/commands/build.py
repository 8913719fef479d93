"""The command ``build``: the whole site, in one go. The site that was there stays until the new one is complete."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace, _SubParsersAction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import publish
from ..publish.atomic_dir import in_place_of
from ..publish.context import load
from ..publish.links import targets
from ..publish.meanwhile import meanwhile
from ..publish.web import service_worker
from .publish import add_options, unharmed


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Adds the command to the command line."""
    building = commands.add_parser(
        "build", help="build the site with MkDocs into SITE_DIR (else site/), and complete it"
    )
    add_options(building)
    building.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    target = Path(os.environ.get("SITE_DIR") or "site")
    return unharmed(target, partial(_build, target, options.no_offline))


def _build(target: Path, stop_offline: bool) -> None:
    guide = load(_address())
    found = targets.find(guide)
    # In the same folder, so that no file needs to be copied. MkDocs empties its own before it builds.
    with in_place_of(target) as site, TemporaryDirectory(prefix=".beside-", dir=site.parent) as beside:
        with meanwhile(partial(publish.write_beside, guide, found, Path(beside))):
            _mkdocs(site)
        publish.complete_pages(guide, found, site, meanwhile)
        _move(Path(beside), site)
        service_worker.write(site, stopped=stop_offline)


def _address() -> str:
    """Where ``mkdocs.yml`` says that the site will be."""
    from mkdocs.utils.yaml import yaml_load

    with Path("mkdocs.yml").open(encoding="utf-8") as file:
        return str(yaml_load(file)["site_url"])


def _mkdocs(site: Path) -> None:
    """Builds the pages into ``site``. MkDocs itself says what it finds wrong, and then ends the program."""
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


def _move(folder: Path, into: Path) -> None:
    """Moves all that ``folder`` holds, beside what is there."""
    for one in folder.iterdir():
        there = into / one.name
        if there.is_dir():
            _move(one, there)
        else:
            shutil.move(one, there)
