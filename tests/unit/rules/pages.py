from ...helpers.small import item

HEAD = "title: {}A page\nmain_message: Ask.\nin_short: [A., B., C.]\nreviewed: 2026-01-01\n{}items:\n"
WHOLE = "known: [A.]\nunknown: [B.]\nnext: [C.]\n"

GROUPS = "groups:\n  - {title: A, rows: [one]}\n  - {title: B, rows: [two]}\n"

CASES = {
    "no-group": [
        {"faqs": HEAD.format("", GROUPS) + item(id="one") + item(id="two") + item("id: ‸three")},
        {"faqs": HEAD.format("", GROUPS) + item(id="one") + item(id="two")},
        {"faqs": HEAD.format("", "") + item()},
    ],
    "whole-page": [
        {"faqs": HEAD.format("‸", WHOLE.replace("unknown: [B.]\n", "")) + item()},
        {"faqs": HEAD.format("‸", WHOLE.replace("next: [C.]\n", "")) + item()},
        {"faqs": HEAD.format("", WHOLE) + item()},
    ],
}
