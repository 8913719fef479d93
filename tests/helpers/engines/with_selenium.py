"""Browsers that Selenium drives: Debian's Firefox ESR and WebKitGTK."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from abc import abstractmethod
from pathlib import Path

from selenium.common.exceptions import NoSuchElementException, WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from urllib3.exceptions import HTTPError

from .reader import Reader

KEYS = {"Enter": Keys.ENTER, "Escape": Keys.ESCAPE, "Tab": Keys.TAB, "Control": Keys.CONTROL, "Shift": Keys.SHIFT}
UNFINISHED = (".part", ".wkdownload")


class SeleniumReader(Reader):
    def __init__(self) -> None:
        # Below the short temporary folder: a socket's path has a limit.
        self._folder = Path(tempfile.mkdtemp(prefix=f"{self.engine}-"))
        self._downloads = self._folder / "downloads"
        self._downloads.mkdir()
        self._tabs: list[str] = []
        self.driver: WebDriver

    def start(self) -> None:
        self.driver = self._start()
        self._tabs = [self.driver.current_window_handle]
        self._configure()
        self._dress()

    @abstractmethod
    def _start(self) -> WebDriver: ...

    @abstractmethod
    def _configure(self) -> None:
        """Switch on and off what ``options`` say, for pages that are opened from now on."""

    @abstractmethod
    def _dress(self) -> None:
        """Give a new tab what all tabs have."""

    @abstractmethod
    def _forget_scripts(self) -> None: ...

    def stop(self) -> None:
        with contextlib.suppress(WebDriverException, HTTPError):  # it may have ended by itself
            self._kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    @abstractmethod
    def _kill(self) -> None: ...

    def is_running(self) -> bool:
        try:
            return bool(self.driver.window_handles)
        except (WebDriverException, HTTPError):
            return False

    def restart(self) -> None:
        self.driver.quit()
        self.start()

    def reset(self) -> None:
        self._configure()
        self._forget_scripts()
        self.new_tab()
        for handle in self._tabs[:-1]:
            self.driver.switch_to.window(handle)
            self.driver.close()
        self._tabs = self._tabs[-1:]
        self.driver.switch_to.window(self._tabs[0])

    def go(self, url: str) -> None:
        self.driver.get(url)

    def reload(self) -> None:
        self.driver.refresh()

    def back(self) -> None:
        self.driver.back()

    def forward(self) -> None:
        self.driver.forward()

    def new_tab(self) -> None:
        self.driver.switch_to.new_window("tab")
        self._tabs.append(self.driver.current_window_handle)
        self._dress()

    def switch(self, number: int) -> None:
        self.driver.switch_to.window(self._tabs[number])

    @property
    def _tab(self) -> int:
        return self._tabs.index(self.driver.current_window_handle)

    def _one(self, css: str) -> WebElement:
        found: list[WebElement] = []

        def find() -> bool:
            try:
                found.append(self.driver.find_element(By.CSS_SELECTOR, css))
            except NoSuchElementException:
                return False
            return True

        self._wait(find, f"there is no {css}")
        return found[0]

    def press_on(self, css: str) -> None:
        self._one(css).click()

    def type(self, css: str, text: str) -> None:
        self.wait_for(css)
        field = self._one(css)
        kind = field.get_attribute("type")
        field.send_keys(self._date_keys(text) if kind == "date" else text)

    def _date_keys(self, date: str) -> str:
        return date

    def press(self, key: str) -> None:
        *held, last = key.split("+")
        actions = ActionChains(self.driver, duration=0)
        for one in held:
            actions.key_down(KEYS[one])
        actions.send_keys(KEYS.get(last, last))
        for one in reversed(held):
            actions.key_up(KEYS[one])
        actions.perform()

    def clear(self, css: str) -> None:
        self._one(css).clear()

    def give_file(self, css: str, path: Path) -> None:
        self._one(css).send_keys(str(path))

    def js(self, expression: str, *given: object) -> object:
        return self.driver.execute_script(f"const given = [...arguments]; return ({expression});", *given)

    def download(self, css: str) -> tuple[str, bytes]:
        before = set(self._downloads.iterdir())
        found: list[Path] = []

        def is_there() -> bool:
            self.js("0")  # fails if the browser has ended, as the folder cannot
            found[:] = set(self._downloads.iterdir()) - before
            return bool(found) and not any(path.name.endswith(UNFINISHED) or not path.stat().st_size for path in found)

        self.click(css)
        self._wait(is_there, f"{css} downloads nothing")
        content = found[0].read_bytes()
        found[0].unlink()
        return found[0].name, content
