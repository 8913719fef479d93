"""One mistake, one problem: what follows from another problem is left out until that is fixed."""

from collections.abc import Iterable, Iterator

from ..reader.content import Content
from ..reader.diagnostics import Problem
from .register import lost_ids

_ABOUT_IDS = ("duplicate-id", "formerly", "id-form", "retired", "unregistered-id", "vanished-id")
_AFTER_LOSS = ("needless-exception", "no-group", "unused-source")
"""The rules that fail for whatever only a lost part named."""


def without_consequences(content: Content, problems: Iterable[Problem], comparing: frozenset[str]) -> Iterator[Problem]:
    """Yield the problems that don't follow from others.

    Where an id is lost, whatever names it is right. Where the English has a mistake, a translation has nothing to be compared
    with by the rules ``comparing``.
    """
    lost = [f"'{name}'" for name in lost_ids(content)]
    causes = [
        one
        for one in problems
        if one.rule in _ABOUT_IDS
        or (not any(name in one.what for name in lost) and not (lost and one.rule in _AFTER_LOSS))
    ]
    mistaken = {one.place.file for one in causes if one.level == "error"}
    waiting = {
        document.file
        for translation in content.translations.values()
        for document in translation.own_documents()
        if document.name not in content.documents or content.documents[document.name].file in mistaken
    }
    for one in causes:
        if one.rule not in comparing or one.place.file not in waiting:
            yield one
