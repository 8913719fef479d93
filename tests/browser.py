"""Finds a Chromium for the tests, or installs one. Run by ``make test`` before the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a Chromium: on the PATH, or one that Playwright has downloaded."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def install() -> str | None:
    """Downloads Playwright's Chromium; where that is not possible, asks the system's package manager, as root."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, env=environment)
    return find()


def main() -> int:
    """Returns 0 when there is a Chromium, 1 when none could be had."""
    path = find() or install()
    if path is None:
        print("No Chromium was found, and none could be installed. Install 'chromium' and try again.")
        return 1
    print(f"The tests use {path}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
