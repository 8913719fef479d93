from ...helpers.small import item

LETTERS = "title: Letters\nmain_message: Fill in.\nin_short: [Ask., Choose., Fill in.]\nreviewed: 2026-01-01\nwords: {copy: Copy}\ngroups:\n  - title: Talk\n    letters:\n"
SCRIPT = "      - {{script: {}, use: say}}\n"
WORDS = item("words: Hello.")

CASES = {
    "letter": [
        {"letters": LETTERS + SCRIPT.format("one") + SCRIPT.format("‸two") + SCRIPT.format("‸one"), "scripts": WORDS},
        {
            "letters": LETTERS.replace("  - title", "  ‸- title") + SCRIPT.format("one"),
            "scripts": WORDS + item("words: Bye.", id="two"),
        },
        {"letters": LETTERS + SCRIPT.format("one"), "scripts": WORDS},
    ],
}
