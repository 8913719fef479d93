"""What readers say or send fits whom they ask for: themselves, their child, or an adult whom they help."""

import re
from collections.abc import Iterator

from ..model import GROUND, Asking, Criterion, Letter, Task, Worded
from ..reader.content import Content, Text
from ..text.markup import BLANK
from . import Found, found, rule

_ABOUT_ME = re.compile(r"\b(?:I|[Mm](?:e|y|ine|yself))\b")
_FIRST_PERSON = re.compile(rf"{_ABOUT_ME.pattern}|\b(?:[Ww]e|us|[Oo]urs?|ourselves)\b")
"""The case tells "us" from "the US"."""

_OF_PATIENT = r"\b{} (?:\w+ ){{0,2}}?(?:allergies|biopsy|body|cancer|case|doctor|illness|medicines?|problem|records|scans|symptoms|treatment)\b"
_MINE = re.compile(_OF_PATIENT.format("[Mm]y"))
_YOURS = re.compile(_OF_PATIENT.format("[Yy]our"))

_PATIENT = r"\{patient\}"
_OPENING = re.compile(rf"(?:^[ \t]*(?:- )?(?:\[[ \w-]+\] )?|[.?!][\"')]*\s)(?P<at>[\"'(*]*{_PATIENT})", re.MULTILINE)
_WITH_ARTICLE = re.compile(rf"\b(?:an?|the|this|my|your|our|his|her|their) {_PATIENT}", re.IGNORECASE)
_PLURAL = re.compile(
    rf"{_PATIENT} (?:(?:also|still|now) )?(?:(?:are|were)(?:n't)?|(?:do|have)n't)\b|\b(?:are|do|were)(?:n't)? {_PATIENT}(?!')",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?P<before>[\w']*) ?{_PATIENT} (?:(?:also|still|now) )?(?P<verb>do|feel|get|go|have|keep|live|need|see|take|want)\b"
)
_BEFORE_BARE = re.compile(
    r"(?:can|could|did|does|may|might|must|shall|should|will|would)(?:n't)?|can't|won't|have|hear|helps?|lets?|makes?|see|watch",
    re.IGNORECASE,
)
"""After one of these, a verb has no ending: "Should {patient} take ...", "Help {patient} get ..."."""
_ENDING = {"do": "does", "go": "goes", "have": "has"}
_GENDERED = re.compile(r"\b(?:s?he|him|his|hers?|himself|herself)\b", re.IGNORECASE)

_PATIENTS_OWN = {"birth-date": "patient-birth-date", "illness": "patient-illness"}
"""Blanks about the reader, and those about the patient that take their place."""
_WHOSE_FILE = ("patient-name", "patient-birth-date", GROUND)
_NAMING = frozenset({"patient", *_WHOSE_FILE})


def _letters(content: Content) -> dict[str, Letter]:
    """Return the rows of letters.yml, by the id of their text."""
    groups = content.guide.letters.groups if "letters" in content.guide.singles else []
    return {one.script: one for group in groups for one in group.letters}


def _for_other(content: Content) -> Iterator[tuple[Text, Letter | None]]:
    """Yield each text that a reader says or sends for someone else, and its row in letters.yml."""
    letters = _letters(content)
    for text in content.texts():
        letter = letters.get(text.part.id) if isinstance(text.part, Worded) else None
        is_only_for_other = text.field == "words" and letter is not None and letter.only == "other"
        if text.field in ("for_other", "words_for_other") or is_only_for_other:
            yield text, letter


@rule(
    "words-for-other",
    "Words in the first person have words for someone else too.",
    "Add 'words_for_other', or say 'only' in letters.yml.",
)
def words_for_other(content: Content) -> Iterator[Found]:
    letters = _letters(content)
    for text in content.texts():
        if text.field != "words" or not isinstance(text.part, Worded) or text.part.words_for_other:
            continue
        letter = letters.get(text.part.id)
        if letter and not letter.only and _FIRST_PERSON.search(BLANK.sub("", text.value)):
            yield found(text, 0, f"'{text.part.id}' fits only readers who ask for themselves.")


@rule(
    "for-other",
    "A question or task about the reader as the patient has words for someone else too.",
    "Add 'for_other' below it, with {patient} for the person.",
)
def for_other(content: Content) -> Iterator[Found]:
    for text in content.texts():
        match text.part:
            case Criterion() if text.field in ("do", "differ"):
                own, advice = _ABOUT_ME.search(text.value), "Say 'we', 'our' or 'the'."
            case Asking(for_other=None) if text.field == "text":
                own, advice = _ABOUT_ME.search(text.value), ""
            case Task(for_other=None) if text.field == "text":
                own, advice = _YOURS.search(text.value), ""
            case _:
                continue
        if own:
            yield found(text, own.start(), f"'{own[0]}' fits only readers who ask for themselves.", advice)


@rule(
    "person-grammar",
    'Words for someone else read well with a name, with "my child" and with "the person I help".',
    "Turn the sentence round, or leave {patient} out.",
)
def person_grammar(content: Content) -> Iterator[Found]:
    for text, _ in _for_other(content):
        value = text.value
        for match in _OPENING.finditer(value):
            yield found(text, match.start("at"), 'A sentence begins with {patient}, which may be "my child".')
        for match in _WITH_ARTICLE.finditer(value):
            yield found(
                text, match.start(), f"'{match[0]}' may become \"{match[0].replace('{patient}', 'my child')}\"."
            )
        for match in _PLURAL.finditer(value):
            yield found(text, match.start(), f"'{match[0]}' has a plural verb.", "{patient} is one person.")
        for match in _BARE.finditer(value):
            if not _BEFORE_BARE.fullmatch(match["before"]):
                verb = match["verb"]
                advice = f"Write '{_ENDING.get(verb, f'{verb}s')}'."
                yield found(text, match.start("verb"), f"'{verb}' after {{patient}} is plural.", advice)
        for match in _GENDERED.finditer(value):
            yield found(text, match.start(), f"'{match[0]}' doesn't fit everyone.", "Say {patient}, 'we' or 'they'.")
        for match in (_YOURS if isinstance(text.part, Task) else _MINE).finditer(value):
            whose = match[0].split()[0]
            yield found(text, match.start(), f"'{match[0]}' is the patient's.", f"Write 'the' for '{whose}'.")


@rule(
    "person-blanks",
    "Words for someone else name the patient, and not the reader, where an office needs it.",
    "Use the blanks of the patient.",
)
def person_blanks(content: Content) -> Iterator[Found]:
    for text, letter in _for_other(content):
        names = BLANK.findall(text.value)
        for match in BLANK.finditer(text.value):
            name = match[1]
            if text.field == "for_other" and name != "patient":
                yield found(text, match.start(), f"'{match[0]}' is not filled in here.", "Use {patient} alone.")
            elif name in _PATIENTS_OWN:
                what = f"'{match[0]}' is about the reader, not about the patient."
                yield found(text, match.start(), what, f"Write '{{{_PATIENTS_OWN[name]}}}'.")
            elif letter and letter.use == "copy" and name in _NAMING:
                what = f"'{match[0]}' tells a chatbot who the patient is."
                yield found(text, match.start(), what, "Write 'someone I care for'.")
        lacking = [name for name in _WHOSE_FILE if name not in names]
        if letter and letter.use == "send" and lacking:
            missing = ", ".join(f"{{{name}}}" for name in lacking)
            yield found(
                text,
                0,
                f"A letter for someone else lacks {missing}.",
                "Say who the patient is, and what lets the reader ask.",
            )
