"""Ways of looking at a page, and what must hold in each.

``python -m tests.helpers.access SITE`` (``make access``, for each change) looks at every page and every state of every tool in every
way, presses the Tab key through each page, and prints a table; ``--way NAME`` keeps to some ways. The tests look at each
page in a few ways, since all of it takes minutes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright, sync_playwright

from . import browsers as chromium
from .states import STATES

AXE = Axe()
SCRIPT = f"window.access ??= {(Path(__file__).parent / 'access.js').read_text('utf-8')}"

TOUCHED = ".sheet :is(button, input, textarea, summary):not(.term), .incoming button"
"""What a finger presses in a tool."""


@dataclass(frozen=True)
class Way:
    """A way of looking: the settings of the browser's window, what the browser is started with, and whether colors are new."""

    window: dict
    started: list[str] = field(default_factory=list)
    colors: bool = False

    @property
    def touch(self) -> bool:
        return self.window.get("has_touch", False)


def _window(width: int, height: int = 800, **more: object) -> dict:
    return {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **more}


# The reader's own setting for larger text. Unlike a larger font of the page, it counts in media queries too.
_LARGE_TEXT = ["--blink-settings=defaultFontSize=32"]

WAYS = {
    "light": Way(_window(1280), colors=True),
    "dark phone": Way(_window(360, color_scheme="dark", has_touch=True, is_mobile=True), colors=True),
    # Here the browser chooses the colors, and axe takes some for those of the style sheet (as -webkit-text-fill-color).
    "forced colors": Way(_window(1280, forced_colors="active")),
    "narrow": Way(_window(320, 640)),
    "zoomed": Way(_window(640, 400, device_scale_factor=2)),
    "large text": Way(_window(1280), _LARGE_TEXT),
    "large, narrow": Way(_window(320, 640), _LARGE_TEXT),
}


def findings(page: Page, colors: bool = True) -> list[str]:
    """Return what axe finds on a page, each as its rule and the first element concerned. Without ``colors``, which take axe three
    quarters of its time, it does not look at contrast: that is the same at every size."""
    options = {
        "resultTypes": ["violations"],
        "preload": False,
        "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": colors}},
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    result = page.evaluate("(options) => axe.run(options)", options)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in result["violations"]]


def open_folds(page: Page) -> None:
    """Open every folded part of a page."""
    page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = true")


def look(page: Page, *checks: str) -> list[str]:
    """Return what the named checks of access.js find, such as ``focus()``."""
    page.evaluate(SCRIPT)
    return [found for check in checks for found in page.evaluate(f"access.{check}")]


def in_reach(way: Way) -> list[str]:
    """Return the checks that depend on where things are."""
    return ["focus()", "cut()", "targets(24)", *([f"targets(44, {TOUCHED!r})", "zooming()"] if way.touch else [])]


def walk(page: Page) -> list[str]:
    """Press the Tab key from the start of a page to its end. Return where it did not go where it should."""
    page.evaluate(SCRIPT)
    keys = page.context.new_cdp_session(page)
    for _ in range(page.evaluate("access.listen()")):
        keys.send(
            "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        )
    keys.detach()
    return page.evaluate("access.walked()")


@contextmanager
def looking(playwright: Playwright, way: Way) -> Iterator[Callable[[], Page]]:
    """Yield a browser that looks in this way: opens pages as a reader has them who was never here."""
    arguments = ["--no-sandbox", "--disable-gpu", *way.started]
    browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
    try:
        yield lambda: browser.new_context(service_workers="block", **way.window).new_page()
    finally:
        browser.close()


def _everything(page: Page, way: Way) -> list[str]:
    return findings(page, way.colors) + look(page, "structure()", "order()", "moving()", *in_reach(way))


def _see(opened: Callable[[], Page], way: Way, addresses: list[str], root: str) -> Iterator[tuple[str, list[str]]]:
    page = opened()
    for address in addresses:
        page.goto(root + address)
        open_folds(page)
        yield f"/{address}", _everything(page, way) + (walk(page) if way is WAYS["light"] else [])
    page.context.close()
    for name, reach in STATES.items():
        page = opened()
        reach(page, root)
        yield name, _everything(page, way)
        page.context.close()


def main(arguments: list[str] | None = None) -> int:
    """Print what is found, in each way. Return 1 when there is something."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--way", action="append", choices=WAYS, help="look in this way only; may be given again")
    options = parser.parse_args(arguments)
    from ..conftest import html_pages, serve

    server, root = serve(options.site)
    addresses = [
        re.sub("index.html$", "", path.relative_to(options.site).as_posix()) for path in html_pages(options.site)
    ]
    faults = 0
    with sync_playwright() as playwright:
        for name in options.way or WAYS:
            print(f"{name}:", flush=True)
            found = {}
            with looking(playwright, WAYS[name]) as opened:
                for place, rows in _see(opened, WAYS[name], addresses, root):
                    found[place] = len(rows)
                    for row in rows:
                        print(f"    {place}  {row}", flush=True)
            faults += sum(found.values())
            print(f"    {len(addresses)} pages, {len(found) - len(addresses)} states: {sum(found.values())} found")
    server.shutdown()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
