"""The letters and the example of a comparison name things that exist, and no words are left out."""

from collections.abc import Iterator

from ..pages.context import Site
from ..pages.papers import points, scripts
from ..reader.loader import Content
from ..reader.validation_errors import did_you_mean
from . import Found, rule


@rule("letter", "Each item with words to say or send stands in letters.yml, once.", "Mend the list in letters.yml.")
def letter(content: Content) -> Iterator[Found]:
    if "letters" not in content.guide.singles:
        return
    known = scripts(Site(content.guide, ""))
    seen: set[str] = set()
    for row, group in enumerate(content.guide.letters.groups):
        for number, one in enumerate(group.letters):
            place = content.documents["letters"].place(("groups", row, "letters", number, "script"))
            if one.script not in known and not content.may_name(one.script):
                yield Found(place, f"There is no item '{one.script}' with words.", did_you_mean(one.script, known))
            elif one.script in seen:
                yield Found(place, f"'{one.script}' stands here twice.")
            seen.add(one.script)
    for name in known:
        if name not in seen:
            yield Found(content.documents["letters"].place(("groups",)), f"'{name}' has words and is missing.")


@rule("example-point", "The example names each point of compare.yml, once.", "Mend the example in comparison.yml.")
def example_point(content: Content) -> Iterator[Found]:
    if "comparison" not in content.guide.singles or "compare" not in content.guide.sections:
        return
    form = content.guide.comparison
    known = {item.id for item in points(Site(content.guide, ""))}
    named = [one.point for one in form.example.points]
    for number, name in enumerate(named):
        place = content.documents["comparison"].place(("example", "points", number, "point"))
        if name not in known and not content.may_name(name):
            yield Found(place, f"There is no point '{name}'.", did_you_mean(name, known))
        elif name in named[:number]:
            yield Found(place, f"'{name}' stands here twice.")
    for name in sorted(known - set(named)):
        yield Found(
            content.documents["comparison"].place(("example", "points")), f"The example says nothing about '{name}'."
        )
