from macros.model import LINKED_BY_PAGES

from ...helpers.small import item, registered

RETIRED = "  - {{id: {}, since: 2026-01-01, retired: 2026-02-01{}}}\n"

CASES = {
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
        {"faqs": item("id: one"), "links": RETIRED.format(f"‸{min(LINKED_BY_PAGES)}", ", because: It ended.")},
        {"faqs": item("id: one"), "links": RETIRED.format("gone", ", because: It ended., now: one")},
    ],
}
