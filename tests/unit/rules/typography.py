from ...helpers.small import item

CASES = {
    "plain-character": [
        {"faqs": item("summary: Don‸’t say ‸“now‸”, wait‸… or a‸\u00a0space, ‸\u200bhidden, ‸\u202eturned.")},
        {"faqs": item('summary: "Don\\u2019t. It‸’s é."'.replace("\\u2019", "‸\\u2019"))},
        {"faqs": item("summary: 'It''s ‸’ here.'")},
        {"faqs": item("summary: >-\n  Élan and 😀,\n  it‸’s fine.")},
        {"faqs": item('summary: Don\'t say "now". El niño, 3 × 4.')},
    ],
    "dash": [
        {"faqs": item("summary: Ask ‸– or wait‸— now‸ - or go‸ -- later.")},
        {"faqs": item("summary: A well-known one, 2-3 days.")},
    ],
    "double-space": [
        {"faqs": item("summary: Ask‸  now.")},
        {"faqs": item("summary: Ask‸\tnow.")},
        {"faqs": item("body: |\n  Ask.\n\n  One‸   two.\n")},
        {"faqs": item("body: |\n  Ask.\n\n  - One\n    more\n")},
    ],
    "ends-in-space": [
        {"faqs": item("body: |\n  Ask.‸ \n")},
        {"faqs": item('summary: "Ask.‸ "')},
        {"faqs": item("body: |\n  Ask.\n")},
    ],
    "lone-quote": [
        {"faqs": item('summary: Ask, ‸"Is it safe?')},
        {"faqs": item('summary: Ask, "Is it safe?"')},
    ],
}
