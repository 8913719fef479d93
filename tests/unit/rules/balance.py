from ...helpers.small import item

LONG = "summary: >-\n  " + "You can ask another doctor to look at it. " * 4

CASES = {
    "balance": [
        {
            "benefits": item(LONG),
            "downsides": "title: ‸A page\nmain_message: Ask.\nin_short: [A., B., C.]\nreviewed: 2026-01-01\nitems:\n"
            + item(LONG * 3),
        },
        {"benefits": item(LONG), "downsides": item(LONG)},
        {"benefits": item(LONG)},
    ]
}
