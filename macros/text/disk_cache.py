"""What takes long to work out and depends on a text alone, kept from one run to the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

CACHE = Path(__file__).parents[2] / ".cache"

Text = TypeVar("Text", str, list[str])
Result = TypeVar("Result")


@contextmanager
def remembered(name: str, work: Callable[[Text], Result], folder: Path = CACHE) -> Iterator[Callable[[Text], Result]]:
    """``work``, a function of one text or list of texts to what JSON can hold, that looks up what it worked out before.

    It is kept in ``<folder>/<name>.json`` by the fingerprint of the text and of the file with ``work``: an edit of
    either works it out anew. A cache that can't be read or written does no harm.
    """
    file = folder / f"{name}.json"
    known: dict[str, Result] = {}
    with suppress(OSError, ValueError):
        known = json.loads(file.read_text("utf-8"))
    used: dict[str, Result] = {}
    made_by = hashlib.sha256(Path(work.__code__.co_filename).read_bytes())

    def look_up(value: Text) -> Result:
        fingerprint = made_by.copy()
        fingerprint.update(json.dumps(value).encode())
        key = fingerprint.hexdigest()[:24]
        if key not in used:
            used[key] = known[key] if key in known else work(value)
        return used[key]

    yield look_up
    if not used.keys() <= known.keys():
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            file.write_text(json.dumps(known | used), "utf-8")
