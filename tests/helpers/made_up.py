"""A made-up FAQ in a copy of the real content, so that tests of changes name nothing that may be renamed or withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

from macros.model.fingerprint import fingerprint_of

TITLE, SUMMARY, DO = "May I sing?", "Yes, ask the office first.", "Ask the office."
ENGLISH = f"""
  # made up
  - id: faq-sing
    title: {TITLE}
    summary: >-
      {SUMMARY}
    do:
      - {DO}
"""
SPANISH = f"""
  - id: faq-sing
    english: {fingerprint_of(TITLE, SUMMARY, DO)}
    title: ¿Puedo cantar?
    summary: Sí, pregunte primero en el consultorio.
    do:
      - Pregunte en el consultorio.
"""
FRIEND = """
  - id: faq-sing-friend
    title: May a friend sing?
    summary: See [if you may](faq-sing).
"""
FRIEND_SPANISH = f"""
  - id: faq-sing-friend
    english: {fingerprint_of("May a friend sing?", "See if you may.")}
    title: ¿Puede cantar un amigo?
    summary: Vea [si usted puede](faq-sing).
"""
LINES = "".join(f"  - {{id: {name}, since: 2026-11-02}}\n" for name in ("faq-sing", "faq-sing-friend"))


def add(project: Path) -> None:
    """Add the FAQ, and another one that links to it, before the first FAQ, to both languages and the register."""
    for name, text in (("faqs", ENGLISH + FRIEND), ("es/faqs", SPANISH + FRIEND_SPANISH)):
        edit(project, name, r"(?m)^items:\n", f"items:{text}\n")
    edit(project, "links", r"(?m)^items:\n", f"items:\n{LINES}")


def edit(project: Path, name: str, old: str, new: str) -> None:
    """Replace the one place of a content file that the pattern ``old`` finds."""
    path = project / f"content/{name}.yml"
    text, count = re.subn(old, lambda match: match.expand(new), path.read_text("utf-8"))
    assert count == 1, (old, count)
    path.write_text(text, "utf-8")
