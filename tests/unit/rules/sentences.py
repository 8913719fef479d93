from ...helpers.small import item

LONG = "You " + "can " * 25 + "ask."

CASES = {
    "long-sentence": [
        {"faqs": item(f"summary: Ask first. ‸{LONG} Then go.")},
        {"faqs": item(f"body: |\n  Ask:\n\n  - One.\n  - ‸{LONG}")},
        {"faqs": item("summary: You " + "can " * 23 + "ask.")},
        {"faqs": item("summary: You " + "can " * 22 + "[ask now](a-very-long-one).")},
    ],
    "long-list": [
        {"faqs": item("body: |\n  Ask:\n\n" + "  - One\n" * 7 + "  ‸- Eight\n  - Nine")},
        {"faqs": item("body: |\n  1. A\n  2. A\n  3. A\n  4. A\n  5. A\n  6. A\n  7. A\n\n  ‸8. A")},
        {"faqs": item("body: |\n  Ask:\n\n" + "  - One\n" * 5 + "\n  Then:\n\n" + "  - Two\n" * 5)},
    ],
    "passive": [
        {"faqs": item("summary: It ‸is quickly paid by the plan.")},
        {
            "faqs": item(
                "summary: The plan pays. You are tired by night.\ndo: [Be done by noon.]".replace(
                    "tired", "here"
                ).replace("done", "there")
            )
        },
    ],
    "same-opening": [
        {"faqs": item("summary: You can ask. You can call. ‸You can [write](words-x). You go.")},
        {
            "faqs": item("summary: Ask for it.", id="a")
            + item("summary: Ask for help.", id="b")
            + item("summary: ‸Ask for time.", id="c")
        },
        {"faqs": item("body: |\n  Ask:\n\n  - For the name.\n  - For the name.\n  - For the name.")},
        {"faqs": item("summary: You can ask. You can call. Then you can write.")},
    ],
    "negatives": [
        {"faqs": item("summary: It isn't clear. No one knows. ‸You can't tell.")},
        {"faqs": item("summary: It isn't clear. Ask. No one knows. You can't tell.")},
    ],
    "repeated-row": [
        {"faqs": item("do: [Ask., Call., ‸Ask.]\nsources: [a, ‸a]")},
        {"faqs": item("do: [Ask., Call.]\nsources: [a, b]")},
    ],
}
