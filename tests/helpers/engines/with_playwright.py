"""Browsers that Playwright drives: Chromium everywhere, and its own Firefox and WebKit where there are no Debian packages."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .reader import LIMIT, WITHOUT, Reader, Unsupported

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright


class PlaywrightReader(Reader):
    def __init__(self, engine: str, playwright: Playwright, launch: dict) -> None:
        self.engine = engine
        self._type = getattr(playwright, engine)
        self._launch = dict(launch) if engine == "chromium" else {}
        if engine == "chromium":
            # Playwright leaves out the cache that Back and forward use, readers' browsers have it.
            self._launch["ignore_default_args"] = ["--disable-back-forward-cache"]
        self._browser = None
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self._profile: str | None = None
        self._messages: list[str] = []

    def start(self) -> None:
        self._browser = self._type.launch(**self._launch)

    def stop(self) -> None:
        self._close_context()
        self._browser.close()

    def reset(self) -> None:
        self._close_context()
        if self.options.own_profile:
            self._profile = tempfile.mkdtemp(prefix="profile-")
        self._open_context()

    def _close_context(self) -> None:
        if self._context:
            self._context.close()
        if self._profile:
            shutil.rmtree(self._profile, ignore_errors=True)
        self._context = self._profile = None

    def _open_context(self) -> None:
        settings = {
            "java_script_enabled": self.options.javascript,
            "service_workers": "allow" if self.options.workers else "block",
            "viewport": {"width": 1280, "height": 800},
        }
        if self._profile:
            self._context = self._type.launch_persistent_context(self._profile, **self._launch, **settings)
        else:
            self._context = self._browser.new_context(**settings)
        if self.engine == "chromium":
            # Without a screen it asks nobody, and refuses.
            self._context.grant_permissions(["clipboard-read", "clipboard-write"])
        self._context.set_default_timeout(LIMIT * 1000)
        self._context.on("console", lambda one: one.type == "error" and self._messages.append(one.text))
        self._context.on("weberror", lambda one: self._messages.append(str(one.error)))
        for name in self.options.without:
            self._context.add_init_script(WITHOUT[name])
        if not self.options.storage:
            self._context.add_init_script("Object.defineProperty(window, 'localStorage', { value: null });")
        self._page = self._context.pages[0] if self._context.pages else self._context.new_page()

    def is_running(self) -> bool:
        return True  # Playwright has the tests fail at once where its browser ends

    def restart(self) -> None:
        self._context.close()
        self._open_context()

    def go(self, url: str) -> None:
        self._page.goto(url)

    def reload(self) -> None:
        self._page.reload()

    def back(self) -> None:
        self._go("history.back()")

    def forward(self) -> None:
        self._go("history.forward()")

    def _go(self, way: str) -> None:
        # Playwright's own commands wait for a page to load, which one from the cache does not do.
        before = self._page.url
        self._page.evaluate(f"setTimeout(() => {way})")
        self.wait_until("location.href !== given[0] && document.readyState === 'complete'", before)

    def new_tab(self) -> None:
        self._page = self._context.new_page()

    def switch(self, number: int) -> None:
        self._page = self._context.pages[number]
        self._page.bring_to_front()

    def resize(self, width: int, height: int = 800) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def press_on(self, css: str) -> None:
        self._page.locator(css).first.click()

    def type(self, css: str, text: str) -> None:
        field = self._page.locator(css).first
        if field.get_attribute("type") in ("date", "time"):
            field.fill(text)
        else:
            field.focus()
            self._page.keyboard.press("End")
            self._page.keyboard.type(text)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def clear(self, css: str) -> None:
        self._page.locator(css).first.fill("")

    def give_file(self, css: str, path: Path) -> None:
        self._page.locator(css).set_input_files(path)

    def js(self, expression: str, *given: object) -> object:
        return self._page.evaluate(f"(given) => ({expression})", list(given))

    def at_start(self, script: str) -> None:
        self._context.add_init_script(script)

    def messages(self) -> list[str]:
        if self._page:
            self._page.evaluate("0")  # lets what has come in meanwhile be noted
        found, self._messages = self._messages, []
        return found

    def download(self, css: str) -> tuple[str, bytes]:
        with self._page.expect_download() as waiting:
            self.click(css)
        return waiting.value.suggested_filename, waiting.value.path().read_bytes()

    def pdf(self) -> bytes:
        if self.engine != "chromium":
            raise Unsupported(f"Playwright does not print {self.engine}'s pages.")
        return self._page.pdf(format="Letter")
