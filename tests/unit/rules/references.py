from ...helpers.small import entry, item, source

PHONE = entry('id: care\nname: Care\nnumber: "911"\nwhat: They help.\nsources: [fact]\nchecked: 2026-01-01')
BLANK = entry("id: my-name\nlabel: Your name\nhelp: As on your card.\nexample: Dr. Lee")
TAG = entry("id: cancer\nlabel: I have cancer")
QUESTIONS = (
    "questions:\n  - {id: q-a, text: Why?}\n  - {id: q-b, text: How?}\n  - {id: q-c, text: When?, situations: [‸cancr]}"
)
HOME = """title: Ask?
main_message: Ask.
lead: It helps.
ways: [{title: A, page: when}, {title: A, page: ‸wen}, {title: A, page: faqs}, {title: A, page: how}, {title: A, page: find}, {title: A, page: plan}]
about_title: What
in_short_title: Short
in_short: [A., B., C.]
figures_title: Figures
figures: [A.]
pictures: []
figures_caveat: A.
more: []
sources: [fact]
reviewed: 2026-01-01
"""
SEARCH = """safety: Call.
tries: [Ask.]
words: {}
ignore: a the
synonyms:
  - {typed: [cost, price], to: [one, insurance, ‸two]}
  - {typed: [bill], to: [checklist, word, ‸insurence]}
"""
WORD = entry("id: word\nterm: word\nmeans: It means this.")

CASES = {
    "address-as-text": [
        {"faqs": item("summary: See ‸https://example.org/a or ‸www.example.org.")},
        {"faqs": item("summary: See Medicare.gov.")},
    ],
    "field-as-text": [
        {"faqs": item("body: |\n  Ask.\n  ‸do:\n    - Wait.")},
        {"faqs": item("body: >-\n  Ask.\n  ‸do:\n  - Wait.".replace("‸do:\n  -", "‸do: -"))},
        {"faqs": item("body: |\n  Say why, in your own do: it helps.\n  Note: it helps.")},
    ],
    "id-as-text": [
        {"faqs": item("do:\n  - Ask.\n  - ‸keep-medicines"), "sources": source(id="keep-medicines")},
        {"faqs": item("do:\n  - Ask.\n  - well-known"), "sources": source(id="keep-medicines")},
    ],
    "typed-twice": [
        {"search": SEARCH.replace("‸", "").replace("[bill]", "[‸Cost]")},
        {"search": SEARCH.replace("‸", "")},
    ],
    "link-target": [
        {
            "faqs": item(
                "summary: Ask [it](‸https://example.org) or [me](‸mailto:a) or [x](‸javascript:alert) or [y](‸tel:1)."
            )
        },
        {"faqs": item("summary: See [it](‸source:fct)."), "sources": source()},
        {"faqs": item("summary: Call [it](‸phone:x)."), "help": PHONE},
        {"faqs": item("summary: >-\n  See\n  [it](one),\n  [it](source:fact)."), "sources": source()},
    ],
    "unknown-blank": [
        {"scripts": item("words: I am {my-name}, {‸my-nme}."), "blanks": BLANK},
        {"scripts": item("words: I am {my-name}."), "blanks": BLANK},
    ],
    "unknown-reference": [
        {"faqs": item("sources: [fact, ‸fct]"), "sources": source()},
        {"faqs": item("sources:\n  - fact\n  - ‸fct"), "sources": source()},
        {"faqs": item("situations: [‸cancr, cancer]"), "situations": TAG},
        {"questions": item(QUESTIONS), "situations": TAG},
        {"how": item("say: [‸two]"), "scripts": item("words: Hello.")},
        {"home": HOME, "sources": source()},
        {"special": item("gathers: [cancer, ‸cancr]\nadds: [one, ‸two]"), "situations": TAG},
        {
            "reviewers": "reviewers:\n  - {name: A, credential: B, of: [how, one, ‸two], date: 2026-01-01}\n",
            "faqs": item(),
        },
        {"search": SEARCH, "faqs": item(), "glossary": WORD},
        {"faqs": item("sources: [fact]\nsituations: [cancer]"), "sources": source(), "situations": TAG},
    ],
}
