"""The rooms of the code, and which may use which: imports go one way only."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ..conftest import PROJECT

MACROS = PROJECT / "macros"
SCRIPTS = PROJECT / "docs/assets/js"

ROOMS = {
    "text": set(),
    "model": {"text"},
    "reader": {"model", "text"},
    "rules": {"reader", "model", "text"},
    "pages": {"reader", "model", "text"},
    "publish": {"pages", "reader", "model", "text"},
    "reports": {"rules", "reader", "model", "text"},
    "preview": {"publish", "pages", "rules", "reader", "model", "text"},
    "commands": {"reports", "publish", "pages", "rules", "reader", "model", "text"},
    "__main__": {"commands"},
    "__init__": {"preview", "pages"},
}
"""Each room of ``macros/``, and what it may use."""

SCRIPT_ROOMS = {
    "lib": set(),
    "store": set(),
    "site": {"lib", "store", "."},
    "site/clinics": {"site", "lib", "store"},
    "tools/shared": {"lib", "store"},
    "tools/letters": {"tools/shared", "lib", "store"},
    "tools/checklist": {"tools/letters", "tools/shared", "lib", "store"},
    "tools/compare": {"tools/shared", "lib", "store"},
    "tools/decide": {"tools/shared", "lib", "store"},
    "tools/plan": {"tools/letters", "tools/shared", "lib", "store"},
    "tools/questions": {"tools/shared", "lib", "store"},
    "tools/visit": {"tools/shared", "lib", "store"},
    ".": {"store"},
}
"""Each room of the scripts, and what it may use. Those by themselves (``.``) are loaded by other sites and by handouts."""

_IMPORT = re.compile(r"(?:from|import)\s*\(?\s*[\"'](\.[^\"']+\.js)[\"']")


def modules_used(path: Path) -> Iterator[str]:
    """The modules of ``macros`` that a file imports, from the package's root, for example ``pages.site``."""
    package = path.relative_to(MACROS).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            whole = ".".join((*base, *filter(None, [node.module])))
            yield from (f"{whole}.{name.name}".lstrip(".") for name in node.names)


def room_of(module: str) -> str:
    return module.partition(".")[0]


def test_each_room_uses_only_what_it_may():
    wrong = []
    for path in sorted(MACROS.rglob("*.py")):
        own = path.relative_to(MACROS).parts[0].removesuffix(".py")
        for module in modules_used(path):
            if room_of(module) != own and room_of(module) not in ROOMS[own]:
                wrong.append(f"{path.relative_to(PROJECT)} uses {module}")
    assert wrong == []


def test_every_module_is_in_a_room():
    assert {path.relative_to(MACROS).parts[0].removesuffix(".py") for path in MACROS.rglob("*.py")} == {*ROOMS}


def test_no_room_can_be_reached_from_itself():
    def reached(room: str) -> set[str]:
        return ROOMS[room] | {further for one in ROOMS[room] for further in reached(one)}

    assert [room for room in ROOMS if room in reached(room)] == []


def test_each_room_of_the_scripts_uses_only_what_it_may():
    wrong = []
    for path in sorted(SCRIPTS.rglob("*.js")):
        name = path.relative_to(SCRIPTS).as_posix()
        own = posixpath.dirname(name) or "."
        for target in _IMPORT.findall(path.read_text("utf-8")):
            room = posixpath.dirname(posixpath.normpath(posixpath.join(own, target))) or "."
            if room != own and room not in SCRIPT_ROOMS[own]:
                wrong.append(f"{name} uses {target}")
    assert wrong == []
