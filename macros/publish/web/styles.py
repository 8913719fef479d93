"""What a page needs of styles, and no more files than it must wait for before anything is seen.

Out of the theme's style sheet goes what no page uses: most of it is for parts that this site does not have.

A selector stays when each class, id and attribute that it names stands in some page or script. What it has in brackets,
as in ``:not(...)``, is not looked at, so a rule is rather kept than lost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ..html_pages import html_files
from ..templating import write

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<[^>]+>")
_SIGN = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)\"']*\)|([{}])", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")
_SELECTOR = re.compile(r"(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^,\[(])+")
_NAMED = re.compile(r"[.\[#]([A-Za-z_][\w-]*)")
_PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|url\([^)\"']*\)|[^;}\"'])*;?")
_NESTING = ("@media", "@supports")
_LINK = re.compile(r'<link rel="?stylesheet"? href="?([^"\s>]+)"?>\s*')
SHARED = 2
"""The theme's styles and the guide's: most pages have these alone, and share them."""


def publish(site: Path) -> None:
    """Makes the theme's style sheets in ``site`` smaller, and joins those of each page that has some of its own."""
    pages = {path: path.read_text("utf-8") for path in html_files(site)}
    tags = (tag for page in pages.values() for tag in _TAG.findall(page))
    scripts = (path.read_text("utf-8") for path in (site / "assets" / "js").rglob("*.js"))
    used = {word for text in (*tags, *scripts) for word in _WORD.findall(text)}
    for path in (site / "assets" / "stylesheets").rglob("*.css"):
        path.write_text(needed(path.read_text("utf-8"), used), "utf-8")
    for path, page in pages.items():
        if len(_LINK.findall(page)) > SHARED:
            path.write_text(_joined(site, path, page), "utf-8")


def _joined(site: Path, path: Path, page: str) -> str:
    """The ``page`` with all its styles in one file, in their order."""
    names = _LINK.findall(page)
    css = "".join((path.parent / name).read_text("utf-8") for name in names)
    file = f"assets/styles/{hashlib.sha256(css.encode()).hexdigest()[:12]}.css"
    write(site / file, css)
    up = "../" * (len(path.relative_to(site).parts) - 1)
    link = f'<link rel="stylesheet" href="{up}{file}">\n'
    return _LINK.sub(lambda found: link if found[1] == names[0] else "", page)


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
