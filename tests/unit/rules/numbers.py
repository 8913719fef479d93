from ...helpers.small import entry, item, source

PHONE = entry('id: care\nname: Care\nnumber: "1-800-633-4227"\nwhat: They help.\nsources: [fact]\nchecked: 2026-01-01')
SAYS = source().replace("It helps.", "It costs $25. It had 6,791 patients.")
BOTH = SAYS + source(id="other")

CASES = {
    "number-needs-source": [
        {"faqs": item("summary: About ‸15 out of 100 agree. It costs ‸$1,200. Or ‸20%.")},
        {"faqs": item("summary: >-\n  You may wait\n  for ‸6.5 days.")},
        {"faqs": item("summary: About ‸5 out of 100 agree.")},
        {"faqs": item("summary: >-\n  It was ‸" + "9" * 5000 + " in all.")},
        {"faqs": item("summary: About 15 out of 100 agree.\nsources: [fact]")},
        {"faqs": item("summary: Call 911. Ask 3 doctors. Bring form B-12. See 24/7.")},
    ],
    "number-not-in-source": [
        {"faqs": item("summary: It costs ‸$30, or ‸25.\nsources: [fact]"), "sources": SAYS},
        {"faqs": item("summary: It helps ‸21 out of 100.\nsources: [fact]"), "sources": source("checked: 2026-01-21")},
        {"faqs": item("summary: It was about ‸7,400.\nsources: [fact]"), "sources": SAYS},
        {"faqs": item("summary: It was ‸7,000.\nsources: [fact]"), "sources": SAYS},
        {"faqs": item("summary: It costs $25. It was almost 7,000.\nsources: [fact]"), "sources": SAYS},
        {"faqs": item("summary: By March 30, ask 3 doctors, or call 911.\nsources: [fact]"), "sources": SAYS},
        {
            "faqs": item("summary: It costs [$25](two).\nsources: [other]") + item("sources: [fact]", id="two"),
            "sources": BOTH,
        },
    ],
    "one-base": [
        {"faqs": item("summary: About ‸1 in 5 agree, and ‸3 out of 10 do not.")},
        {"faqs": item("summary: About 20 out of 100 agree. Ask 2 of your doctors.")},
    ],
    "percent": [
        {"faqs": item("summary: About ‸15% agree, ‸15 percent or ‸15 per cent.")},
        {"faqs": item("body: |\n  Ask.\n\n  - It is ‸1.5 %.")},
        {"faqs": item("summary: About 15 out of 100 agree.")},
    ],
    "phone-number": [
        {"faqs": item("summary: Call ‸1-800-633-4227 or ‸1-800-MEDICARE."), "help": PHONE},
        {"faqs": item("summary: Call [‸1-800-633-4229](phone:care)."), "help": PHONE},
        {"faqs": item("summary: Call [1-800-633-4227](phone:care)."), "help": PHONE},
    ],
}
