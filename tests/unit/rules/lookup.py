from ...helpers.small import item

PAGE = """title: Find
main_message: Choose.
topics:
  - title: One
    icd10cm: [C00-C96, D00]
    snomed: ["363346000"]
    words: [cancer, tumor]
    fits: [one]
  - title: Two
    icd10cm: [D01-D09]
    snomed: ["230690007"]
    words: [stroke]
    fits: [one]
general: {title: Any, fits: [one]}
words: {all: All}
"""


def case(old="", new=""):
    assert old in PAGE
    return {"lookup": PAGE.replace(old, new), "when": item()}


CASES = {
    "code-range": [case("C00-C96", "‸C96-C00"), case("C00-C96", "C00-C00"), case("C00-C96", "O00-O9A")],
    "code-twice": [
        case("D01-D09", "‸C90-D09"),
        case("D01-D09", "‸C50"),
        case("D01-D09", "‸D00-D09"),
        case('"230690007"', '‸"363346000"'),
        case(),
    ],
    "word-twice": [case("stroke", "‸Cancer"), case()],
}
