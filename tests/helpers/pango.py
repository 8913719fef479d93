"""Finds Pango, with which PDF handouts are typeset, or installs it. Run by ``make test`` and ``make handouts``.

Uses nothing but Python itself: ``make handouts`` has no packages for tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def found() -> bool:
    """Return whether WeasyPrint finds the libraries that it needs."""
    return subprocess.run([sys.executable, "-c", "import weasyprint"], check=False, capture_output=True).returncode == 0


def install() -> None:
    """Ask Debian's package manager for them, as root, or with sudo where the tests run on their own."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"] if os.environ.get("CI") and shutil.which("sudo") else None
    if root is None or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*root, "apt-get", "-qq", *command], check=False, env=environment, capture_output=True)


def main() -> int:
    """Return 0 when they are here. Where the tests run on their own, they have to be."""
    if not found():
        install()
    if found():
        return 0
    print(
        f"!!! PDF HANDOUTS CAN'T BE MADE OR TESTED: Pango is missing. On Debian or Ubuntu, install {' '.join(PACKAGES)}."
    )
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
