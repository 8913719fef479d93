"""The commands ``release`` and ``preview``: a built site as something to hand on."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import tarfile
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from urllib.parse import urlsplit

from ..reader.files import PROJECT
from .publish import is_built, unharmed

HOW = PROJECT / "macros/templates/reports/preview.txt"
"""What is said to those who unpack a preview."""

_TO_FOLDER = re.compile(
    r'(<(?:a|iframe)\b[^>]*\b(?:href|src)="|<meta http-equiv="refresh" content="0; url=)'
    r'((?:[\w.-]+/)+|(?:\.\.?/)*\.\.?)(?=["?#])'
)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add both commands."""
    releasing = commands.add_parser("release", help="pack a built site into one file, the same for the same site")
    releasing.add_argument("site", type=Path, help="the folder of the built site")
    releasing.add_argument("file", type=Path, help="the file to write, such as site.tar.gz")
    releasing.set_defaults(run=_release)
    showing = commands.add_parser("preview", help="copy a built site so that its pages open without a server, too")
    showing.add_argument("site", type=Path, help="the folder of the built site")
    showing.add_argument("into", type=Path, help="the folder to write")
    showing.set_defaults(run=_preview)


def _release(options: Namespace) -> int:
    if not is_built(options.site):
        return 2
    pack(options.site, options.file, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    return 0


def _preview(options: Namespace) -> int:
    return unharmed(options.into, lambda: preview(options.site, options.into)) if is_built(options.site) else 2


def pack(site: Path, file: Path, date: int) -> None:
    """Pack ``site`` into ``file``, a .tar.gz. Two packs of the same files are the same, byte for byte."""

    def alike(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime = date
        entry.mode = 0o755 if entry.isdir() else 0o644
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    file.parent.mkdir(parents=True, exist_ok=True)
    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, mtime=date) as packed,  # no file name, and not the time of now
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(site, ".", filter=alike)  # it sorts the names


def preview(site: Path, into: Path) -> None:
    """Copy ``site`` to ``into``. There, each link to a folder names the page in it: only a server would look for one."""
    from ..publish.atomic_dir import in_place_of
    from ..publish.context import address

    with in_place_of(into) as fresh:
        shutil.copytree(site, fresh)
        shutil.copy(HOW, fresh / "READ ME FIRST.txt")
        from_root = re.compile(rf'\b(href|src)="{re.escape(urlsplit(address(site)).path)}')
        for page in fresh.rglob("*.html"):
            root = "../" * (len(page.relative_to(fresh).parts) - 1) or "./"
            html = from_root.sub(rf'\1="{root}', page.read_text("utf-8"))
            page.write_text(_TO_FOLDER.sub(lambda link: f"{link[1]}{link[2].rstrip('/')}/index.html", html), "utf-8")
