"""``make bench``: how fast the guide is checked, built and published, and what a first visit weighs. Never fails on speed.

python -m tests.bench [--scale 10 --scale 100] [--bare FOLDER]
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Template

from macros.model import SECTIONS

PROJECT = Path(__file__).parent.parent
RUNS = 3
BARE = """site_name: Bare
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, {toc: {toc_depth: 2}}]
"""
APART = ("api", "embed", "go", "print", "qr")


@dataclass(frozen=True)
class Measure:
    """The median time of some runs in seconds, and the most memory that one took in MB."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:7.2f} s {self.megabytes:6.0f} MB"


def measured(command: list[str], folder: Path, runs: int = RUNS, **environment: str) -> Measure:
    """Runs a command some times, after one to warm up when there is more than one. Its exit code does not matter."""
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
    """A bare Material site of the same Markdown: what our macros make of each page, with no plugin."""
    from macros.pages import macros_of
    from macros.reading import read
    from macros.render import Site

    calls = macros_of(Site(read(PROJECT / "content").guide, "https://example.org/edit/main/", "http://127.0.0.1:8000/"))
    shutil.copytree(PROJECT / "docs", folder / "docs", dirs_exist_ok=True)
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(Template(page.read_text("utf-8")).render(calls), "utf-8")
    (folder / "mkdocs.yml").write_text(BARE, "utf-8")
    return folder


def grown_project(folder: Path, times: int) -> Path:
    """The project with every item of its sections standing ``times`` times, each under an id of its own."""
    for name in ("content", "docs", "macros", "theme"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
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
    """Writes out what stands in two places: the check refuses aliases."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _renamed(item: dict, number: int) -> dict:
    questions = [{**one, "id": f"{one['id'][:30]}-x{number}"} for one in item.get("questions", [])]
    # The words differ, so that no grade is measured once for all copies. Letters: a number would need a source.
    word = "".join("abcdefghij"[int(digit)] for digit in str(number))
    summary = f"{item['summary'].strip()} This is copy {word}."
    renamed = {**item, "id": f"{item['id'][:34]}-x{number}", "summary": summary, "formerly": []}
    return renamed | ({"questions": questions} if questions else {})


def first_visit(page: Path) -> int:
    """The bytes of a first visit of ``page``, gzipped: the page, the files it names, and the modules that those import."""
    html = page.read_text("utf-8")
    names = re.findall(
        r'<(?:link[^>]+?rel="?(?:stylesheet|icon)"?[^>]+?href|script[^>]+?src|img[^>]+?src)="?([^"\s>]+)', html
    )
    waiting, files = [(page.parent / name).resolve() for name in names], {page}
    while waiting:
        file = waiting.pop()
        if file.is_file() and file not in files:
            files.add(file)
            if file.suffix == ".js":
                waiting += [
                    (file.parent / name).resolve()
                    for name in re.findall(
                        r'^(?:import|export)[^;]*?from "(\.[^"]+)"', file.read_text("utf-8"), re.MULTILINE
                    )
                ]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def steps(project: Path, site: Path, runs: int = RUNS) -> dict[str, Measure]:
    """The measures of check, build and publish of a project."""
    python = [sys.executable, "-m"]
    return {
        "check": measured([*python, "macros", "check"], project, runs),
        "build": measured([*python, "mkdocs", "build", "-q"], project, runs, SITE_DIR=str(site)),
        "publish": measured([*python, "macros", "publish", str(site)], project, runs),
    }


def main(arguments: list[str] | None = None) -> int:
    """Prints what was measured. With ``--bare``, only makes the bare project and builds it."""
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
        print(
            f"{'bare Material build':20} {bare}   of the same Markdown; our build takes {ours['build'].seconds / bare.seconds:.2f} times as long (budget 1.5)"
        )
        print(
            f"publish takes {100 * ours['publish'].seconds / ours['build'].seconds:.0f}% of the build's time (budget 30%); check has a budget of 1 s"
        )
        print("first visit, gzip (budget 80 kB):")
        for page in sorted(site.rglob("index.html")):
            if page.relative_to(site).parts[0] not in APART:
                print(f"  {first_visit(page) / 1000:6.1f} kB  /{page.parent.relative_to(site)}".replace("/.", "/"))
        print("check of more content (budget 15 s for 10,000 items):")
        for times in (1, 10, 60):
            project = grown_project(folder / f"check-x{times}", times)
            cold, warm = (measured([sys.executable, "-m", "macros", "check"], project, runs=1) for _ in range(2))
            items = sum((project / f"content/{name}.yml").read_text("utf-8").count("\n- id:") for name in SECTIONS)
            print(f"  {items:6,} items       {cold}   at first, {warm} again")
        for times in options.scale:
            project = grown_project(folder / f"x{times}", times)
            print(f"with {times} times the content:")
            for step, measure in steps(project, folder / f"site-x{times}", runs=1).items():
                print(f"  {step:18} {measure}   {measure.seconds / ours[step].seconds:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
