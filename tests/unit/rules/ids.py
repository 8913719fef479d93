from ...helpers.small import entry, item, source

GROUP = "questions:\n  - {id: q-a, text: Why?}\n  - {id: q-b, text: How?}\n  - {id: ‸one, text: When?}"
TAG = "id: one\nlabel: I ask"

CASES = {
    "duplicate-id": [
        {"faqs": item("id: one") + item("id: ‸one")},
        {"when": item("id: one"), "faqs": item("id: ‸one")},
        {"when": item("id: one"), "questions": item(GROUP, id="two")},
        {"sources": source("id: fact") + source("id: ‸fact")},
        {"faqs": item("id: one") + item("id: two"), "sources": source("id: one"), "situations": entry(TAG)},
    ]
}
