from ...helpers.small import entry, item, item_es, source

STYLE = """absolute: [always, guarantee]
promotional: [Best Doctors]
jargon: [{word: utilize, instead: use}]
medical: [biopsy]
unidiomatic: [{word: tick, instead: check off}]
contractions: [{word: is not, instead: isn't}, {word: It is, instead: It's}]
author: [our sources]
facts: [many plans, by law]
vague_links: [here, read more]
"""
TERM = "id: biopsy\nterm: biopsy\nmeans: A small sample."

CASES = {
    "absolute": [
        {"style": STYLE, "faqs": item("summary: It ‸always helps, we ‸Guarantee it.")},
        {"style": STYLE, "faqs": item("summary: It does not always help.")},
    ],
    "promotion": [
        {"style": STYLE, "faqs": item("summary: Ask ‸Best Doctors.")},
        {
            "style": STYLE,
            "sources": source("publisher: Best Doctors"),
            "faqs": item("summary: The best doctors' office.".replace("best doctors'", "best")),
        },
    ],
    "jargon": [
        {"style": STYLE, "faqs": item("summary: You can ‸utilize it.")},
        {
            "style": STYLE,
            "faqs": item("summary: You can use it."),
            "glossary": entry(TERM.replace("A small", "To utilize a")),
        },
    ],
    "unidiomatic": [
        {"style": STYLE, "faqs": item("summary: ‸Tick a box.")},
        {"style": STYLE, "sources": source("title: How to tick a box"), "faqs": item("summary: A ticket.")},
    ],
    "contraction": [
        {"style": STYLE, "faqs": item("summary: This ‸is not clear.")},
        {"style": STYLE, "faqs": item("summary: ‸It is what it is now.")},
        {"style": STYLE, "faqs": item("summary: Ask if it is, and if it is not.")},
        {"style": STYLE, "sources": source("says: It is not clear.")},
    ],
    "authors-voice": [
        {"style": STYLE, "faqs": item("summary: ‸Our sources do not say.")},
        {"style": STYLE, "sources": source("says: It is not in our sources.")},
        {"style": STYLE, "faqs": item('summary: Ask, "What are our sources?"')},
    ],
    "fact-needs-source": [
        {"style": STYLE, "faqs": item("summary: ‸Many plans pay. Who says so? ‸By law, they do.")},
        {"style": STYLE, "faqs": item("summary: Many plans pay.\nsources: [fact]")},
        {"style": STYLE, "faqs": item("summary: Many plans pay. See [what it says](source:fact).")},
        {
            "style": STYLE,
            "faqs": item("summary: Many plans pay. See [what they pay](two).") + item("sources: [fact]", id="two"),
        },
        {"style": STYLE, "faqs": item("summary: Do many plans pay? Ask yours.")},
    ],
    "other-language": [
        {
            "faqs": item("body: |\n  Ask first.\n\n  ‸Pregunte por la cuenta de su plan y por el pago."),
            "es/faqs": item_es(),
        },
        {"faqs": item('summary: Ask, "Habla español?" first.'), "es/faqs": item_es()},
    ],
    "vague-link": [
        {"style": STYLE, "faqs": item("summary: Look [‸here](one), or [‸Read more](one).")},
        {"style": STYLE, "faqs": item("summary: Look at [who pays here](one).")},
    ],
    "unexplained-word": [
        {"style": STYLE.replace("[biopsy]", "[biopsy, ‸copay]"), "glossary": entry(TERM)},
        {"style": STYLE, "glossary": entry(TERM)},
    ],
    "glossary-form": [
        {"glossary": entry(TERM) + entry("id: sample\nterm: sample\nalso: [part, ‸Biopsy]\nmeans: A part.")},
        {"glossary": entry(TERM) + entry("id: sample\nterm: sample\nmeans: A part.")},
    ],
}
