"""A clinic that links to an item can see when its meaning changed, and how."""

from collections.abc import Iterator

from ..model import Named
from ..model.fingerprint import fingerprint
from ..reader.diagnostics import Place
from ..reader.loader import Content
from ..reader.validation_errors import did_you_mean
from . import Found, rule
from .references import known_ids
from .register import addressed


def unannounced_parts(content: Content) -> Iterator[tuple[Place, Named]]:
    """Yield every registered part that does not read as it did when its last change was noted."""
    register = content.guide.register
    for document, path, part in addressed(content):
        if part.id in register and register[part.id].text != fingerprint(part):
            yield document.place((*path, "id")), part


@rule(
    "unannounced-change",
    "When a part comes to mean something else, content/changes.yml says so.",
    'Run: python -m macros announce ID "What changed." If it means the same: announce ID --quiet',
    level="warning",
)
def unannounced(content: Content) -> Iterator[Found]:
    for place, part in unannounced_parts(content):
        advice = f'Before it goes online, someone runs: python -m macros announce {part.id} "What changed." If it means the same: announce {part.id} --quiet'
        yield Found(place, f"'{part.id}' reads differently now, and nobody has said what changed.", advice, part.id)


@rule("changed-id", "An entry in changes.yml names ids that were published.", "Use an id of links.yml.")
def changed_ids(content: Content) -> Iterator[Found]:
    published = known_ids(content, "links")
    for number, change in enumerate(content.guide.changes.changes if "changes" in content.guide.singles else ()):
        for row, name in enumerate(change.ids):
            if name not in published:
                place = content.documents["changes"].place(("changes", number, "ids", row))
                yield Found(place, f"'{name}' is not in links.yml.", did_you_mean(name, published))
