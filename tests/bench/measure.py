"""``make bench``: how fast the guide is checked, built and published, what a first visit weighs, and the reader's budgets. Never fails.

python -m tests.bench.measure [--scale 10 --scale 100] [--bare FOLDER]
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Template
from playwright.sync_api import sync_playwright

from macros.model import SECTIONS

from ..helpers.copies import copy_project
from . import reader, weight

PROJECT = Path(__file__).parents[2]
RUNS = 3
EDITS = 5
BARE = """site_name: Bare
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, {toc: {toc_depth: 2}}]
"""


@dataclass(frozen=True)
class Measure:
    """The median time of some runs in seconds, and the most memory that one took in MB."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:7.2f} s {self.megabytes:6.0f} MB"


def measured(command: list[str], folder: Path, runs: int = RUNS, **environment: str) -> Measure:
    """Run a command some times, after one to warm up when there is more than one. Its exit code does not matter."""
    times, peak = [], 0
    for _ in range(runs + (runs > 1)):
        start = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(child.pid, 0)
        times.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss)
    return Measure(statistics.median(times[-runs:]), peak / 1000)


def bare_project(folder: Path) -> Path:
    """Return a bare Material site of the same Markdown: what our macros make of each page, with no plugin."""
    from macros.pages.registry import macros_of
    from macros.pages.site import sites
    from macros.reader.loader import read

    content = read(PROJECT / "content")
    calls = macros_of(sites(content, PROJECT, "https://example.org/edit/main/", "http://127.0.0.1:8000/"))
    shutil.copytree(PROJECT / "docs", folder / "docs", dirs_exist_ok=True)
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(Template(page.read_text("utf-8")).render(calls), "utf-8")
    (folder / "mkdocs.yml").write_text(BARE, "utf-8")
    return folder


def grown_project(folder: Path, times: int) -> Path:
    """Return the project with ``times`` copies of every item of its sections, each under an id of its own."""
    copy_project(folder)
    code = folder / "macros/reader/files.py"  # its bound is for real files
    code.write_text(code.read_text("utf-8").replace("MAX_BYTES = ", "MAX_BYTES = 100 * "), "utf-8")
    register = yaml.safe_load((folder / "content/links.yml").read_text("utf-8"))
    for name in SECTIONS:
        path = folder / f"content/{name}.yml"
        section = yaml.safe_load(path.read_text("utf-8"))
        copies = [_renamed(item, number) for number in range(1, times) for item in section["items"]]
        section["items"] += copies
        new = [one for item in copies for one in (item, *item.get("questions", []))]
        register["items"] += [{"id": one["id"], "since": register["items"][0]["since"]} for one in new]
        path.write_text(yaml.dump(section, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    (folder / "content/links.yml").write_text(yaml.dump(register, Dumper=_Plain, sort_keys=False), "utf-8")
    return folder


class _Plain(yaml.CSafeDumper):
    """Writes out what is in two places: the check refuses aliases."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _renamed(item: dict, number: int) -> dict:
    questions = [{**one, "id": f"{one['id'][:30]}-x{number}"} for one in item.get("questions", [])]
    # The words differ, so that no grade is measured once for all copies. Letters: a number would need a source.
    word = "".join("abcdefghij"[int(digit)] for digit in str(number))
    summary = f"{item['summary'].strip()} This is copy {word}."
    renamed = {**item, "id": f"{item['id'][:34]}-x{number}", "summary": summary, "formerly": []}
    return renamed | ({"questions": questions} if questions else {})


def steps(project: Path, site: Path, runs: int = RUNS) -> dict[str, Measure]:
    """Return the measures of each step of a project. ``make site`` builds and publishes in one go; ``publish`` is what that adds."""
    python = [sys.executable, "-m"]
    build = [*python, "mkdocs", "build", "-q"]
    found = {
        "check": measured([*python, "macros", "check"], project, runs),
        "build": measured(build, project, runs, SITE_DIR=str(site)),
        "publish apart": measured([*python, "macros", "publish", str(site)], project, runs),
        "build and publish": measured([*python, "macros", "build"], project, runs, SITE_DIR=str(site)),
    }
    both = found["build and publish"]
    return found | {"publish": Measure(both.seconds - found["build"].seconds, both.megabytes)}


def visible_after_edit(project: Path, edits: int = EDITS) -> Measure:
    """Return how long a served page takes to show a sentence that was changed, and the most memory of what serves it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": f"http://{address}/",
    }
    command = [sys.executable, "-m", "macros", "serve", "--port", address.rpartition(":")[2]]
    served = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    file, times = project / "content/when.yml", []
    try:
        _until_seen(f"http://{address}/when/", "</html>", served)
        for number in range(edits):
            time.sleep(1 + 0.5 * number / edits)  # MkDocs looks for edits each half second
            word = f"Edit{number}"
            file.write_text(file.read_text("utf-8").replace("summary: ", f"summary: {word} ", 1), "utf-8")
            start = time.perf_counter()
            _until_seen(f"http://{address}/when/", word, served)
            times.append(time.perf_counter() - start)
    finally:
        served.send_signal(signal.SIGINT)
        _, _, usage = os.wait4(served.pid, 0)
    return Measure(statistics.median(times), usage.ru_maxrss / 1000)


def _until_seen(address: str, word: str, served: subprocess.Popen[bytes]) -> None:
    while served.poll() is None:
        try:
            with urllib.request.urlopen(address) as page:
                if word in page.read().decode():
                    return
        except OSError:
            pass  # not yet
        time.sleep(0.05)
    raise ChildProcessError(f"What serves {address} ended before it showed '{word}'.")


def budget(value: float, limit: float, unit: str) -> str:
    """Return a figure next to its budget."""
    return f"{value:.2f} {unit}, budget {limit:g}: {'kept' if value <= limit else 'NOT KEPT'}"


def main(arguments: list[str] | None = None) -> int:
    """Print what was measured. With ``--bare``, only makes the bare project and builds it."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--bare", type=Path, metavar="FOLDER", help="only build a bare Material site of the same text there"
    )
    parser.add_argument(
        "--scale", type=int, action="append", default=[], help="also measure with so many times the content"
    )
    options = parser.parse_args(arguments)
    if options.bare:
        shutil.rmtree(options.bare, ignore_errors=True)
        options.bare.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=bare_project(options.bare), check=True)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        ours = steps(PROJECT, site)
        bare = measured([sys.executable, "-m", "mkdocs", "build", "-q"], bare_project(folder / "bare"))
        for step, measure in ours.items():
            print(f"{step:20} {measure}")
        print(f"{'bare Material build':20} {bare}   of the same Markdown")
        seen = visible_after_edit(copy_project(folder / "served"))
        print(f"{'edit while serving':20} {seen}   until the page shows it, all of it published")
        print("check:", budget(ours["check"].seconds, 1, "s"))
        whole = ours["build and publish"].seconds / bare.seconds
        print("build and publish against the bare one:", budget(whole, 3, "times"))
        print("edit while serving:", budget(seen.seconds, 4, "s"))
        print(*weight.report(site), sep="\n")
        with sync_playwright() as playwright:
            reader.print_report(site, playwright)
        print("check of more content (budget 15 s for 10,000 items):")
        for times in (1, 10, 60):
            project = grown_project(folder / f"check-x{times}", times)
            cold, warm = (measured([sys.executable, "-m", "macros", "check"], project, runs=1) for _ in range(2))
            items = sum((project / f"content/{name}.yml").read_text("utf-8").count("\n- id:") for name in SECTIONS)
            print(
                f"  {items:6,} items       {cold}   at first, {warm} again; {1000 * cold.seconds / items:.2f} ms an item"
            )
        for times in options.scale:
            project = grown_project(folder / f"x{times}", times)
            print(f"with {times} times the content:")
            for step, measure in steps(project, folder / f"site-x{times}", runs=1).items():
                print(f"  {step:18} {measure}   {measure.seconds / ours[step].seconds:.1f} times as long")
            print(f"  {'edit while serving':18} {visible_after_edit(project, edits=1)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
