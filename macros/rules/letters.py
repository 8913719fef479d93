"""The letters name items that exist, and leave none out."""

from collections.abc import Iterator

from ..reader.content import Content
from ..reader.validation_errors import did_you_mean
from . import Found, rule


@rule("letter", "Each item with words to say or send is in letters.yml, once.", "Fix the list in letters.yml.")
def letter(content: Content) -> Iterator[Found]:
    if "letters" not in content.guide.singles:
        return
    known = content.guide.scripts
    seen: set[str] = set()
    for row, group in enumerate(content.guide.letters.groups):
        for number, one in enumerate(group.letters):
            place = content.documents["letters"].place(("groups", row, "letters", number, "script"))
            if one.script not in known and not content.may_name(one.script):
                yield Found(place, f"There is no item '{one.script}' with words.", did_you_mean(one.script, known))
            elif one.script in seen:
                yield Found(place, f"'{one.script}' appears twice.")
            seen.add(one.script)
    for name in known:
        if name not in seen:
            yield Found(content.documents["letters"].place(("groups",)), f"'{name}' has words and is missing here.")
