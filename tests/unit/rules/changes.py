from macros.model import Question
from macros.model.fingerprint import fingerprint

from ...helpers.small import item, registered

CHANGES = "title: New\nmain_message: See.\nfollow: Follow it.\nchanges:\n  - date: 2026-01-01\n    ids: [{}]\n    what: It changed.\n"
MARK = fingerprint(Question(id="one", title="A title", summary="Ask first."))

CASES = {
    "changed-id": [
        {"changes": CHANGES.format("one, ‸two"), "links": registered("one")},
        {"changes": CHANGES.format("one"), "links": registered("one")},
    ],
    "unannounced-change": [
        {"faqs": item("id: ‸one"), "links": "  - {id: one, since: 2026-01-01, text: abcdefgh}\n"},
        {"faqs": item("id: one"), "links": "  - {id: one, since: 2026-01-01, text: " + MARK + "}\n"},
        {"faqs": item("id: one"), "links": registered("two")},
    ],
}
