"""What a task of the checklist names exists, and tasks are in an order in which they can be done."""

from collections.abc import Iterator

from ..model import BEFORE_ANYTHING, Asking, Task
from ..reader.content import Content
from ..reader.validation_errors import did_you_mean
from ..reader.yaml_tree import Path
from . import Found, rule
from .references import item_ids


def _tasks(content: Content) -> Iterator[tuple[Path, Task]]:
    for number, phase in enumerate(content.guide.checklist.phases if "checklist" in content.guide.singles else ()):
        for row, task in enumerate(phase.tasks):
            yield ("phases", number, "tasks", row), task


@rule("task-reference", "What a task names exists.", "Use an id that exists.")
def task_reference(content: Content) -> Iterator[Found]:
    known = {"link": item_ids(content), "needs": {task.id for _, task in _tasks(content)}}
    for path, task in _tasks(content):
        for field, ids in known.items():
            value = getattr(task, field)
            rows: list[tuple[Path, str]] = (
                [((step,), name) for step, name in enumerate(value)] if isinstance(value, list) else [((), value)]
            )
            for step, name in rows:
                if name not in ids:
                    place = content.documents["checklist"].place((*path, field, *step))
                    yield Found(place, f"There is no '{name}' for '{field}'.", did_you_mean(name, ids))


@rule("task-order", "A task comes after the tasks that it needs.", "Move one of the two tasks.")
def task_order(content: Content) -> Iterator[Found]:
    before: set[str] = set()
    every = {task.id for _, task in _tasks(content)}
    for path, task in _tasks(content):
        for number, name in enumerate(task.needs):
            if name in every and name not in before:
                place = content.documents["checklist"].place((*path, "needs", number))
                yield Found(place, f"'{task.id}' needs '{name}', which comes later.")
        before.add(task.id)


@rule(
    "for-and-not-for",
    "No task or question is both for and not for the same readers.",
    "Keep the tag in one of the two.",
)
def for_and_not_for(content: Content) -> Iterator[Found]:
    for document, at, part in content.every_part():
        if isinstance(part, (Task, Asking)):
            for number, name in enumerate(part.not_for):
                if name in part.situations:
                    place = document.place((*at, "not_for", number))
                    yield Found(place, f"'{part.id}' is both for and not for '{name}'.")


@rule("first-task", "The first task is one to do before anything.", "Put the question if it is safe to wait first.")
def first_task(content: Content) -> Iterator[Found]:
    first = next(_tasks(content), None)
    if first and first[1].when != BEFORE_ANYTHING:
        path, task = first
        yield Found(content.documents["checklist"].place((*path, "id")), f"The list begins with '{task.id}'.")
