from ...helpers.small import item, registered

CHANGES = "title: New\nmain_message: See.\nfollow: Follow it.\nchanges:\n"
ENTRY = "  - date: 2026-01-01\n    ids: [{}]\n    what: It changed.\n"
BEFORE = {
    "before/faqs": item("summary: >-\n  Ask first,\n  then wait.\ndo: [Call., Wait.]"),
    "before/links": registered("one"),
    "before/changes": CHANGES + ENTRY.format(""),
    "links": registered("one"),
}

CASES = {
    "changed-id": [
        {"changes": CHANGES + ENTRY.format("one, ‸two"), "links": registered("one")},
        {"changes": CHANGES + ENTRY.format("one"), "links": registered("one")},
    ],
    "unannounced-change": [
        BEFORE | {"faqs": item("summary: >-\n  Ask first,\n  ‸then call.\ndo: [Call., Wait.]")},
        BEFORE | {"faqs": item("summary: >-\n  Ask first,\n  then wait.\n‸do: [Call.]")},
        BEFORE | {"faqs": "  - ‸id: two\n    formerly: [one]\n    title: A title\n    summary: Ask first.\n"},
        # An entry of before is about another change.
        BEFORE
        | {
            "faqs": item("summary: >-\n  Ask first,\n  ‸then call.\ndo: [Call., Wait.]"),
            "before/changes": CHANGES + ENTRY.format("one"),
            "changes": CHANGES + ENTRY.format("one"),
        },
        BEFORE
        | {
            "faqs": item("summary: >-\n  Ask first,\n  then call.\ndo: [Call., Wait.]"),
            "changes": CHANGES + ENTRY.format("one") + ENTRY.format(""),
        },
        BEFORE | {"faqs": item("summary: >-\n  ask first, then wait\ndo: [Call., '**Wait**']")},
        {"faqs": item("summary: Ask now."), "links": registered("one")},
    ],
}
