from ...helpers.small import item, registered
from .register import RETIRED

GONE = "  - {id: ‸gone, since: 2026-01-01}\n"
BEFORE = {
    "before/faqs": item(id="one") + item("summary: Wait.", id="two") + item("summary: Call.", id="three"),
    "before/links": registered("one", "three", "two"),
    "links": registered("one", "three", "two"),
}
ONE, TWO, THREE = item(id="one"), item("summary: Wait.", id="two"), item("summary: Call.", id="three")

CASES = {
    "unregistered-id": [
        {"faqs": item("id: one") + item("id: ‸two"), "links": registered("one")},
        {"faqs": item("id: one"), "links": registered("one")},
        BEFORE | {"faqs": ONE + TWO + THREE + item("id: ‸four\nsummary: Go.")},
        # That its line is gone, or that it had another id, is said once.
        BEFORE | {"faqs": ONE + TWO + THREE, "links": registered("one", "two")},
        BEFORE | {"faqs": ONE + TWO + item("summary: Call.", id="four")},
    ],
    "vanished-id": [
        {"faqs": item("id: one"), "links": registered("one") + GONE},
        {"faqs": item("id: one\nformerly: [old]"), "links": registered("one", "old")},
        {"faqs": item("id: one"), "links": registered("one") + RETIRED.format("gone", ", because: It ended.")},
        # deleted: where it was
        BEFORE | {"faqs": ONE + item("id: ‸three\nsummary: Call.")},
        BEFORE | {"faqs": ONE + item("id: ‸three\nsummary: Call."), "links": registered("one", "three")},
        BEFORE | {"faqs": ONE + item("id: two\nsummary: Wait.‸", id="two"), "links": registered("one", "two")},
        BEFORE | {"faqs": ONE + TWO + THREE, "links": registered("one") + "  - {id: ‸two, since: 2026-01-01}\n"},
        BEFORE
        | {"faqs": ONE + THREE, "links": registered("one", "three") + RETIRED.format("two", ", because: It ended.")},
        # renamed: at its new name
        BEFORE | {"faqs": ONE + item("id: ‸second\nsummary: Wait.") + THREE},
        BEFORE | {"faqs": ONE + item("id: ‸second\nsummary: Wait long.") + THREE},
        BEFORE | {"faqs": ONE + THREE + item("id: ‸second\nsummary: Wait.")},
        BEFORE
        | {
            "faqs": ONE + item("id: second\nsummary: Wait.\nformerly: [two]") + THREE,
            "links": registered("one", "second", "three", "two"),
        },
        BEFORE
        | {
            "before/faqs": ONE + item("id: second\nformerly: [two]"),
            "before/links": registered("one", "second", "two"),
            "faqs": ONE + item("id: ‸second"),
            "links": registered("one", "second", "two"),
        },
    ],
}
