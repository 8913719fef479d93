"""What a reader does with the guide in a browser, whichever engine it has and whatever drives it."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIMIT = 30
"""Seconds after which something that was waited for counts as missing. Nothing takes that long, unless it is broken."""

LIVE = "html.is-live"
"""What a tool says of itself once its script is there."""

WITHOUT = {
    "popover": "for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];",
    "compression": "delete window.CompressionStream; delete window.DecompressionStream;",
    "Object.hasOwn": "delete Object.hasOwn;",
}
"""Features that older browsers lack, each with what takes it away before the page's own scripts run. WebKit can switch
some of them off itself, and then acts as an older one in all ways."""

_VISIBLE = "(one => one && one.checkVisibility({ visibilityProperty: true }))(document.querySelector(given[0]))"


class BrowserEnded(Exception):
    """The browser ended by itself, so the test can say nothing. ``pyproject.toml`` has it run once more."""


class Unsupported(Exception):
    """This engine, as it is driven here, has no way to do that."""


@dataclass(frozen=True)
class Options:
    """What the browser of a test has. It is the same browser for all tests, as starting one takes seconds."""

    javascript: bool = True
    storage: bool = True
    workers: bool = False
    """Whether service workers may run: the offline part answers in the network's place."""
    without: tuple[str, ...] = ()
    """Names of features in ``WITHOUT``."""
    own_profile: bool = False
    """Whether the profile stays on the disk, for a test that restarts the browser. Selenium's browsers always have one."""


class Reader(ABC):
    """A browser with one profile. ``begin`` makes it ready for a test."""

    engine: str
    address: str = ""
    options = Options()

    # ---- starting and ending

    @abstractmethod
    def start(self) -> None:
        """Start the browser."""

    @abstractmethod
    def stop(self) -> None:
        """End the browser at once. What it has stored is of no use any more."""

    @abstractmethod
    def is_running(self) -> bool:
        """Return whether the browser answers."""

    @abstractmethod
    def restart(self) -> None:
        """Close the browser as a person does, and start it again with the same profile."""

    def begin(self, address: str, options: Options) -> None:
        """Show an empty tab, and nothing of the test before. ``address`` is where this test finds the site."""
        self.address, self.options = address, options
        self.reset()
        self.messages()

    @abstractmethod
    def reset(self) -> None:
        """Open a new tab that has ``options``, close the others, and forget all init scripts."""

    # ---- going about

    def open(self, path: str = "") -> None:
        self.go(self.address + path)

    def open_tool(self, path: str) -> None:
        """Open a tool's page, and wait until its script is there."""
        self.open(path)
        self.wait_for(LIVE)

    @abstractmethod
    def go(self, url: str) -> None: ...

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def back(self) -> None: ...

    @abstractmethod
    def forward(self) -> None: ...

    @abstractmethod
    def new_tab(self) -> None:
        """Open an empty tab, and look at it."""

    @abstractmethod
    def switch(self, number: int) -> None:
        """Look at another tab: 0 is the first."""

    @abstractmethod
    def resize(self, width: int, height: int = 800) -> None: ...

    # ---- doing

    @abstractmethod
    def press_on(self, css: str) -> None:
        """Press the pointer on something in sight."""

    @abstractmethod
    def type(self, css: str, text: str) -> None:
        """Type at the end of a field, key by key."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key, as "Enter", where the focus is."""

    @abstractmethod
    def clear(self, css: str) -> None: ...

    @abstractmethod
    def give_file(self, css: str, path: Path) -> None: ...

    def click(self, css: str) -> None:
        self.wait_for(css)
        self.js('document.querySelector(given[0]).scrollIntoView({ block: "center" })', css)
        self.press_on(css)

    def check(self, css: str) -> None:
        """Check a box, or choose one of several."""
        if not self.is_checked(css):
            self.click(css)

    def unfold(self, css: str) -> None:
        """Open a ``details`` element by its summary."""
        if not self.js("document.querySelector(given[0]).open", css):
            self.click(f"{css} > summary")

    def fill(self, css: str, text: str) -> None:
        """Replace what is in a field by typing."""
        if self.value(css):
            self.clear(css)
        self.type(css, text)

    # ---- looking

    @abstractmethod
    def js(self, expression: str, *given: object) -> object:
        """Return the value of a JavaScript expression, which finds what is handed over in the list ``given``."""

    def text(self, css: str = "body") -> str:
        return self.js("document.querySelector(given[0]).innerText", css)

    def value(self, css: str) -> str:
        self.wait_until("document.querySelector(given[0])", css)
        return self.js("document.querySelector(given[0]).value", css)

    def is_checked(self, css: str) -> bool:
        self.wait_until("document.querySelector(given[0])", css)
        return self.js("document.querySelector(given[0]).checked", css)

    def is_visible(self, css: str) -> bool:
        return bool(self.js(_VISIBLE, css))

    def count(self, css: str) -> int:
        return self.js("document.querySelectorAll(given[0]).length", css)

    def wait_for(self, css: str) -> None:
        """Wait until something is in sight."""
        self._wait(lambda: self.is_visible(css), f"{css} is not in sight")

    def wait_until(self, expression: str, *given: object) -> None:
        """Wait until a JavaScript expression holds."""
        self._wait(lambda: bool(self.js(expression, *given)), f"never came true: {expression} {given}")

    def _wait(self, holds: Callable[[], bool], problem: str) -> None:
        end = time.monotonic() + LIMIT
        pause = 0.01
        while True:
            try:
                if holds():
                    return
                reason = ""
            except Exception as error:  # the page may be on its way out
                if not self.is_running():
                    raise
                reason = f": {error}"
            if time.monotonic() > end:
                raise AssertionError(f"In {self.engine}, {problem}{reason}")
            time.sleep(pause)
            pause = min(2 * pause, 0.1)  # each look costs both processes time

    # ---- what the browser does next to the page

    @abstractmethod
    def at_start(self, script: str) -> None:
        """Run ``script`` before anything else on each page that is opened from now on in this tab."""

    @abstractmethod
    def messages(self) -> list[str]:
        """Errors, refusals by the security policy and uncaught exceptions since this was last asked."""

    @abstractmethod
    def download(self, css: str) -> tuple[str, bytes]:
        """Press a button, and return the name and the content of the file that is downloaded."""

    @abstractmethod
    def pdf(self) -> bytes:
        """Return the page as it would be printed on US letter paper."""

    def copied(self, holds: Callable[[str], bool]) -> str:
        """Return the text on the clipboard once it ``holds``. An engine may say that it has copied before the system has the text."""
        found = ""

        def is_there() -> bool:
            nonlocal found
            found = self.clipboard()
            return holds(found)

        self._wait(is_there, "the clipboard never held what was copied")
        return found

    def clipboard(self) -> str:
        """Return the text on the clipboard, pasted into a field made for that."""
        self.js(
            'document.body.prepend(Object.assign(document.createElement("textarea"), { id: "pasted", className: "pasted" }))'
        )
        self.js('document.getElementById("pasted").focus()')
        self.press("Control+v")
        text = self.value("#pasted")
        self.js('document.getElementById("pasted").remove()')
        return text
