"""What the tests of the checklist's page share."""

from __future__ import annotations

import json

KEY = "/second-opinion-guide/#second-opinion-guide"
FIRST = "do-ask-safe-to-wait"
SECOND = "do-write-decide-by-date"

BLOCKED = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'


def open_list(page, address, anchor=""):
    """Open the checklist, and waits until its script is there."""
    page.goto(f"{address}checklist/{anchor}")
    page.wait_for_selector(".is-live")
    return page


def open_tool(page, address, tool, fields=None):
    """Open a tool's page, with what is stored on the device before, and wait until its script is there."""
    if fields:
        page.goto(f"{address}urgent/")
        put(page, document(fields))
    page.goto(f"{address}{tool}/")
    page.wait_for_selector(".is-live")
    return page


def box(page, task):
    """The box of a task, in its phase, which is opened."""
    page.locator(f'[id="{task}"]').evaluate("one => { one.closest('details').open = true; }")
    return page.locator(f'[id="{task}"] .task__tick input')


def button(page, text):
    """A button by all of its words, those for screen readers too."""
    return page.locator("button", has_text=text)


def status(page):
    """What was last said aloud."""
    return page.locator("[role=status]").last


def open_note(page, task):
    """Open a note's field by its button, unless it is open."""
    page.click(f'[id="{task}"] [data-act=note]')
    return page.locator(f'[id="note-{task}"]')


def open_phase(page, title):
    """Open a phase, or close it if it is open. Return its summary."""
    summary = page.locator(".phase > summary", has_text=title)
    summary.press("Enter")
    return summary


def add_own(page, *names, phase="phase-before"):
    page.click(f'[data-phase="{phase}"] [data-act=own-new]')
    for name in names:
        page.locator(".own-line input").fill(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def set_visit(page, date="2027-03-15", time="", place=""):
    """Fill in the visit. Its time and place are asked for only if there is one."""
    for name, value in {"date": date, "time": time, "place": place}.items():
        field = page.locator(f"#visit-{name}")
        if value or field.is_visible():
            field.fill(value)
            field.blur()


def choose(page, *labels):
    page.locator("#fit-situation").evaluate("one => { one.open = true; }")
    for label in labels:
        page.get_by_label(label, exact=True).check()


def choose_who(page, person):
    page.locator("#who").evaluate("one => { one.open = true; }")
    page.locator(f'[name=who][value="{person}"]').check()


def why_hidden(content, own_words, key, shown, *reasons):
    """The words for how many are shown, and for each reason (a label, or None for others) how many are not."""
    words = content.guide.tools.words
    why = [
        words["hidden_not"].replace("{label}", label).replace("{count}", str(count))
        if label
        else words["hidden_others"].replace("{count}", str(count))
        for label, count in reasons
    ]
    return own_words[key].replace("{shown}", str(shown)).replace("{why}", " ".join(why))


def stored(page):
    """The values on the device, by name."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    fields = json.loads(text)["fields"] if text else {}
    return {name: field["v"] for name, field in fields.items() if field["v"] is not None}


def until_stored(page, name, value):
    """Wait until a value is on the device."""
    page.wait_for_function(
        "([key, name, value]) => JSON.parse(localStorage[key] ?? '{\"fields\": {}}').fields[name]?.v === value",
        arg=[KEY, name, value],
    )


def document(fields, version=1, **more):
    """A document as the store writes it."""
    stamped = {name: {"v": value, "t": at, "d": "0a0a0a0a"} for at, (name, value) in enumerate(fields.items(), 1)}
    return {"format": "second-opinion-guide", "version": version, "clock": len(stamped), "fields": stamped, **more}


def put(page, what):
    """Put a document, or any text, where the store keeps it."""
    text = what if isinstance(what, str) else json.dumps(what)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def give_file(page, text):
    page.set_input_files("#restore", {"name": "backup.json", "mimeType": "application/json", "buffer": text.encode()})
    return page.get_by_role("dialog")
