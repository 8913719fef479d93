from ...helpers.small import item, source

CASES = {
    "plain-character": [
        {"faqs": item("summary: Don‸’t say “now”, wait… or a\u00a0space, \u200bhidden, \u202eturned.")},
        {"faqs": item('summary: "Don\\u2019t. It‸’s é."')},
        {"faqs": item("summary: ‸“Ask: why?”\ndo:\n  ‸\u00a0\u00a0- Ask.".replace("  ‸", "‸"))},
        {"faqs": item("summary: 'It''s ‸’ here.'")},
        {"faqs": item("summary: >-\n  Élan and 😀,\n  it‸’s fine.")},
        {"faqs": item('summary: Don\'t say "now". El niño, 3 × 4.')},
    ],
    "dash": [
        {"faqs": item("summary: Ask ‸– or wait‸— now ‸- or go ‸-- later.")},
        {"faqs": item("summary: A well-known one, 2-3 days.")},
    ],
    "exclamation": [
        {"faqs": item("summary: Ask now‸! Don't wait‸!")},
        {"faqs": item("summary: Ask now.")},
        {"sources": source("title: Ask!"), "faqs": item()},
    ],
    "emoji": [
        {"faqs": item("summary: Ask now ‸\U0001f600.")},
        {"faqs": item("summary: Ask ‸\u2764\ufe0f and ‸\u2192 wait.")},
        {"faqs": item("summary: A fever of 100.4°F or more, 3 × 4.")},
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
