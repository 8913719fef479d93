import datetime as dt

from ...helpers.small import item, source

LONG_AGO = dt.date.today() - dt.timedelta(days=366)
USED = {"faqs": item("sources: [fact]\nsummary: See [it](source:other).")}

CASES = {
    "against-caveat": [
        {"sources": source("never: [half]"), "faqs": item("sources: [fact]\nsummary: About ‸half of them.")},
        {"sources": source("never: [half]"), "faqs": item("summary: About ‸half, [they say](source:fact).")},
        {"sources": source("never: [half]"), "faqs": item("sources: [fact]\nsummary: On behalf of them.")},
        {"sources": source("never: [half]"), "faqs": item("summary: Half of them.")},
    ],
    "one-document": [
        {"sources": source() + source("title: ‸Another\npublisher: ‸Someone", id="other")},
        {"sources": source() + source("title: Another\nurl: https://example.org/2", id="other")},
    ],
    "plain-http": [
        {"sources": source("url: ‸http://example.org")},
        {"sources": source("url: https://example.org")},
    ],
    "source-address": [
        {"sources": source("url: https://example.org/a‸?utm_source=x")},
        {"sources": source("url: https://‸my.proxy.example.org/a")},
        {"sources": source("url: https://example.org/a?id=1")},
    ],
    "stale-source": [
        {"sources": source(f"checked: ‸{LONG_AGO}")},
        {"sources": source(f"checked: {LONG_AGO + dt.timedelta(days=2)}")},
    ],
    "unused-source": [
        {"sources": source("id: fact") + source("id: other") + source("id: ‸third"), **USED},
        {"sources": source("id: fact") + source("id: other"), **USED},
    ],
}
