from ...helpers.small import item, item_es, registered


def pair(english: str, spanish: str) -> dict[str, str]:
    """An item and its Spanish, with these summaries."""
    return {"faqs": item(f"summary: {english}"), "es/faqs": item_es(f"summary: {spanish}", "A title", english)}


def letter(english: str, spanish: str) -> dict[str, str]:
    """Words to say, of two lines each, and their Spanish."""
    one, other = english.split("\n"), spanish.split("\n")
    said = ("A title", "Ask first.", english.replace("\n", "\n\n"))
    return {
        "scripts": item(f"words: |\n  {one[0]}\n\n  {one[1]}"),
        "es/scripts": item_es(f"words: |\n  {other[0]}\n\n  {other[1]}", *said),
    }


def styled(style: str, english: str, spanish: str) -> dict[str, str]:
    lists = "absolute: []\npromotional: []\njargon: []\nmedical: []\nunidiomatic: []\nauthor: []\n"
    return {"es/style": lists + style, "style": lists} | pair(english, spanish)


TERMS = "terms: [{english: [deductible], says: [deducible]}]\n"

CASES = {
    "missing-translation": [
        {
            "faqs": item("do: [Ask.]"),
            "es/faqs": item_es("", "A title", "Ask first.", "Ask.").replace("id: one", "‸id: one"),
        },
        pair("Ask first.", "Pregunte."),
    ],
    "left-over-translation": [
        {"faqs": item(), "es/faqs": item_es() + item_es(id="two").replace("id: two", "‸id: two")},
        {"faqs": item(), "es/faqs": item_es("‸body: Más.")},
        pair("Ask first.", "Pregunte."),
    ],
    "former-id": [
        {
            "faqs": item("formerly: [one]", id="two"),
            "es/faqs": item_es("id: ‸one"),
            "links": registered("one", "two"),
        },
        {"faqs": item("formerly: [one]", id="two"), "es/faqs": item_es(id="two"), "links": registered("one", "two")},
    ],
    "outdated-translation": [
        {"faqs": item("summary: Ask twice."), "es/faqs": item_es("english: ‸abcdefgh")},
        {"faqs": item("summary: ASK, first!"), "es/faqs": item_es()},
    ],
    "untranslated": [
        pair("Ask the doctor first.", "‸Ask the doctor first."),
        pair("Ask Dr. Lee.", "Pregunte."),
        pair("Call 911.", "Call 911."),
    ],
    "translated-numbers": [
        pair("Wait 15 days, or pay $50.", "‸Espere 14 días, o pague $50."),
        pair("Call 911 by 2:30.", "Antes de las 2:30, llame al 911."),
        styled(
            "numbers: [{number: '988', adds: ['988', '2'], because: Press 2.}]\n",
            "Call 988.",
            "Llame al 988 y oprima el 2, o al 988.",
        ),
    ],
    "translated-links": [
        pair("See [this](one).", "‸Vea esto."),
        pair("See [this](one).", "Vea [esto](one)."),
    ],
    "translated-blanks": [
        letter("I am {my-name}.\nThanks.", "‸Soy yo.\nGracias."),
        letter("I am {my-name}.\nThanks.", "Soy {my-name}.\nGracias."),
    ],
    "translated-letter": [
        letter("I am here. I wait.\nThanks.", "‸Estoy aquí y espero.\nGracias."),
        letter("[x] I am here.\nThanks.", "‸Estoy aquí.\nGracias."),
        letter("I am here. I wait.\nThanks.", "Estoy aquí. Espero.\nGracias."),
    ],
    "foreign-word": [
        styled("foreign: [the]\n", "Ask the doctor.", "Pregunte a ‸the doctora."),
        styled("foreign: [the]\n", "Ask the doctor.", "Pregunte por theta."),
    ],
    "informal": [
        styled("informal: [tu, tú]\n", "Ask your doctor.", "Pregunte a ‸tu médico."),
        styled("informal: [tu, tú]\n", "Ask your doctor.", "Pregunte a su médico actual."),
    ],
    "official-term": [
        styled(TERMS, "Ask about the deductible.", "‸Pregunte por la franquicia."),
        styled(TERMS, "Ask about the deductible.", "Pregunte por los deducibles."),
    ],
}
