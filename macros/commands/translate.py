"""The command ``translate``: writes what a language has no words for yet, in English, to be put into that language."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..reader import files, yaml_edit
from ..reader.loader import OWN_FILES, TRANSLATED, Content, nested, read
from ..reader.translation import skeleton
from . import output


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    translating = commands.add_parser("translate", help="write what a language lacks, in English, to be translated")
    translating.add_argument("language", help="its code, which is its folder in content/, for example es")
    translating.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    translating.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Return 0 when it is written, 2 when the English can't be read."""
    content = read(options.project / "content", options.project)
    if output.unreadable(content, *TRANSLATED):
        return 2
    folder = options.project / "content" / options.language
    folder.mkdir(exist_ok=True)
    written = 0
    for name in TRANSLATED:
        path = folder / f"{name}.yml"
        if name not in OWN_FILES and not path.exists():
            path.write_text(_file(content, name), "utf-8")
            written += 1
    print(f"Wrote {written} files into {folder.relative_to(options.project)}.", file=sys.stderr)
    return 0


def _file(content: Content, name: str) -> str:
    """Return the English texts of a file, with the fingerprints of what they say."""
    parts = {at: one for path, part in content.documents[name].parts for at, one in nested(path, part)}
    laid_out = skeleton(parts)
    rows = [skeleton(parts, at) for at in parts if len(at) == 2 and at[0] == "items"]
    return yaml_edit.whole({**laid_out, **({"items": rows} if rows else {})})
