"""A comparison names points that are there, and its example names each of them, once."""

from collections.abc import Iterator

from ..reader.content import Content
from ..reader.validation_errors import did_you_mean
from . import Found, rule


@rule("example-point", "The example names each point of compare.yml, once.", "Fix the example in comparison.yml.")
def example_point(content: Content) -> Iterator[Found]:
    if "comparison" not in content.guide.singles or "compare" not in content.guide.sections:
        return
    form = content.guide.comparison
    known = {item.id for item in content.guide.comparison_points}
    for number, name in enumerate(form.reading):
        if name not in known and not content.may_name(name):
            place = content.documents["comparison"].place(("reading", number))
            yield Found(place, f"There is no point '{name}'.", did_you_mean(name, known))
    named = [one.point for one in form.example.points]
    for number, name in enumerate(named):
        place = content.documents["comparison"].place(("example", "points", number, "point"))
        if name not in known and not content.may_name(name):
            yield Found(place, f"There is no point '{name}'.", did_you_mean(name, known))
        elif name in named[:number]:
            yield Found(place, f"'{name}' appears twice.")
    for name in sorted(known - set(named)):
        yield Found(
            content.documents["comparison"].place(("example", "points")), f"The example says nothing about '{name}'."
        )
