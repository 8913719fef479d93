"""Read and write content files. What keeps one from being read is a problem in plain words."""

from __future__ import annotations

import codecs
from pathlib import Path

from .diagnostics import Lines, Place, Problem

PROJECT = Path(__file__).parents[2]
"""The project's folder."""

MAX_BYTES = 2_000_000
"""A content file larger than this is a mistake (the largest real one is about a twentieth of it)."""


def read_text(path: Path, file: str) -> str | Problem:
    """Return the text of a file, or the one problem that keeps it from being read."""

    def problem(rule: str, what: str, advice: str) -> Problem:
        return Problem(Place(file), rule, what, advice)

    try:
        if path.is_dir():
            return problem("missing-file", "There is a folder in place of the file.", "Put the file back.")
        if not path.is_file():
            return problem("missing-file", "The file is missing.", "Put it back: each file of the guide is needed.")
        if path.stat().st_size > MAX_BYTES:
            return problem("too-large", f"The file is larger than {MAX_BYTES:,} bytes.", "Check what got into it.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        place = Lines(before).place(file, len(before))
        return Problem(
            place,
            "not-utf-8",
            "A character here is not in UTF-8.",
            "Save the file as UTF-8, and type the character again.",
        )
    except OSError as error:
        return problem("unreadable", f"The file can't be read: {error.strerror}.", "Check its permissions.")
    if not text.strip():
        return problem("empty-file", "The file is empty.", "Put its text back.")
    return text


def rewrite(path: Path, text: str) -> None:
    """Write ``text`` into a file, and keep the byte order mark if it had one."""
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    path.write_bytes(mark + text.encode("utf-8"))
