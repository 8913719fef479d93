"""The pages in ``docs/``: which file of a translation is which page of the English guide."""

from __future__ import annotations

import re
from pathlib import Path

_TWIN = re.compile(r"^en: (\S*)$", re.MULTILINE)


def page_files(docs: Path) -> dict[str, dict[str, str]]:
    """Return, for each language, the file of each page by the file of the same page in English, below ``docs``.

    A page in another language says which it is in its front matter: ``en: when/`` is the page of ``when.md``.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(docs.glob("*/**/*.md")):
        twin = _TWIN.search(path.read_text("utf-8"))
        if twin:
            file = path.relative_to(docs)
            found.setdefault(file.parts[0], {})[_file(twin[1])] = file.as_posix()
    return found


def _file(address: str) -> str:
    name = address.strip("./\"'")
    return f"{name or 'index'}.md"
