import datetime as dt

from ...helpers.small import item, source

PAGE = "title: A page\nmain_message: Ask.\nin_short: [A., B., C.]\nreviewed: {}\nitems:\n"
TODAY = dt.date.today()
LONG_AGO = TODAY - dt.timedelta(days=366)  # and 2 days later, not 1, is sound: midnight may come in between

CASES = {
    "future-date": [
        {"sources": source("checked: ‸2999-12-31")},
        {"faqs": PAGE.format("‸2999-12-31") + item()},
        {"links": "  - {id: one, since: ‸2999-12-31}\n"},
        {"sources": source(f"checked: {TODAY}"), "faqs": PAGE.format(TODAY) + item()},
    ],
    "overdue-review": [
        {"faqs": PAGE.format(f"‸{LONG_AGO}") + item()},
        {"faqs": PAGE.format(LONG_AGO + dt.timedelta(days=2)) + item()},
    ],
}
