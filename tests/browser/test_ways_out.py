"""The ways out of a tool and into it, where something goes wrong: what does not load, what is rewritten, what is refused."""

from __future__ import annotations

import json
import random
import re

import pytest
from playwright.sync_api import expect

from ..helpers.checklist import (
    FIRST,
    KEY,
    box,
    document,
    give_file,
    open_list,
    open_note,
    put,
    set_visit,
    status,
    stored,
    until_stored,
)
from ..helpers.tools import download

ANDROID_APP = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UD1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
APPS = {
    "Android view": ANDROID_APP,
    "iPhone view": f"{IPHONE} Mobile/15E148",
    "Facebook": f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/450.0.0.38.108;FBBV/1]",
    "Instagram": f"{IPHONE} Mobile/15E148 Instagram 320.0.2.25.106 (iPhone15,4; iOS 17_4)",
    "LINE": f"{IPHONE} Version/17.4 Mobile/15E148 Safari/604.1 Line/14.5.0",
    "WeChat": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47",
}
BROWSERS = {
    "Safari": f"{IPHONE} Version/17.4 Mobile/15E148 Safari/604.1",
    "Chrome on an iPhone": f"{IPHONE} CriOS/130.0.6723.37 Mobile/15E148 Safari/604.1",
    "Chrome": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
    "Firefox": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
}


@pytest.fixture
def checklist(page, address):
    return open_list(page, address)


def link_of(page, notes=True):
    """A link that carries what is in the list."""
    page.set_checked("#move-notes", notes)
    page.click("[data-act=move]")
    return page.locator(".keep__out textarea").input_value()


def out(page, act):
    """What the page shows below a button."""
    return page.locator(f".keep__part:has([data-act={act}]) .keep__out")


# ---- a module that does not come

NEEDED_BY = {
    "store/share-link": {"move", "link"},
    "store/backup": {"backup", "restore"},
    "tools/shared/import-dialog": {"restore", "link"},
    "tools/shared/offer-file": {"backup", "calendar", "kept"},
    "lib/ics": {"calendar"},
    "tools/checklist/calendar": {"calendar"},
    "tools/checklist/to-text": {"copy"},
}
"""The modules that are loaded only when one of these ways is used."""

INSTEAD = {
    "move": "use a backup file",
    "link": "open the link again",
    "backup": "copy or print",
    "restore": "Reload the page and try again",
    "calendar": "print your list",
    "copy": "print it",
    "kept": "Nothing was removed",
}


def use(page, way, link, backup):
    """Goes a way, and returns what then shows whether it worked or what was said."""
    if way == "restore":
        page.set_input_files("#restore", {"name": "a.json", "mimeType": "application/json", "buffer": backup.encode()})
    elif way == "link":
        page.evaluate("link => { location.hash = new URL(link).hash; }", link)
    else:
        page.click(f"[data-act={way}]")
    return {
        "move": out(page, "move").locator("textarea"),
        "link": page.locator("dialog button[value=merge]"),
        "restore": page.locator("dialog button[value=merge]"),
        "backup": out(page, "backup").get_by_text("We asked your browser to save"),
        "calendar": out(page, "calendar").get_by_text("We asked your browser to save"),
        "kept": out(page, "kept").get_by_text("We asked your browser to save"),
        "copy": out(page, "copy").get_by_text("Your text is copied"),
        "erase": page.locator(".keep__out").get_by_text("is erased"),
    }[way]


@pytest.fixture(scope="module")
def taken(browser, address):
    """A link and a backup that were made while all was there."""
    page = open_list(browser.new_page(), address)
    box(page, "do-decide").check()
    link, (backup, _) = link_of(page), download(page, "backup")
    page.close()
    return link, backup


@pytest.mark.parametrize("module", NEEDED_BY)
def test_one_blocked_module_takes_only_what_needs_it_and_it_is_said(new_context, address, taken, module):
    link, backup = taken
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = open_list(context.new_page(), address)
    put(page, '{"format": "second-opinion-guide", broken')
    page.route(re.compile(rf"/assets/js/{module}\.js$"), lambda route: route.abort())
    page.reload()
    page.wait_for_selector(".is-live")
    set_visit(page, "2099-03-15")
    # This is said late, and would take the place of what is said next.
    expect(status(page)).to_have_text("Each task shows its date now.")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click("[data-act=print]")
    assert page.evaluate("window.printed")
    for way, words in INSTEAD.items():
        done = use(page, way, link, backup)
        if way not in NEEDED_BY[module]:
            expect(done).to_be_visible()
        else:
            expect(page.locator(".keep__out, .failed").get_by_text(words)).to_be_visible()
            expect(status(page)).to_contain_text(words)
            expect(done).to_have_count(0)
        if page.get_by_role("dialog").count():
            page.keyboard.press("Escape")
        assert "move=" not in page.url
    expect(use(page, "erase", link, backup)).to_be_visible()
    assert stored(page) == {}


# ---- a link that was rewritten on its way


def as_sent(link):
    """How mail filters and messengers rewrite a link."""
    page, _, fragment = link.partition("#")
    whole = fragment.replace("=", "%3D")
    middle = len(fragment) // 2
    return {
        "as it was": link,
        "hash": f"{page}%23{fragment}",
        "hash and equals sign": f"{page}%23{whole}",
        "equals sign": f"{page}#{whole}",
        "encoded twice": f"{page}%2523{whole.replace('%', '%25')}",
        "no slash": f"{page.rstrip('/')}%23{fragment}",
        "quoted-printable": f"{page}#{fragment.replace('=', '=3D')}",
        "in the query": f"{page}?{fragment}",
        "hash in the query": f"{page}?utm_source=x%23{whole}",
        "more after it": f"{link}&utm_source=x&utm_medium=email",
        "more before it": f"{page}?utm_source=x#{fragment}",
        "full stop": f"{link}.",
        "bracket": f"{link})",
        "angle bracket": f"{link}%3E",
        "comma": f"{link},",
        "blank": f"{link}%20",
        "words": f"{link}%20is%20my%20link",
        "blank within": f"{page}#{fragment[:middle]}%20{fragment[middle:]}",
        "line end within": f"{page}#{fragment[:middle]}%0D%0A{fragment[middle:]}",
        "soft line end within": f"{page}#{fragment[:middle]}=%0A{fragment[middle:]}",
        "zero-width space": f"{link}%E2%80%8B",
        "zero-width space within": f"{page}#{fragment[:middle]}%E2%80%8B{fragment[middle:]}",
        "quotation mark": f"{link}%E2%80%9D",
        "asterisks": f"{link}**",
        "underscore": f"{link}_",
        "encoded dash and dot": link.replace("-", "%2D").replace("move=1.", "move=1%2E"),
        "another page": link.replace("/checklist/", "/when/"),
        "another tool": link.replace("/checklist/", "/questions/"),
        "the first page": link.replace("/checklist/", "/"),
        "no page": link.replace("/checklist/", "/cheklist/"),
        "other tool, hash": f"{page.replace('/checklist/', '/plan/')}%23{fragment}",
    }


@pytest.fixture(scope="module")
def made(browser, address):
    """What was done on one device, and the link to the other."""
    page = open_list(browser.new_page(), address)
    box(page, FIRST).check()
    open_note(page, FIRST).fill("Called on Monday, says “wait” – é 🙂")
    page.locator(f"#note-{FIRST}").blur()
    link, values = link_of(page), stored(page)
    page.close()
    return link, values


# Where the link's code ends up decides what the page has to do. What may come around the code: the test below.
MOVED = (
    "hash and equals sign",
    "encoded twice",
    "no slash",
    "in the query",
    "hash in the query",
    "more before it",
    "another page",
    "another tool",
    "the first page",
    "no page",
    "other tool, hash",
)


def test_a_link_on_a_page_in_another_language_leads_to_the_checklist_in_that_language(page, made, address):
    link, _ = made
    for end in ("cuando/", "quien-paga/medicare/", ""):
        page.goto(f"{address}es/{end}#{link.partition('#')[2]}")
        page.wait_for_url(f"{address}es/mi-lista/**")
        expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("how", MOVED)
def test_a_rewritten_link_is_healed_and_its_content_asked_for_once_at_most(page, made, how):
    link, values = made
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(as_sent(link)[how])
    page.get_by_role("dialog").get_by_role("button", name="Open my answers").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    assert stored(page) == values
    code = link.partition("move=")[2][:40]
    assert "move" not in page.url and "#" not in page.url
    # What a filter put into the path or the query is sent when the reader opens it. After that never again.
    sent = [url for url in asked if code in url.partition("#")[0] or "%23" in url.partition("#")[0]]
    assert len(sent) <= 1
    page.reload()
    assert not [url for url in asked[asked.index(page.url) :] if code in url]


def test_a_rewritten_link_is_read_as_it_was(page, bare, made):
    link, values = made
    page.goto(bare)
    wrong = page.evaluate(
        """async ([sent, values]) => {
          const modules = new URL('assets/js/', location);
          const { readLink } = await import(new URL('store/share-link.js', modules));
          const { linkIn } = await import(new URL('store/share-address.js', modules));
          const wrong = [];
          for (const [how, address] of Object.entries(sent)) {
            const found = linkIn(new URL(address));
            const { fields } = (found && (await readLink(found).catch(() => null))) ?? { fields: {} };
            if (Object.entries(values).some(([name, value]) => fields[name]?.v !== value)) wrong.push(how);
          }
          return wrong;
        }""",
        [as_sent(link), values],
    )
    assert wrong == []


DAMAGED = {
    "lower case": str.lower,
    "upper case": str.upper,
    "cut": lambda link: link[:-20],
    "cut in the middle": lambda link: link[: len(link) // 2],
    "only the beginning": lambda link: link.partition("move=")[0] + "move=",
    "dots in the middle": lambda link: link[: len(link) - 30] + "..." + link[-10:],
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_link_is_refused_with_a_reason(page, made, address, how):
    before, _, fragment = made[0].partition("#")
    page.goto(f"{before}#{DAMAGED[how]('#' + fragment)[1:]}")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing was changed")
    expect(dialog).to_contain_text("missing or was changed on the way")
    dialog.get_by_role("button", name="Close").click()
    assert stored(page) == {} and "#" not in page.url


def test_a_link_of_a_newer_version_and_one_too_big_say_so(checklist):
    for fragment, words in (("#move=2.AAAA", "newer version"), ("#move=1." + "A" * 1_100_000, "more than a link")):
        checklist.evaluate("hash => { location.hash = hash; }", fragment)
        dialog = checklist.get_by_role("dialog")
        expect(dialog).to_contain_text(words)
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)


def test_whatever_comes_around_a_link_it_is_read_as_it_was_or_refused(page, bare):
    """Made-up links of all lengths, with made-up things before, after and within them."""
    chance = random.Random(5)
    page.goto(bare)
    around = [
        "",
        ".",
        ",",
        ")",
        ">",
        "%20",
        "&a=b",
        "%E2%80%8B",
        "%0A",
        "”",
        "*",
        "_",
        ";",
        "%22",
        "]",
        "!",
        "?x=1",
        "/",
    ]
    cases = []
    for number in range(150):
        words = "".join(chance.choices('abcdefghij é🙂"\\_-', k=chance.randrange(60)))
        link = {
            "note": words,
            "number": number,
            "after": chance.choice(around),
            "gap": chance.choice(["", "%20", "%E2%80%8B", "=%0A"]),
        }
        cases.append(
            {**link, "hash": chance.choice(["#", "%23", "?", "?a=b%23"]), "equals": chance.choice(["=", "%3D", "=3D"])}
        )
    wrong = page.evaluate(
        """async (cases) => {
          const modules = new URL('assets/js/', location);
          const { makeLink, readLink } = await import(new URL('store/share-link.js', modules));
          const { linkIn } = await import(new URL('store/share-address.js', modules));
          const wrong = [];
          for (const one of cases) {
            const fields = { 'note/a': { v: one.note, t: one.number, d: '00000000' } };
            const document = { format: 'second-opinion-guide', version: 1, clock: 1, fields };
            const { url } = await makeLink(document, { address: 'https://example.org/guide/checklist/', notes: true });
            const [, code] = url.split('#move=');
            const at = Math.floor(code.length / 2);
            const sent = 'https://example.org/guide/checklist/' + one.hash + 'move' + one.equals + code.slice(0, at) + one.gap + code.slice(at) + one.after;
            const link = linkIn(new URL(sent));
            const read = link && (await readLink(link).catch((error) => error.reason));
            if (read?.fields?.['note/a']?.v !== one.note) wrong.push([sent, read]);
          }
          return wrong;
        }""",
        cases,
    )
    assert wrong == []


def test_ordinary_addresses_are_no_links(page, bare):
    page.goto(bare)
    for url in ("#move", "#removed=1.abc", "?from=mail#top", "#100%", "#do-move=1", "?x=%E0%A4%A", "remove=1.a"):
        found = page.evaluate(
            "async (url) => (await import(new URL('assets/js/store/share-address.js', location))).linkIn(new URL(url, location))",
            url,
        )
        assert found is None, url


# ---- why a file is refused

REFUSED = {
    "newer": (json.dumps(document({}, version=99)).encode(), "newer version", "Reload"),
    "too big": (b"{" + b" " * 20_000_001, "too big to be a backup", "Choose the file"),
    "empty": (b"", "nothing in it", "Choose another"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "isn't a backup", "second-opinion-guide"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "isn't a backup", "second-opinion-guide"),
    "another text": (b"Dear doctor", "isn't a backup", "second-opinion-guide"),
    "another app's file": (b'{"version": 1}', "isn't a backup", "second-opinion-guide"),
    "cut off": (
        json.dumps(document({f"tick/{FIRST}": True})).encode()[:-5],
        "missing or was changed",
        "Make a new backup",
    ),
    "wrong values": (
        json.dumps(document({f"tick/{FIRST}": "yes"})).encode(),
        "missing or was changed",
        "Make a new backup",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_says_why_and_what_to_do(checklist, tmp_path, name):
    content, why, what = REFUSED[name]
    file = tmp_path / "a.json"
    file.write_bytes(content)
    checklist.set_input_files("#restore", file)
    dialog = checklist.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing was changed")
    expect(dialog).to_contain_text(why)
    expect(dialog).to_contain_text(what)


def test_a_file_that_the_device_cannot_read_says_so(checklist):
    checklist.evaluate(
        "() => { Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError')); }"
    )
    expect(give_file(checklist, "{}")).to_contain_text("in the cloud")


# ---- what comes in


def test_only_the_readers_own_texts_are_shown_before_they_come_in(checklist):
    mine = {
        f"note/{FIRST}": "A note",
        "own/1": {"phase": "phase-before", "text": "An own task"},
        "visit": {"date": "2099-01-01", "time": "09:30", "place": "Hill Clinic"},
        "blank/my-name": "Pat Doe",
        "letter/words-ask-doctor/own": "My own words",
        "compare/compare-diagnosis/1": "A torn knee",
        "decide/why": "Because",
        "ask/answer/q-how-sure": "Very",
        "ask/own/1": "A question",
    }
    others = {
        "calendar": "0123456789abcdef",
        "compare/compare-diagnosis/mark": "same",
        "decide/choice": "yes",
        "decide/matter/a": "3",
        "decide/wait": "no",
        "ask/place/a": 1,
        "compare/third": True,
        "letter/words-ask-doctor/plan": True,
        "future/thing": "from a newer version",
    }
    groups = (mine, others)
    for some in (dict(list(mine.items())[:5]), dict(list(mine.items())[5:])):
        dialog = give_file(checklist, json.dumps(document({**groups[1], **some})))
        expected = [
            value.get("text") or value.get("place") if isinstance(value, dict) else value for value in some.values()
        ]
        expect(dialog).to_be_visible()
        assert sorted(dialog.locator(".incoming__texts li").all_inner_texts()) == sorted(expected)
        checklist.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_choices_travel_in_a_link_without_notes_and_typed_numbers_do_not(page, bare):
    page.goto(bare)
    fields = {
        "decide/choice": "yes",
        "compare/a/mark": "same",
        f"note/{FIRST}": "555-0100",
        "blank/decide-by": "2027-01-01",
    }
    names = page.evaluate(
        """async (document) => {
          const { makeLink, readLink } = await import(new URL('assets/js/store/share-link.js', location));
          const { url } = await makeLink(document, { address: location.href });
          return Object.keys((await readLink(new URL(url).hash)).fields);
        }""",
        document(fields),
    )
    assert sorted(names) == ["compare/a/mark", "decide/choice"]


def test_a_question_that_comes_late_takes_nothing_from_who_is_typing(checklist):
    field = open_note(checklist, FIRST)
    field.press_sequentially("Half a sen")
    dialog = give_file(checklist, json.dumps(document({"tick/do-decide": True})))
    expect(dialog).to_be_visible()
    assert stored(checklist) == {f"note/{FIRST}": "Half a sen"}
    for key in (" ", "Enter", "t", "Enter", " "):
        checklist.keyboard.press(key)
    expect(dialog).to_be_visible()
    checklist.keyboard.press("Escape")
    expect(field).to_be_focused()
    checklist.keyboard.type("tence")
    field.blur()
    expect(field).to_have_value("Half a sentence")


# ---- a very long note


def test_a_note_of_three_megabytes_comes_in_and_opens(checklist):
    """Its layout was worked out for the direction of each line: that took minutes. The test's own limit is the wait."""
    text = "A long story. " * 215_000
    give_file(checklist, json.dumps(document({f"note/{FIRST}": text}))).get_by_role(
        "button", name="Open my answers"
    ).click()
    until_stored(checklist, f"note/{FIRST}", text)
    checklist.reload()
    checklist.wait_for_selector(".is-live")
    assert checklist.locator(f"#note-{FIRST}").evaluate("one => [one.value.length, one.offsetHeight > 0]") == [
        len(text),
        True,
    ]


# ---- a file, and no file


def test_no_more_is_said_of_a_file_than_a_page_can_know_and_its_text_is_at_hand(checklist):
    open_note(checklist, FIRST).fill("Mine")
    _, name = download(checklist, "backup")
    expect(status(checklist)).to_have_text(f"We asked your browser to save {name}. Look in your downloads.")
    place = out(checklist, "backup")
    expect(place).to_contain_text(name)
    place.get_by_role("button", name="Show the text instead").click()
    field = place.locator("textarea")
    expect(field).to_be_focused()
    assert "#move=" in field.input_value()
    assert field.evaluate("one => one.selectionEnd - one.selectionStart === one.value.length")


def test_a_backup_too_big_for_a_link_is_shown_as_the_text_of_the_file(checklist):
    checklist.evaluate("window.CompressionStream = undefined")
    put(checklist, document({f"note/{FIRST}": "x" * 900_000}))
    checklist.reload()
    checklist.wait_for_selector(".is-live")
    checklist.evaluate("window.CompressionStream = undefined")
    text, _ = download(checklist, "backup")
    out(checklist, "backup").get_by_role("button", name="Show the text instead").click()
    expect(out(checklist, "backup").locator("textarea")).to_have_value(text)


@pytest.mark.parametrize("name", ["Android view", "iPhone view", "WeChat"])
def test_in_an_app_that_saves_no_files_the_text_is_there_at_once(new_context, address, name):
    context = new_context(user_agent=APPS[name])
    context.add_init_script(
        "for (const way of ['write', 'writeText']) navigator.clipboard[way] = () => Promise.reject(); document.execCommand = () => false;"
    )
    page = open_list(context.new_page(), address)
    saved = []
    page.on("download", lambda one: saved.append(one))
    set_visit(page, "2099-03-15", "09:30", "Hill Clinic")
    page.click("[data-act=backup]")
    expect(out(page, "backup")).to_contain_text("This app can't save files.")
    assert "#move=" in out(page, "backup").locator("textarea").input_value()
    page.click("[data-act=calendar]")
    dates = out(page, "calendar").locator("textarea")
    expect(dates).to_have_value(re.compile("Visit for my second opinion: .*March 15, 2099.*Hill Clinic\nJanuary"))
    out(page, "calendar").get_by_role("button", name="Copy").click()
    expect(out(page, "calendar")).to_contain_text("Copy the selected text yourself")
    page.goto(f"{address}letters/#letter-words-ask-doctor")
    page.wait_for_selector(".is-live")
    page.click(".letter.is-open [data-act=download]")
    words = page.locator(".letter.is-open .keep__out textarea")
    expect(words).to_be_focused()
    assert len(words.input_value()) > 100
    assert saved == []


def test_browsers_are_told_from_apps(page, bare):
    page.goto(bare)
    told = page.evaluate(
        """async (agents) => {
          const { isInApp } = await import(new URL('assets/js/lib/download.js', location));
          return Object.entries(agents).filter(([, userAgent]) => isInApp({ userAgent })).map(([name]) => name);
        }""",
        {**APPS, **BROWSERS},
    )
    assert told == list(APPS)
    on_home_screen = {"userAgent": f"{IPHONE} Mobile/15E148", "standalone": True}
    assert not page.evaluate(
        "async (one) => (await import(new URL('assets/js/lib/download.js', location))).isInApp(one)", on_home_screen
    )


# ---- what could not be read


def test_a_kept_copy_goes_once_the_reader_has_it_and_says_so(checklist):
    put(checklist, '{"format": "second-opinion-guide", broken')
    checklist.reload()
    expect(checklist.locator(".bar--trouble #state")).to_contain_text("couldn't open")
    download(checklist, "kept")
    expect(checklist.locator(".bar--trouble")).to_be_visible()
    out(checklist, "kept").get_by_role("button", name="Show the text instead").click()
    expect(out(checklist, "kept").locator("textarea")).to_have_value('{"format": "second-opinion-guide", broken')
    out(checklist, "kept").get_by_role("button", name="I have the copy").click()
    expect(checklist.locator(".bar--trouble")).to_have_count(0)
    expect(checklist.locator("#kept")).to_be_hidden()
    expect(status(checklist)).to_have_text("It's been removed from this device.")
    box(checklist, FIRST).check()
    checklist.reload()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(checklist.locator(".bar--trouble")).to_have_count(0)
    names = checklist.evaluate("Object.keys(localStorage)")
    assert [name for name in names if name.startswith(f"{KEY}/kept")] == []


# ---- copying


def test_copying_begins_in_the_click_itself(new_context, address):
    """WebKit forgets the click as soon as something is waited for, such as a module."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        """window.addEventListener('click', () => { window.inClick = true; queueMicrotask(() => setTimeout(() => { window.inClick = false; })); }, true);
        for (const way of ['write', 'writeText']) {
          const real = navigator.clipboard[way].bind(navigator.clipboard);
          navigator.clipboard[way] = (what) => (window.event?.type === 'click' ? real(what) : Promise.reject(new DOMException('', 'NotAllowedError')));
        }
        document.execCommand = () => false;"""
    )
    page = context.new_page()
    for path in ("checklist/", "decide/", "questions/", "compare/", "plan/", "visit/"):
        page.goto(address + path)
        page.wait_for_selector(".is-live")
        page.click(".keep [data-act=copy]")
        expect(status(page)).to_contain_text("copied")
        assert len(page.evaluate("navigator.clipboard.readText()").strip()) >= len("My plan")


@pytest.mark.parametrize("missing", ["ClipboardItem", "navigator.clipboard"])
def test_copying_works_in_older_browsers(new_context, address, missing):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "window.ClipboardItem = undefined;"
        if missing == "ClipboardItem"
        else "window.pasted = navigator.clipboard; Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    page = open_list(context.new_page(), address)
    page.click(".keep [data-act=copy]")
    expect(status(page)).to_contain_text("copied")
    text = page.evaluate("(window.pasted ?? navigator.clipboard).readText()")
    assert "To do: Ask your doctor" in text
