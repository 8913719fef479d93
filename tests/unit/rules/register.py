from ...helpers.small import item, registered

OF_AN_ITEM = "daaenekm"
"""The fingerprint of what ``item()`` says."""

GONE = "  - {id: ‸gone, since: 2026-01-01}\n"
RETIRED = "  - {{id: {}, since: 2026-01-01, retired: 2026-02-01{}}}\n"

CASES = {
    "unregistered-id": [
        {"faqs": item("id: one") + item("id: ‸two"), "links": registered("one")},
        {"faqs": item("id: ‸one"), "links": f"  - {{id: before, since: 2026-01-01, text: {OF_AN_ITEM}}}\n"},
        {"faqs": item("id: one"), "links": registered("one")},
    ],
    "vanished-id": [
        {"faqs": item("id: one"), "links": registered("one") + GONE},
        {"faqs": item("id: one\nformerly: [old]"), "links": registered("one", "old")},
        {"faqs": item("id: one"), "links": registered("one") + RETIRED.format("gone", ", because: It ended.")},
    ],
    "formerly": [
        {"faqs": item("id: one\nformerly: [‸two, ‸three]") + item("id: two"), "links": registered("one", "two")},
        {
            "faqs": item("id: one\nformerly: [old]") + item("id: two\nformerly: [‸old]"),
            "links": registered("one", "two", "old"),
        },
        {"faqs": item("id: one\nformerly: [old]"), "links": registered("one", "old")},
    ],
    "retired": [
        {"faqs": item("id: one"), "links": RETIRED.format("‸one", ", because: It ended.")},
        {"faqs": item("id: one"), "links": RETIRED.format("‸gone", "")},
        {"faqs": item("id: one"), "links": RETIRED.format("gone", ", because: It ended., now: ‸two")},
        {"faqs": item("id: one"), "links": RETIRED.format("gone", ", because: It ended., now: one")},
    ],
}
