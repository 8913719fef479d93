"""What the tests of the tools share."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

STORE = {"store.js", "document.js", "local-storage.js"}
_IMPORT = re.compile(r'\b(?:import|export)\b[^"(;]*"(\.[^"]+)"')


def add_own_line(page, *texts):
    """Types texts on the line for something of one's own."""
    page.click("[data-act=own-new]")
    for text in texts:
        page.locator(".own-line input").fill(text)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def go_to(page, place):
    """Go to a part of a tool as a link to it does, which opens it."""
    page.evaluate("(place) => { location.hash = place; }", place)
    page.locator(f"#{place}").wait_for()


def download(page, act):
    """Press a button, and returns the text and the name of the file that the browser is asked to save."""
    with page.expect_download() as waiting:
        page.click(f"[data-act={act}]")
    return Path(waiting.value.path()).read_bytes().decode(), waiting.value.suggested_filename


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def tool_size(site: Path, tool: str) -> int:
    """Return the bytes of all modules that a tool's page loads at once, packed, without the store."""
    folder = site / "assets" / "js"
    open_, seen = [folder / "tools" / tool / "index.js"], {}
    while open_:
        path = open_.pop().resolve()
        if path in seen or path.name in STORE:
            continue
        seen[path] = len(gzip.compress(path.read_bytes()))
        open_ += [path.parent / name for name in _IMPORT.findall(path.read_text(encoding="utf-8"))]
    return sum(seen.values())
