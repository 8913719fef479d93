"""The command ``register``: every id that is an address goes into content/links.yml, forever."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..reader import files, yaml_edit
from ..reader.loader import read
from ..rules.references import known_ids
from ..rules.register import addressed, register_line
from . import output


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    registering = commands.add_parser("register", help="add every new id to content/links.yml")
    registering.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    registering.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Return 0, or 2 when the register can't be read."""
    if output.unreadable(read(options.project / "content", options.project), "links"):
        return 2
    print(f"Added: {', '.join(register(options.project)) or 'none'}.")
    return 0


def register(project: Path) -> list[str]:
    """Add every id that is an address and not in the register yet. Return the ids added."""
    content = read(project / "content", project)
    document = content.documents["links"]
    added = sorted({part.id for _, _, part in addressed(content)} - known_ids(content, "links"))
    if added:
        text = document.lines.text
        for name in added:
            text = yaml_edit.insert_sorted(text, name, f"  {register_line(name)}")
        files.rewrite(document.path, text)
    return added
