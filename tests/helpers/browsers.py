"""Finds the browsers for the tests, or installs them. Run by ``make test`` before the tests.

``python -m tests.helpers.browsers chromium`` looks for that one only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .engines import ENGINES
from .engines import install as engines

SHELL = "chromium-headless-shell"
"""Chromium without a screen: it opens pages three times as fast as the whole browser."""

OTHERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """Return the path of the Chromium to use. None means that Playwright uses its own."""
    if shell := shutil.which(SHELL):
        return shell
    return None if _playwright_has_its_own() else next(filter(None, map(shutil.which, OTHERS)), None)


def _playwright_has_its_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def install() -> None:
    """Download Playwright's Chromium; where that is not possible, ask the system's package manager, as root."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(download, check=False, timeout=600, capture_output=True).returncode == 0:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        for package in (SHELL, "chromium"):
            if (
                subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, env=environment).returncode
                == 0
            ):
                return


def _chromium() -> bool:
    """Return whether there is a Chromium, now or after it was installed."""
    fast = shutil.which(SHELL) or _playwright_has_its_own()
    # On a machine of our own the slower browser will do; where the tests run on their own, the faster one is fetched.
    if not fast and (find() is None or os.environ.get("CI")):
        install()
    if find() is None and not _playwright_has_its_own():
        print("No Chromium was found, and none could be installed. Install 'chromium' and try again.")
        return False
    print(f"The tests use {find() or 'the Chromium of Playwright'}.")
    return True


def _other(engine: str) -> bool:
    """Return whether there is this engine, now or after it was installed."""
    reason = "" if engines.found(engine) else engines.install(engine)
    if reason:
        print(f"!!! {engine.upper()} WILL NOT BE TESTED: {reason}")
        return False
    print(
        f"The tests use {'the packages of the system' if engines.has_packages(engine) else 'Playwright'} for {engine}."
    )
    return True


def main() -> int:
    """Return 0 when there is all that is needed: Chromium, and where the tests run on their own every engine."""
    wanted = sys.argv[1:] or list(ENGINES)
    here = {name: _chromium() if name == "chromium" else _other(name) for name in wanted}
    needed = wanted if os.environ.get("CI") else ["chromium"]
    return 0 if all(here[name] for name in needed if name in here) else 1


if __name__ == "__main__":
    sys.exit(main())
