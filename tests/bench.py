"""``make bench``: how fast the guide is checked and built, and what a first visit weighs. Prints; never fails on speed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from jinja2 import Template

PROJECT = Path(__file__).parent.parent
RUNS = 5
BARE = """site_name: Bare
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, {toc: {toc_depth: 2}}]
"""


def timed(command: list[str], folder: Path, **environment: str) -> float:
    """The median time of some runs of a command, in seconds, after one to warm up."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def bare_project(folder: Path) -> Path:
    """A bare Material site of the same Markdown: what our macros make of each page, with no plugin."""
    from macros.pages import macros_of
    from macros.reading import read
    from macros.render import Site

    site = Site(read(PROJECT / "content").guide, "https://example.org/edit/main/")
    calls = macros_of(site)
    shutil.copytree(PROJECT / "docs", folder / "docs")
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(Template(page.read_text("utf-8")).render(calls), "utf-8")
    (folder / "mkdocs.yml").write_text(BARE, "utf-8")
    return folder


def first_visit(site: Path, page: Path) -> int:
    """The bytes of a first visit of ``page``, gzipped: the page and every file that it names, and the search index."""
    html = page.read_text("utf-8")
    names = re.findall(r'<(?:link[^>]+?rel="?(?:stylesheet|icon)"?[^>]+?href|script[^>]+?src|img[^>]+?src)="?([^"\s>]+)', html)
    files = {page} | {(page.parent / name).resolve() for name in names}
    if 'name="search"' in html:
        files |= {site / "search/search_index.json", *site.glob("assets/javascripts/workers/search*.js")}
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.is_file())


def main() -> int:
    python = sys.executable
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        check = timed([python, "-m", "macros", "check"], PROJECT)
        ours = timed([python, "-m", "mkdocs", "build", "--strict", "-q"], PROJECT, SITE_DIR=str(site), **quiet)
        bare = timed([python, "-m", "mkdocs", "build", "-q"], bare_project(folder / "bare"), **quiet)
        print(f"check               {check:6.2f} s   (budget 1 s)")
        print(f"build               {ours:6.2f} s")
        print(f"bare Material build {bare:6.2f} s   of the same Markdown; ours takes {ours / bare:.2f} times as long (budget 1.5)")
        print("first visit, gzip:")
        for page in sorted(site.rglob("*.html")):
            print(f"  {first_visit(site, page) / 1000:6.1f} kB  /{page.parent.relative_to(site)}".replace("/.", "/"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
