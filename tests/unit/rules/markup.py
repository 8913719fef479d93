from ...helpers.small import item

SCRIPT = "words: Hello, my name is {}."

IN_NEED = {"situations": "items:\n  - {id: interpreter, label: I need an interpreter}"}

CASES = {
    "box": [
        {"faqs": item("body: |\n  Ask:\n\n  - [‸x] One\n  - Two")},
        {"scripts": item("words: |\n  ‸Please:\n\n  - [ ] One\n  - [ ] Two")},
        {"scripts": item("words: |\n  ‸Please:\n\n  - [x] One\n  - Two")},
        {"scripts": item("words: |\n  [‸interpretr] Please."), **IN_NEED},
        {"scripts": item("words: |\n  Please:\n\n  - [x] One\n  - [ ] Two\n\n  [interpreter] Please.\n\n  [ ] Now."), **IN_NEED},
        {"scripts": item("words: Please.\nwords_for_other: |\n  Please:\n\n  - [x] One")},
    ],
    "broken-link": [
        {"faqs": item("summary: Ask ‸[the plan] (one).")},
        {"faqs": item("summary: 'It is ‸**not closed.'")},
        {"faqs": item("summary: Ask **your ‸[plan](one):** now.")},
        {"faqs": item("summary: Ask [the plan](one), **now**, or **then** [the clinic](two), **or not**.")},
    ],
    "html": [
        {"faqs": item("summary: It is ‸<b>bold</b> and ‸&nbsp; wide.")},
        {"faqs": item("summary: 3 < 4 and you & me.")},
    ],
    "markdown": [
        {"faqs": item("body: |\n  Ask.\n\n\n  ‸# Head\n\n  ‸> Quote\n\n  ‸| a | b |\n\n  An ‸![image](x), ‸`code‸` and ‸*italics*.")},
        {"faqs": item("body: |\n  Ask **now**.\n\n  - One\n  - Two")},
        {"faqs": item("body: \"Ask." + "\\n" * 200_000 + "Now.\"")},
    ],
    "permission": [
        {"scripts": item("words: |\n  Please. ‸{permission}")},
        {"scripts": item("words: |\n  ‸{permission}\n\n  Please.")},
        {"scripts": item("words: |\n  Please.\n\n  {my-name}\n\n  {permission}")},
    ],
    "stray-brace": [
        {"faqs": item("summary: Ask ‸{name}.")},
        {"scripts": item(SCRIPT.format("{my-name} ‸{Name}"))},
        {"scripts": item(SCRIPT.format("{my-name}"))},
    ],
    "template": [
        {"faqs": item("summary: It is ‸{{ 1 ‸}} and ‸{% if ‸%}.")},
        {"faqs": item("summary: It is { and }.")},
    ],
}  # fmt: skip
