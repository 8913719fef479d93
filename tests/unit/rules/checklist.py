from ...helpers.small import item

HEAD = """title: My list
main_message: Ask first.
in_short: [Ask., Tick it., Go on.]
reviewed: 2026-01-01
words: {progress: Done}
phases:
  - id: phase-one
    title: First
    lead: Do it.
    tasks:
"""


def tasks(*rows: str) -> str:
    """A checklist of these tasks; what a row lacks is as usual."""
    text = HEAD
    for number, row in enumerate(rows):
        usual = {"id": f"do-{number}", "text": "Ask.", "why": "It helps.", "link": "one", "when": "before anything"}
        rest = "".join(f", {name}: {value}" for name, value in usual.items() if f"{name}:" not in row)
        text += f"      - {{{row}{rest}}}\n"
    return text


CASES = {
    "first-task": [
        {"checklist": tasks("id: ‸do-a, when: 7")},
        {"checklist": tasks("id: do-a, when: before anything", "id: do-b, when: 7")},
    ],
    "for-and-not-for": [
        {
            "situations": "  - id: cancer\n    label: I have it\n",
            "checklist": tasks("id: do-a, situations: [cancer], not_for: [‸cancer]", "id: do-b"),
        },
        {
            "situations": "  - id: cancer\n    label: I have it\n  - id: rare\n    label: It is rare\n",
            "checklist": tasks("id: do-a, situations: [cancer], not_for: [rare]", "id: do-b"),
        },
    ],
    "task-order": [
        {"checklist": tasks("id: do-a, needs: [‸do-b]", "id: do-b")},
        {"checklist": tasks("id: do-a", "id: do-b, needs: [do-a]")},
    ],
    "task-reference": [
        {"faqs": item(), "checklist": tasks("id: do-a, link: ‸two", "id: do-b, needs: [do-a, ‸do-x]")},
        {"faqs": item(), "checklist": tasks("id: do-a, link: one", "id: do-b, needs: [do-a]")},
    ],
}
