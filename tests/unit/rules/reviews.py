from macros.model.fingerprint import fingerprint_of

from ...helpers.small import item, item_es

ONE = f"one: {fingerprint_of('A title', 'Ask first.')}"


def reviewed(fields: str) -> dict[str, str]:
    """An item, its Spanish, and a review with these fields more."""
    entry = f"reviewers:\n  - {{name: A, credential: B, date: 2026-01-01, {fields}}}\n"
    return {"reviewers": entry, "faqs": item(), "es/faqs": item_es()}


CASES = {
    "review-versions": [
        reviewed("of: [‸one]"),
        reviewed(f"of: [one, ‸faqs], versions: {{{ONE}}}"),
        reviewed("of: [‸one], translation: es"),
        reviewed(f"of: [one], versions: {{{ONE}}}"),
        reviewed("of: [one], versions: {one: aaaaaaaa}"),  # it has changed since
        reviewed("of: [withdrawn]"),
        {**reviewed("of: [one], versions: {uno: aaaaaaaa}"), "faqs": item("formerly: [uno]")},
    ],
    "reviewed-part": [
        reviewed("of: [one], versions: {one: aaaaaaaa, ‸two: aaaaaaaa}")
        | {"links": "  - {id: one, since: 2026-01-01}\n"},
        reviewed("of: [one], translation: ‸fr"),
        reviewed("of: [faqs], translation: es, versions: {faqs: aaaaaaaa}"),
    ],
}
