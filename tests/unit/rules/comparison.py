from ...helpers.small import item

COMPARISON = "lead: Write.\nreading: [one]\nwords: {a: A}\nexample:\n  doctors: [A, B]\n  decide_by: 2027-05-01\n  goals: To walk.\n  points:\n    - {point: POINT, opinions: [A., B.], mark: same}\n"

CASES = {
    "example-point": [
        {
            "comparison": COMPARISON.replace("POINT", "‸two").replace("    - {p", "    ‸- {p"),
            "compare": item("differ: [Ask.]"),
        },
        {
            "comparison": COMPARISON.replace("POINT", "one") + "    - {point: ‸one, opinions: [A., B.], mark: same}\n",
            "compare": item("differ: [Ask.]"),
        },
        {
            "comparison": COMPARISON.replace("POINT", "one").replace("[one]", "[one, ‸two]"),
            "compare": item("differ: [Ask.]"),
        },
        {"comparison": COMPARISON.replace("POINT", "one"), "compare": item("differ: [Ask.]")},
    ],
}
