"""``python -m macros check``: checks the content and prints each mistake on its line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import chores
from .reading import read
from .rules import check

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 with problems, 2 when it could not run."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the guide's content.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="name every mistake in the content on its line")
    checking.add_argument("--project", type=Path, default=PROJECT, help="the project's folder")
    chores.add(commands)
    options = parser.parse_args(arguments)
    if hasattr(options, "run"):
        return options.run(options)
    return _check(options.project)


def _check(project: Path) -> int:
    content = read(project / "content", project)
    problems = check(content)
    for problem in problems:
        print(problem)
    errors = [problem for problem in problems if problem.level == "error"]
    items = sum(1 for _ in content.guide.items())
    print(f"{items} items and {len(content.guide.sources)} sources checked: {len(errors) or 'no'} mistakes.")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
