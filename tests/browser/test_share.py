"""Out and in: the link to another device and the backup file. Both may come from anyone, so both are read with care."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from jsonschema import Draft202012Validator

from ..conftest import PROJECT
from ..helpers.bare import MODULES, open_store

SCHEMA = json.loads((PROJECT / "docs/assets/schema/backup.schema.json").read_text("utf-8"))
ADDRESS = "https://example.org/second-opinion-guide/checklist/?from=mail#top"
FILL = """() => {
  store.setMany({
    'tick/a': true, 'tick/gone': true, 'situation/cancer': true, 'note/a': 'secret "note" 🙂 </script>', 'view/hide-done': true,
    'visit': { date: '2026-12-01', time: '10:30', place: 'secret place' }, 'own/1': { phase: 'before', text: 'secret task' },
    'tick/own-1': true, 'calendar': '0123456789abcdef',
  });
  store.set('tick/gone', null);
}"""


@pytest.fixture
def tab(page, bare):
    page.goto(bare)
    open_store(page)
    page.evaluate(FILL)
    return page


def make_link(page, notes=False):
    return page.evaluate(
        "async ([modules, options]) => (await import(`${modules}store/share-link.js`)).makeLink(store.document(), options)",
        [MODULES, {"address": ADDRESS, "notes": notes}],
    )


def read_link(page, fragment):
    """The document in the link, or the reason why there is none."""
    return page.evaluate(
        "async ([modules, hash]) => (await import(`${modules}store/share-link.js`)).readLink(hash).catch((error) => error.reason)",
        [MODULES, fragment],
    )


def read_backup(page, content: bytes):
    return page.evaluate(
        """async ([modules, code]) => {
          const bytes = Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
          return (await import(`${modules}store/backup.js`)).readBackup(new Blob([bytes])).catch((error) => error.reason);
        }""",
        [MODULES, base64.b64encode(content).decode()],
    )


def packed(content: bytes) -> str:
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    return "#move=1." + base64.urlsafe_b64encode(squeezed.compress(content) + squeezed.flush()).decode().rstrip("=")


def values(document):
    return {name: field["v"] for name, field in document["fields"].items() if field["v"] is not None}


# ---- the link


def test_a_link_carries_the_ticks_in_its_fragment_and_nothing_that_was_written(tab):
    url = make_link(tab)["url"]
    before, _, fragment = url.partition("#")
    assert before == "https://example.org/second-opinion-guide/checklist/"
    found = read_link(tab, f"#{fragment}")
    assert values(found) == {
        "tick/a": True, "situation/cancer": True, "calendar": "0123456789abcdef",
        "visit": {"date": "2026-12-01", "time": "10:30", "place": ""},
    }  # fmt: skip
    assert "secret" not in json.dumps(found)


def test_notes_and_own_tasks_travel_only_when_included(tab):
    found = read_link(tab, "#" + make_link(tab, notes=True)["url"].partition("#")[2])
    assert values(found)["note/a"] == 'secret "note" 🙂 </script>'
    assert values(found)["own/1"] == {"phase": "before", "text": "secret task"}
    assert values(found)["visit"]["place"] == "secret place"
    assert "view/hide-done" not in found["fields"]


def test_a_link_names_no_device_and_40_ticks_make_a_short_one(tab):
    tab.evaluate("for (let i = 0; i < 40; i += 1) store.set(`tick/ask-for-record-number-${i}`, true)")
    link = make_link(tab)
    assert link["long"] is False and len(link["url"]) < 1500
    device = tab.evaluate("store.document().fields['tick/a'].d")
    assert device not in json.dumps(read_link(tab, "#" + link["url"].partition("#")[2]))


def test_a_link_that_mail_programs_would_cut_says_so_and_one_too_big_is_not_made(tab):
    tab.evaluate("store.set('note/a', Array.from(crypto.getRandomValues(new Uint8Array(9000))).join())")
    assert make_link(tab, notes=True)["long"] is True
    tab.evaluate("store.set('note/a', 'x'.repeat(2_000_001))")
    reason = tab.evaluate(
        "async ([modules, options]) => (await import(`${modules}store/share-link.js`)).makeLink(store.document(), options).catch((error) => error.reason)",
        [MODULES, {"address": ADDRESS, "notes": True}],
    )
    assert reason == "too-big"


def test_opening_a_link_takes_it_out_of_the_address_and_the_history_at_once(tab, bare):
    fragment = make_link(tab)["url"].partition("#")[2]
    tab.goto(f"{bare}?x=1#{fragment}")
    taken = tab.evaluate("async (modules) => (await import(`${modules}store/share-address.js`)).takeLink()", MODULES)
    assert taken == f"#{fragment}"
    assert tab.url == f"{bare}?x=1"
    assert (
        tab.evaluate("async (modules) => (await import(`${modules}store/share-address.js`)).takeLink()", MODULES)
        is None
    )


def test_an_ordinary_anchor_is_no_link(tab, bare):
    tab.goto(f"{bare}#tick-a")
    assert (
        tab.evaluate("async (modules) => (await import(`${modules}store/share-address.js`)).takeLink()", MODULES)
        is None
    )
    assert tab.url == f"{bare}#tick-a"


def test_a_browser_that_cannot_compress_makes_a_plain_link_that_every_browser_reads(tab):
    tab.evaluate(
        "() => { window.kept = [CompressionStream, DecompressionStream]; CompressionStream = undefined; DecompressionStream = undefined; }"
    )
    fragment = "#" + make_link(tab, notes=True)["url"].partition("#")[2]
    assert fragment.startswith("#move=0.")
    assert values(read_link(tab, fragment))["tick/a"] is True


WITHOUT_EXPANDING = "() => { DecompressionStream = undefined; }"


def test_a_browser_that_cannot_expand_opens_a_compressed_link_by_script(tab):
    fragment = "#" + make_link(tab, notes=True)["url"].partition("#")[2]
    assert fragment.startswith("#move=1.")
    natively = read_link(tab, fragment)
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.evaluate(WITHOUT_EXPANDING)
    assert read_link(tab, fragment) == natively
    assert [url.rpartition("/")[2] for url in asked] == ["fflate.js"]
    assert read_link(tab, fragment[:-9]) == "broken-link"
    assert read_link(tab, "#move=1.AAAA") == "broken-link"
    assert read_link(tab, packed(b" " * 50_000_000)) == "too-big"


def test_nothing_leaves_the_page_while_links_and_files_are_made_and_read(tab, bare):
    make_link(tab)
    read_link(tab, packed(b"{}"))
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    fragment = "#" + make_link(tab, notes=True)["url"].partition("#")[2]
    read_link(tab, fragment)
    tab.evaluate("async (modules) => (await import(`${modules}store/backup.js`)).backupFile(store.document())", MODULES)
    assert [url for url in asked if not url.startswith((bare, "blob:"))] == []
    assert [url for url in asked if "move" in url] == []


WRONG_LINKS = {
    "cut": packed(json.dumps({"format": "second-opinion-guide"}).encode() * 9)[:-9],
    "nothing in it": "#move=1.",
    "no base64": "#move=1.é%%",
    "bad base64": "#move=0.abcde",
    "not compressed": "#move=1.AAAA",
    "not UTF-8": packed(b"\xff\xfe\xff"),
}


@pytest.mark.parametrize("fragment", WRONG_LINKS.values(), ids=WRONG_LINKS)
def test_a_damaged_link_is_refused(tab, fragment):
    assert read_link(tab, fragment) == "broken-link"


def test_a_link_that_unpacks_to_50_megabytes_is_stopped(tab):
    assert read_link(tab, packed(b'{"format":"' + b"a" * 50_000_000)) == "too-big"
    tab.evaluate("window.pulled = 0")
    unpacked = tab.evaluate(
        """async ([modules, hash]) => {
          const real = ReadableStreamDefaultReader.prototype.read;
          let bytes = 0;
          ReadableStreamDefaultReader.prototype.read = async function () {
            const part = await real.call(this);
            bytes += part.value?.length ?? 0;
            return part;
          };
          await (await import(`${modules}store/share-link.js`)).readLink(hash).catch(() => {});
          return bytes;
        }""",
        [MODULES, packed(b" " * 50_000_000)],
    )
    assert 2_000_000 < unpacked < 4_000_000


def test_a_link_of_many_characters_is_refused_before_it_is_unpacked(tab):
    assert read_link(tab, "#move=1." + "A" * 1_100_000) == "too-big"


# ---- hostile documents, as a link and as a file


def field(value, at=1, device="0a0a0a0a"):
    return {"v": value, "t": at, "d": device}


def document(fields, **more):
    return {"format": "second-opinion-guide", "version": 1, "clock": 1, "fields": fields, **more}


HOSTILE = {
    "no JSON": (b"{", "not-json"),
    "a script": (b"<script>alert(1)</script>", "not-json"),
    "a list": (b"[]", "wrong-format"),
    "null": (b"null", "wrong-format"),
    "another format": (b'{"format":"other","version":1,"fields":{}}', "wrong-format"),
    "version as text": (b'{"format":"second-opinion-guide","version":"1","fields":{}}', "wrong-format"),
    "fields as text": (b'{"format":"second-opinion-guide","version":1,"fields":"x"}', "wrong-format"),
    "a field as text": (json.dumps(document({"tick/a": "x"})).encode(), "wrong-type"),
    "a time of day as counter": (json.dumps(document({"tick/a": field(True, 1.5)})).encode(), "wrong-type"),
    "a negative counter": (json.dumps(document({"tick/a": field(True, -1)})).encode(), "wrong-type"),
    "an endless number": (
        b'{"format":"second-opinion-guide","version":1,"fields":{"x":{"v":1e999,"t":1,"d":"00000000"}}}',
        "wrong-type",
    ),
    "a script as device": (json.dumps(document({"tick/a": field(True, 1, "<script>")})).encode(), "wrong-type"),
    "an endless name": (json.dumps(document({"tick/" + "a" * 300: field(True)})).encode(), "wrong-type"),
    "__proto__ as field": (
        b'{"format":"second-opinion-guide","version":1,"fields":{"__proto__":{"v":true,"t":1,"d":"00000000"}}}',
        "unsafe",
    ),
    "__proto__ beside the fields": (
        b'{"__proto__":{"polluted":1},"format":"second-opinion-guide","version":1,"fields":{}}',
        "unsafe",
    ),
    "constructor within a value": (
        json.dumps(document({"x": field({"constructor": {"prototype": {"polluted": 1}}})})).encode(),
        "unsafe",
    ),
    "a billion laughs of nesting": (b"[" * 900_000, "not-json"),
    "deep but well-formed": (b"[" * 500_000 + b"]" * 500_000, "too-deep"),
    "too many parts": (
        b'{"format":"second-opinion-guide","version":1,"fields":{},"x":[' + b"0," * 600_000 + b"0]}",
        "too-many",
    ),
}


def test_a_hostile_document_is_refused_by_name_and_nothing_runs(tab):
    dialogs = []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    before = tab.evaluate("JSON.stringify(store.document())")
    for name, (content, reason) in HOSTILE.items():
        assert (name, read_link(tab, packed(content)), read_backup(tab, content)) == (name, reason, reason)
    assert tab.evaluate("[JSON.stringify(store.document()), ({}).polluted ?? null]") == [before, None]
    assert dialogs == []


def test_text_with_scripts_in_every_field_stays_text(tab):
    script = "<img src=x onerror=alert(1)>"
    hostile = document(
        {
            "note/<b>": field(script),
            f"note/{script}": field(script),
            "own/x": field({"phase": script, "text": script}),
            "visit": field({"date": "", "time": "", "place": script}),
        }
    )
    found = read_backup(tab, json.dumps(hostile).encode())
    tab.evaluate("(found) => store.adopt(found, 'merge')", found)
    assert tab.evaluate("store.get('own/x').text") == script


# ---- the backup file


def backup(page):
    return page.evaluate(
        "async (modules) => (await import(`${modules}store/backup.js`)).backupFile(store.document(), new Date(2026, 10, 5, 23, 59))",
        MODULES,
    )


def test_a_backup_is_valid_by_its_published_schema_and_brings_everything_back(tab, new_context, bare):
    file = backup(tab)
    content = json.loads(file["text"])
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(content)
    assert content["$schema"] == f"{bare}assets/schema/backup.schema.json"
    assert file["name"] == "second-opinion-guide-2026-11-05.json"
    other = new_context().new_page()
    other.goto(bare)
    open_store(other)
    found = read_backup(other, file["text"].encode())
    other.evaluate("(found) => store.adopt(found, 'replace')", found)
    assert other.evaluate("store.entries('')") == tab.evaluate("store.entries('')")
    assert "$schema" not in other.evaluate("store.document()")


@pytest.mark.parametrize(
    "wrong",
    [
        {"tick/a": field("yes")},
        {"note/a": field({})},
        {"visit": field({"date": "soon"})},
        {"own/1": field({})},
        {"tick/a": {"v": True}},
        {"calendar": field("x")},
    ],
)
def test_the_schema_refuses_what_the_guide_refuses(tab, wrong):
    assert list(Draft202012Validator(SCHEMA).iter_errors(document(wrong)))
    told = tab.evaluate("(other) => store.preview(other).catch((error) => error.reason)", document(wrong))
    assert told == "wrong-type"


def test_a_backup_is_handed_over_as_a_file(tab):
    with tab.expect_download() as waiting:
        tab.evaluate(
            """async (modules) => {
              const { backupFile } = await import(`${modules}store/backup.js`);
              const { saveFile } = await import(`${modules}lib/download.js`);
              saveFile(backupFile(store.document()));
            }""",
            MODULES,
        )
    content = json.loads(waiting.value.path().read_text("utf-8"))
    assert content["fields"]["note/a"]["v"] == 'secret "note" 🙂 </script>'
    assert tab.locator("a[download]").count() == 0


def test_a_backup_of_a_newer_version_a_huge_file_and_a_picture_are_refused(tab):
    assert read_backup(tab, json.dumps(document({}) | {"version": 2}).encode()) == "newer"
    assert read_backup(tab, b"\x89PNG\r\n\x1a\n\xff\xfe") == "not-text"
    assert read_backup(tab, b"") == "empty"
    told = tab.evaluate(
        "async (modules) => (await import(`${modules}store/backup.js`)).readBackup(new Blob(['x'.repeat(50_000_000)])).catch((error) => error.reason)",
        MODULES,
    )
    assert told == "too-big"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_backup_that_an_editor_saved_in_its_own_encoding_is_read(tab, encoding):
    text = json.dumps(document({"note/a": field("é 🙂")}), ensure_ascii=False)
    assert values(read_backup(tab, text.encode(encoding))) == {"note/a": "é 🙂"}


def test_a_backup_that_was_cut_off_is_told_from_what_is_none(tab):
    text = backup(tab)["text"].encode()
    assert {read_backup(tab, text[:end]) for end in range(60, len(text) - 2, 37)} == {"cut-off"}
    assert read_backup(tab, b'{"a": 1') == "not-json"
