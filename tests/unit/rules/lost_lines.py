from ...helpers.small import item, item_es

BEFORE = item("body: |\n  Ask.\ndo:\n  - Wait.\n  - Go.")
BODY = "body: |\n  Ask.\n  ‸- Wait.\n  - Go."

CASES = {
    "rows-as-text": [
        {"faqs": item(BODY), "before/faqs": BEFORE},
        {"faqs": item(BODY.replace("|", ">-")), "before/faqs": BEFORE},
        {"faqs": item(BODY.replace("‸-", "- First.\n  ‸-")), "before/faqs": BEFORE},
        {"faqs": item(BODY), "es/faqs": item_es("body: Pregunte.\ndo:\n  - Espere.\n  - Vaya.")},
        {"faqs": item(BODY.replace("‸", ""))},
        {"faqs": item("body: |\n  Ask."), "before/faqs": BEFORE},
    ],
}
