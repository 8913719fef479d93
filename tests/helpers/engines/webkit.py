"""WebKitGTK in a window of our own (``webkit_window.py``), by WebKitWebDriver, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service

from . import install
from .reader import WITHOUT
from .with_selenium import SeleniumReader

WINDOW = Path(__file__).with_name("webkit_window.py")
SWITCHES = {"popover": "PopoverAttribute", "compression": "CompressionStream"}
"""The engine's own names of what it can switch off."""
# WebKitGTK is built without web app manifests, and so does not know their directive.
KNOWN = "Unrecognized Content-Security-Policy directive 'manifest-src'."


class Screen:
    """An X server with a number that was free."""

    def __init__(self) -> None:
        readable, writable = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writable],
            stderr=subprocess.DEVNULL,
        )
        os.close(writable)
        with os.fdopen(readable) as numbers:
            self.name = f":{numbers.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


class WebKitReader(SeleniumReader):
    engine = "webkit"

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._console = self._folder / "console"
        self._heard = 0

    def _start(self) -> webdriver.WebKitGTK:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = install.SYSTEM_PYTHON
        for argument in (str(WINDOW), str(self._folder)):
            options.add_argument(argument)
        environment = {**os.environ, "DISPLAY": self._screen.name, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        service = Service(install.WEBKIT_DRIVER, env=environment, log_output=str(self._folder / "log"))
        return webdriver.WebKitGTK(options=options, service=service)

    def _ask(self, name: str, *arguments: object) -> object:
        """Ask the window for what WebDriver has no command for."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self._folder / "control"))
            connection.sendall(json.dumps([name, *arguments]).encode() + b"\n")
            with connection.makefile() as answers:
                answer = json.loads(answers.readline())
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def _configure(self) -> None:
        features = {switch: name not in self.options.without for name, switch in SWITCHES.items()}
        features["ServiceWorkers"] = self.options.workers
        self._ask("configure", self.options.javascript, self.options.storage, features)

    def _dress(self) -> None:
        self.resize(1280)

    def resize(self, width: int, height: int = 800) -> None:
        self._ask("resize", self._tab, width, height)
        self.wait_until("innerWidth === given[0]", width)

    def _date_keys(self, date: str) -> str:
        year, month, day = date.split("-")
        return f"{month}-{day}-{year}"

    def at_start(self, script: str) -> None:
        self._ask("add_script", script)

    def _forget_scripts(self) -> None:
        self._ask("remove_scripts")
        for name in self.options.without:
            if name not in SWITCHES:
                self.at_start(WITHOUT[name])

    def messages(self) -> list[str]:
        said = self._console.read_text("utf-8", errors="replace")
        new, self._heard = said[self._heard :], len(said)
        lines = [line for line in new.splitlines() if re.search(r"CONSOLE (\w+ )?ERROR", line)]
        return [line for line in lines if KNOWN not in line]

    def pdf(self) -> bytes:
        path = self._folder / "page.pdf"
        problems = self._ask("pdf", self._tab, str(path))
        assert not problems, problems
        return path.read_bytes()

    def clipboard(self) -> str:
        return self._ask("clipboard")

    def _kill(self) -> None:
        self.driver.quit()
