"""The command ``check``: names every mistake in the content, and fixes what can be fixed by itself."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from ..pages.page_check import check_pages
from ..reader import files
from ..reader.content import Content, Document
from ..reader.diagnostics import Edit, Fix, Problem
from ..reader.loader import read
from ..reader.yaml_edit import edit
from ..reader.yaml_tree import Data, Node, parse
from ..reader.yaml_tree import Path as Steps
from ..rules import check
from . import output
from .base import HELP, NoBase, content_of


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    checking = commands.add_parser("check", help="name every mistake in the content on its line")
    checking.add_argument("--project", type=Path, default=files.PROJECT, help="the project's folder")
    checking.add_argument("--fix", action="store_true", help="fix what can be fixed by itself")
    checking.add_argument("--format", choices=["text", "github", "json"], help="how to print (in a workflow: github)")
    checking.add_argument(
        "--base",
        help=f"{HELP}: no id may be lost, what says something else is named, and hints from before are left out",
    )
    checking.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Return 0 when there is no mistake, 1 when there is, 2 when the content could not be looked at."""
    folder = options.project / "content"
    if not folder.is_dir():
        print(f"{folder} is not there. Run this in the project's folder, or name it with --project.", file=sys.stderr)
        return 2
    try:
        base = _read_base(options)
    except NoBase as problem:
        print(problem, file=sys.stderr)
        return 2
    content = read(folder, options.project, base)
    problems = check(content)
    if options.fix and (fixed := fix(content, problems)):
        print(f"Fixed {fixed} place{'' if fixed == 1 else 's'}.", file=sys.stderr)
        content = read(folder, options.project, base)
        problems = check(content)
    if base:
        known = {(one.rule, one.what) for one in check(base)}
        problems = [one for one in problems if one.level == "error" or (one.rule, one.what) not in known]
    problems += check_pages(content, options.project)
    output.report(content, problems, options.format or _usual_format(), options.project)
    return int(any(problem.level == "error" for problem in problems))


def _read_base(options: Namespace) -> Content | None:
    if not options.base:
        return None
    with content_of(options.base, options.project) as folder:
        return read(folder)


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def fix(content: Content, problems: list[Problem]) -> int:
    """Write what fixes itself into the files. Return how many places were fixed."""
    fixed = 0
    every = [one for language in (content, *content.translations.values()) for one in language.own_documents()]
    for document in every:
        texts: dict[Steps, set[Fix]] = {}
        for one in problems:
            if one.fix and one.place.file == document.file:
                texts.setdefault(one.fix.path, set()).add(one.fix)
        fixes = _safe(document, list(texts.values())) if texts else []
        if fixes:
            files.rewrite(document.path, edit(document.lines.text, [one for fix in fixes for one in fix.file]))
            fixed += len(fixes)
    return fixed


def _safe(document: Document, texts: list[set[Fix]]) -> list[Fix]:
    """Return the fixes of all texts that they change as they should: a straight quote may end a text too early."""
    fixes = [fix for text in texts for fix in text]
    if not fixes or _means(document, fixes):
        return fixes
    half = len(texts) // 2
    return [*_safe(document, texts[:half]), *_safe(document, texts[half:])] if half else []


def _means(document: Document, fixes: list[Fix]) -> bool:
    before, _, _ = parse(document.lines.text, document.file)
    after, _, problems = parse(edit(document.lines.text, [one for fix in fixes for one in fix.file]), document.file)
    if before is None or after is None or problems:
        return False
    edits: dict[int, list[Edit]] = {}
    for one in fixes:
        edits.setdefault(document.root.at(one.path).start, []).append(one.value)
    return after.data() == _fixed(before, edits)


def _fixed(node: Node, edits: dict[int, list[Edit]]) -> Data:
    """Return the file's data with the texts, by their places, as the fixes should make them."""
    if isinstance(node.value, dict):
        return {name: _fixed(value, edits) for name, (_, value) in node.value.items()}
    if isinstance(node.value, list):
        return [_fixed(value, edits) for value in node.value]
    return edit(node.value, edits[node.start]) if isinstance(node.value, str) and node.start in edits else node.value
