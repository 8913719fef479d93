from ...helpers.small import item

HARD = "summary: Institutional authorization necessitates comprehensive documentation of individualized circumstances."
PAGE = "title: ‸A page\nmain_message: Ask.\nin_short: [A., B., C.]\nreviewed: 2026-01-01\nitems:\n"

FLOWS = "summary: If you aren't sure what the doctor said, ask again, because it's important that you understand."

CASES = {
    "easy-page": [
        {"faqs": PAGE + item("summary: Ask. Go. Call.")},
        {"faqs": PAGE.replace("‸", "") + item(FLOWS)},
    ],
    "hard-item": [
        {"faqs": item(id="easy") + item(HARD.replace(": ", ": ‸"))},
        {"faqs": item()},
    ],
    "hard-page": [
        {"faqs": PAGE + item(HARD)},
        {"faqs": item()},
    ],
}
