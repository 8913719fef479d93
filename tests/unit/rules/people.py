from ...helpers.small import MARK, Files, item
from .checklist import tasks
from .letters import LETTERS


def letter(words: str, use: str = "say", only: str = "", **others: str) -> Files:
    """The words of a script that is in letters.yml, and its other fields."""
    fields = "".join(f"\n{name}: {value}" for name, value in others.items())
    row = f"      - {{script: one, use: {use}{f', only: {only}' if only else ''}}}\n"
    return {"scripts": item(f"words: {words}{fields}"), "letters": LETTERS + row}


def other(words: str, use: str = "say") -> Files:
    return letter("I ask.", use, words_for_other=f'"{words}"')


def questions(*rows: str) -> Files:
    """A group of these questions and of two that fit everyone."""
    asked = "".join(
        f"\n  - {{id: q-{number}, {row}}}" for number, row in enumerate(("text: Why?", "text: How?", *rows))
    )
    return {"questions": item(f"questions:{asked}")}


NAMED = "For {patient-name}, born on {patient-birth-date}. {ground}"

CASES = {
    "words-for-other": [
        letter(f"{MARK}Hello, I'm {{my-name}}."),
        letter(f"{MARK}Please help us."),
        letter("Please ask the US office for {my-name}."),
        letter("I ask.", words_for_other="I ask for {patient}."),
        letter("I ask.", only="me"),
        letter("I ask for {patient}.", only="other"),
        {"scripts": item("words: I ask.")},
    ],
    "for-other": [
        questions(f"text: What do {MARK}I have?", f'text: "{MARK}My doctor said no. Why?"'),
        questions("text: What do I have?, for_other: 'What does {patient} have?'", "text: Can we do more?"),
        {"compare": item(f'differ:\n  - Ask, "What do {MARK}I have?"\n  - Ask both doctors why.')},
        {"checklist": tasks(f"text: Ask {MARK}your own doctor.", f"text: List {MARK}your medicines.")},
        {
            "checklist": tasks(
                "text: Ask your doctor., for_other: Ask the doctor.",
                "text: Choose your 3 best questions.",
                "text: Write down what I say.",
            )
        },
    ],
    "person-grammar": [
        other(f"{MARK}{{patient}} is here."),
        other(f"Hello. {MARK}{{patient}} is here. Is {{patient}} well?"),
        other(
            f"I ask: {{patient}} is here.\\n\\n- {MARK}{{patient}} is ill.\\n- [x] {MARK}{{patient}} is in pain.\\n\\n[interpreter] {MARK}{{patient}} is here."
        ),
        other(f"I ask for {MARK}my {{patient}} and {MARK}the {{patient}}."),
        other(f"If {MARK}{{patient}} are ill, {MARK}do {{patient}} know? Then {MARK}{{patient}} don't know."),
        other(f"If {{patient}} {MARK}need help, and {{patient}} still {MARK}have pain, call."),
        other(
            "Should {patient} take it? What can {patient} still do? Help {patient} get well. Who are {patient}'s doctors?"
        ),
        other("When {patient} needs help, let {patient} have it."),
        other(f"I ask for {{patient}} because {MARK}she is ill. They know."),
        other(f"I ask for {{patient}}, and for {MARK}my own doctor. My name and my phone are here."),
        letter(f"I ask for {MARK}my {{patient}}.", only="other"),
        letter("I ask for my {patient}."),
        questions(f"text: What do I have?, for_other: '{MARK}{{patient}} has what?'"),
        questions("text: What do I have?, for_other: 'Does your treatment help {patient}?'"),
        {"checklist": tasks(f"text: Ask your doctor., for_other: 'Ask {MARK}your doctor about {{patient}}.'")},
        {"checklist": tasks("text: Ask your doctor., for_other: 'Ask the doctor about {patient}.'")},
    ],
    "person-blanks": [
        other(f"I ask about {MARK}{{illness}}. Born on {MARK}{{birth-date}}."),
        other("I ask about {patient-illness}, for {patient}."),
        other(NAMED, "send"),
        other(f"{MARK}For {{patient-name}}. {{ground}}", "send"),
        letter(f"{MARK}For {{patient}}.", "send", "other"),
        other(f"I ask for {MARK}{{patient}} about {{patient-illness}}.", "copy"),
        other("I ask for someone I care for.", "copy"),
        questions(f"text: What do I have?, for_other: 'What does {{patient}} have, {MARK}{{my-name}}?'"),
        questions("text: What do I have?, for_other: 'What does {patient} have?'"),
    ],
}
