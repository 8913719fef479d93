"""The guide is complete: every item that was planned for its sections is there, under its lasting id."""

PLANNED = {
    "urgent": "call-911 do-not-wait in-hospital-now ask-deadline keep-treatment",
    "when": """serious-diagnosis major-surgery risky-treatment unclear-diagnosis not-getting-better rare-or-complex
        many-choices told-nothing-wrong told-untreatable big-life-impact unheard plan-requires may-not-need-one
        ask-own-doctor-first""",
    "how": """check-time tell-doctor call-plan find-doctor get-records book-visit prepare-visit at-the-visit
        compare-opinions decide-and-tell""",
    "scripts": """words-ask-doctor words-ask-doctor-upset words-safe-to-wait words-call-plan words-book-visit
        words-ask-interpreter words-ask-estimate words-decline-stay""",
    "records": """records-visit-notes records-test-results records-images records-pathology records-operation-notes
        records-medicines-allergies records-timeline records-family-history records-insurance-id records-portal-first
        records-your-rights records-request-letter records-track-arrival records-problems""",
    "find": """kind-of-doctor different-group board-certified experience cancer-center academic-center rare-expert
        trials license ratings-warning""",
    "questions": """ask-diagnosis ask-treatment ask-surgery ask-tests ask-medicine ask-life ask-cost ask-differ ask-next
        ask-ask-me-3""",
    "compare": """compare-diagnosis compare-reason compare-plan compare-benefit compare-harm compare-wait compare-life
        compare-cost compare-my-goals compare-agree compare-differ compare-third compare-decide-tool""",
    "benefits": """more-sure catch-error more-choices avoid-unneeded understand right-fit reassurance
        what-we-do-not-know""",
    "downsides": """delay out-of-pocket-cost conflicting-opinions effort no-firm-answer second-not-always-right
        more-tests more-worry when-to-stop""",
    "insurance": """call-plan-first medicare medicare-advantage medicare-not-covered medicaid job-plan marketplace
        state-law tricare va no-insurance online-cost plan-says-no keep-call-notes""",
    "special": """cancer planned-surgery rare-or-undiagnosed your-child pregnancy mental-health heart-brain-spine
        online-opinion without-insurance language-help access-needs caregiver older-adult other-countries""",
    "trouble": """different-not-mistake talk-first medicare-quality-complaint state-medical-board
        what-malpractice-means time-limits-to-claim find-a-lawyer""",
    "faqs": """faq-offend-doctor faq-need-permission faq-how-long faq-how-often-changes faq-who-pays faq-what-bring
        faq-online faq-tell-second-doctor faq-same-hospital faq-differ faq-which-right faq-third faq-switch
        faq-repeat-tests faq-after-start faq-for-family faq-records-refused faq-legal-right""",
}


def test_every_planned_item_is_there(content):
    there = {name: {item.id for item in section.items} for name, section in content.guide.sections.items()}
    missing = {name: sorted(set(ids.split()) - there[name]) for name, ids in PLANNED.items()}
    assert {name: ids for name, ids in missing.items() if ids} == {}


def test_every_source_is_in_use(content, guide_site):
    cited = set(guide_site.used_in)
    for section in content.guide.sections.values():
        cited |= set(section.sources)
    cited |= set(content.guide.home.sources)
    for phone in content.guide.phones.values():
        cited |= set(phone.sources)
    assert set(content.guide.sources) - cited == set()
