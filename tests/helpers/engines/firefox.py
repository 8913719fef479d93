"""Debian's Firefox ESR, by geckodriver and WebDriver BiDi."""

from __future__ import annotations

import base64
import contextlib
import os
import signal

from selenium import webdriver
from selenium.webdriver.common.print_page_options import PrintOptions
from selenium.webdriver.firefox.service import Service

from . import install
from .reader import WITHOUT
from .with_selenium import SeleniumReader

SAVED = "text/plain,text/calendar,application/json,application/octet-stream"


class FirefoxReader(SeleniumReader):
    engine = "firefox"

    def __init__(self) -> None:
        super().__init__()
        self._messages: list[str] = []
        self._scripts: list[str] = []

    def _settings(self) -> dict[str, bool | int | str]:
        return {
            # Only addresses of this machine are opened. Waiting for a network that is not there takes seconds at each end.
            "network.dns.disabled": True,
            # One process for all pages: starting one for each test's address takes most of the time otherwise.
            "fission.autostart": False,
            "dom.ipc.processCount": 1,
            "dom.ipc.processPrelaunch.enabled": False,
            "browser.tabs.remote.separatePrivilegedContentProcess": False,
            "extensions.webextensions.remote": False,
            # What nobody sees takes a third of its time: most frames, the history, the icons of tabs.
            "layout.frame_rate": 20,
            "places.history.enabled": False,
            "browser.chrome.site_icons": False,
            "browser.download.folderList": 2,
            "browser.download.dir": str(self._downloads),
            "browser.download.always_ask_before_handling_new_types": False,
            "browser.helperApps.neverAsk.saveToDisk": SAVED,
        }

    def _start(self) -> webdriver.Firefox:
        options = webdriver.FirefoxOptions()
        options.binary_location = install.firefox()
        options.set_capability("webSocketUrl", True)
        profile = self._folder / "profile"
        profile.mkdir(exist_ok=True)
        for argument in ("-headless", "-remote-allow-system-access", "-profile", str(profile)):
            options.add_argument(argument)
        for name, value in self._settings().items():
            options.set_preference(name, value)
        service = Service(install.geckodriver(), log_output=str(self._folder / "log"))
        driver = webdriver.Firefox(options=options, service=service)
        # Refusals by the security policy come as errors of JavaScript.
        driver.script.add_javascript_error_handler(lambda entry: self._note(entry.level, entry.text))
        driver.script.add_console_message_handler(lambda entry: self._note(entry.level, entry.text))
        return driver

    def _configure(self) -> None:
        settings = {
            "javascript.enabled": self.options.javascript,
            "dom.storage.enabled": self.options.storage,
            "dom.serviceWorkers.enabled": self.options.workers,
        }
        with self.driver.context("chrome"):
            self.driver.execute_script(
                "for (const one of Object.entries(arguments[0])) Services.prefs.setBoolPref(...one);", settings
            )

    def _note(self, level: str, text: str) -> None:
        if level == "error":
            self._messages.append(text)

    def _dress(self) -> None:
        self.resize(1280)

    def resize(self, width: int, height: int = 800) -> None:
        # Not the window, which is never narrower than 500 pixels.
        self.driver.browsing_context.set_viewport(
            context=self.driver.current_window_handle, viewport={"width": width, "height": height}
        )
        self.wait_until("innerWidth === given[0]", width)

    def at_start(self, script: str) -> None:
        self._scripts.append(self.driver.script._add_preload_script(f"() => {{ {script} }}"))

    def _forget_scripts(self) -> None:
        for script in self._scripts:
            self.driver.script._remove_preload_script(script)
        self._scripts = []
        for name in self.options.without:
            self.at_start(WITHOUT[name])

    def messages(self) -> list[str]:
        found, self._messages = self._messages, []
        return found

    def pdf(self) -> bytes:
        options = PrintOptions()
        options.page_width, options.page_height = 21.59, 27.94
        return base64.b64decode(self.driver.print_page(options))

    def _kill(self) -> None:
        # Closing it in its own way takes seconds.
        for process in (self.driver.capabilities["moz:processID"], self.driver.service.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.driver.service.process.wait()
