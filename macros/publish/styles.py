"""Takes out of the theme's style sheet what no page uses: most of it is for parts that this site does not have.

A selector stays when each class, id and attribute that it names stands in some page or script. What it has in brackets,
as in ``:not(...)``, is not looked at, so a rule is rather kept than lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<[^>]+>")
_SIGN = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)\"']*\)|([{}])", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")
_SELECTOR = re.compile(r"(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^,\[(])+")
_NAMED = re.compile(r"[.\[#]([A-Za-z_][\w-]*)")
_PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|url\([^)\"']*\)|[^;}\"'])*;?")
_NESTING = ("@media", "@supports")


def publish(site: Path, pages: Iterable[str]) -> None:
    """Makes the theme's style sheets in ``site`` smaller. ``pages`` is the HTML of all pages that load them."""
    tags = (tag for page in pages for tag in _TAG.findall(page))
    scripts = (path.read_text("utf-8") for path in (site / "assets" / "js").rglob("*.js"))
    used = {word for text in (*tags, *scripts) for word in _WORD.findall(text)}
    for path in (site / "assets" / "stylesheets").rglob("*.css"):
        path.write_text(needed(path.read_text("utf-8"), used), "utf-8")


def needed(css: str, used: set[str]) -> str:
    """What of ``css`` can apply where only the names in ``used`` occur."""
    kept = "".join(_rules(css, used))
    asked = set(re.findall(r"var\((--[\w-]+)", kept))
    kept = _PROPERTY.sub(lambda found: found[0] if found[1] in asked else "", kept)
    # A value that went away may have been the only one to ask for another.
    return kept if kept == css else needed(kept, used)


def _rules(css: str, used: set[str]) -> Iterator[str]:
    depth = start = opened = 0
    for sign in _SIGN.finditer(css):
        if sign[1] == "{":
            depth += 1
            opened = opened if depth > 1 else sign.start()
        elif sign[1] == "}":
            depth -= 1
            if not depth:
                yield _rule(css[start:opened].rpartition(";")[2], css[opened + 1 : sign.start()], used)
                start = sign.end()


def _rule(head: str, body: str, used: set[str]) -> str:
    if head.startswith(_NESTING):
        body = "".join(_rules(body, used))
    elif not head.startswith("@"):
        head = ",".join(one for one in _SELECTOR.findall(head) if _applies(one, used))
    return f"{head}{{{body}}}" if head and body else ""


def _applies(selector: str, used: set[str]) -> bool:
    while (outside := _BRACKETS.sub("", selector)) != selector:
        selector = outside
    return used.issuperset(_NAMED.findall(selector))
