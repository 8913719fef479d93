"""What several commands ask for: the content before a change, and a sentence in other languages."""

from __future__ import annotations

import io
import subprocess
import zipfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HELP = "the commit that the change is compared with, for example main, or a content folder"


class NoBase(Exception):
    """There is nothing to compare with. Its text says why, and what to do."""


@contextmanager
def content_of(base: str, project: Path) -> Iterator[Path]:
    """Yield the content folder of a commit, deleted afterwards, or ``base`` itself where it is a content folder.

    Of a branch, it is the commit that the change began at: what the branch got since is not lost by the change.

    Raises:
        NoBase: There is no such commit here, or no content in it.
    """
    if (Path(base) / "links.yml").is_file():
        yield Path(base)
        return
    began = _git(project, "merge-base", "HEAD", base)
    found = _git(project, "archive", "--format=zip", began.stdout.decode().strip() or base, "content")
    if found.returncode:
        raise NoBase(_why(project, base, found.stderr.decode(errors="replace")))
    with TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(found.stdout)).extractall(folder)
        yield Path(folder) / "content"


def _git(project: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(project), *command], capture_output=True)
    except FileNotFoundError as error:
        raise NoBase("To compare with an earlier commit, install git.") from error


def _why(project: Path, base: str, said: str) -> str:
    if _git(project, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return (
            f"'{base}' is not in this clone, which has the newest commits only. Fetch the others: git fetch --unshallow"
        )
    reason = next(iter(said.strip().splitlines()), "").removeprefix("fatal: ")
    return f"The content of '{base}' can't be read ({reason}). Name a commit, a branch or a content folder."


def add_told(command: ArgumentParser, what: str, otherwise: str = "else it is in English there") -> None:
    """Add the option that says something in other languages, too."""
    command.add_argument(
        "--in",
        dest="told",
        action="append",
        default=[],
        metavar="LANGUAGE=SENTENCE",
        help=f"{what}, in another language, for example es='...' ({otherwise})",
    )


def told_in(options: Namespace) -> dict[str, str]:
    """Return the sentence in each language for which one was given."""
    pairs = (one.partition("=")[::2] for one in options.told)
    return {language: words.strip() for language, words in pairs}
