"""The store: nothing that a reader does is lost, whatever the browser, another tab or an older version does."""

from __future__ import annotations

import json

import pytest

from ..conftest import PROJECT
from ..helpers.bare import KEY, MODULES, open_store

STORED = PROJECT / "tests/data/stored"


@pytest.fixture
def tab(page, bare):
    """A tab with the store open."""
    page.goto(bare)
    open_store(page)
    return page


def stored(page, key=KEY):
    text = page.evaluate("(key) => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)


def store_text(page, text, key=KEY):
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def hear(page, text, key=KEY):
    """Sends what another tab wrote once, as a browser does, late or not."""
    page.evaluate(
        "([key, newValue]) => dispatchEvent(new StorageEvent('storage', { key, newValue }))",
        [key, text],
    )


def values(page):
    return dict(page.evaluate("store.entries('')"))


def document(fields, version=1, **more):
    stamped = {name: {"v": value, "t": at, "d": "0a0a0a0a"} for at, (name, value) in enumerate(fields.items(), 1)}
    return {"format": "second-opinion-guide", "version": version, "clock": len(fields), "fields": stamped, **more}


# ---- saved


def test_a_change_is_on_the_device_at_once_and_there_after_a_reload(tab):
    tab.evaluate("store.set('tick/a', true); store.set('note/a', 'Ask about rest')")
    assert stored(tab)["fields"]["note/a"]["v"] == "Ask about rest"
    tab.reload()
    open_store(tab)
    assert values(tab) == {"tick/a": True, "note/a": "Ask about rest"}
    assert tab.evaluate("store.state.kind") == "saved"


def test_a_removed_value_leaves_no_text_behind(tab):
    tab.evaluate("store.set('note/a', 'secret'); store.set('note/a', null)")
    assert "secret" not in json.dumps(stored(tab))
    assert tab.evaluate("store.get('note/a', 'nothing')") == "nothing"


def test_what_the_store_gives_out_is_a_copy(tab):
    tab.evaluate(
        "store.set('visit', {date: '2026-12-01', time: '', place: 'A'}); store.get('visit').place = 'B'; store.document().fields = {}"
    )
    assert tab.evaluate("store.get('visit').place") == "A"


def test_another_site_on_the_same_host_has_its_own_place(tab):
    store_text(tab, "theirs", "/#second-opinion-guide")
    tab.evaluate("store.set('tick/a', true); store.eraseAll(); store.keepNothing(true)")
    assert tab.evaluate("localStorage.getItem('/#second-opinion-guide')") == "theirs"


def test_a_private_window_works_and_leaves_nothing_to_others(tab, new_context, bare):
    tab.evaluate("store.set('tick/a', true)")
    other = new_context().new_page()
    other.goto(bare)
    open_store(other)
    assert values(other) == {}


# ---- when the browser refuses

REFUSALS = {
    "asking for it throws": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
    "it is absent": "Object.defineProperty(window, 'localStorage', {value: undefined})",
    "it is null": "Object.defineProperty(window, 'localStorage', {value: null})",
    "reading throws": "Storage.prototype.getItem = () => { throw new DOMException('no', 'UnknownError') }",
    "writing throws": "Storage.prototype.setItem = () => { throw new DOMException('no', 'NoModificationAllowedError') }",
    "all throws": "for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) Storage.prototype[name] = () => { throw new Error('no') }",
}


def test_what_could_not_be_read_is_not_overwritten(page, bare):
    page.goto(bare)
    before = json.dumps(document({"note/a": "from before"}))
    store_text(page, before)
    page.evaluate(
        "() => { window.real = Storage.prototype.getItem; Storage.prototype.getItem = () => { throw new Error('no') }; }"
    )
    open_store(page)
    page.evaluate("() => { store.set('tick/a', true); Storage.prototype.getItem = real; }")
    assert stored(page) == json.loads(before)
    page.evaluate("store.set('tick/b', true)")
    assert values(page) == {"note/a": "from before", "tick/a": True, "tick/b": True}
    assert set(stored(page)["fields"]) == {"note/a", "tick/a", "tick/b"}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_all_works_in_memory_when_storage_refuses(page, bare, refusal):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(refusal)
    page.goto(bare)
    open_store(page)
    page.evaluate("store.set('tick/a', true, 'tick'); store.set('note/a', 'x'); store.undo()")
    assert values(page) == {"note/a": "x"}
    assert page.evaluate("store.state.kind") == "blocked"
    page.evaluate("store.eraseAll()")
    assert values(page) == {}
    page.evaluate("store.undo(); store.kept(); store.dropKept('1'); store.document()")
    assert values(page) == {"note/a": "x"}
    page.evaluate("store.keepNothing(true); store.set('tick/b', true); store.keepNothing(false)")
    assert values(page) == {"note/a": "x", "tick/b": True}
    assert errors == []


WRITING_THROWS = (
    "() => { window.real = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new Error('no') }; }"
)


def test_when_storage_works_again_the_next_change_saves_all(tab):
    tab.evaluate(WRITING_THROWS)
    tab.evaluate("store.set('note/a', 'typed meanwhile')")
    assert tab.evaluate("store.state.kind") == "blocked"
    tab.evaluate("Storage.prototype.setItem = real; store.set('tick/b', true)")
    assert stored(tab)["fields"]["note/a"]["v"] == "typed meanwhile"
    assert tab.evaluate("states") == ["blocked", "saved"]


def test_a_change_to_the_same_value_saves_all_too(tab):
    tab.evaluate(WRITING_THROWS)
    tab.evaluate("store.set('note/a', 'x'); Storage.prototype.setItem = real; store.set('note/a', 'x')")
    assert stored(tab)["fields"]["note/a"]["v"] == "x"


def test_quota_full_in_mid_typing_keeps_what_is_typed_and_says_so(tab):
    tab.evaluate(
        """() => {
          store.set('note/a', 'begin');
          let chunk = 'x'.repeat(1 << 20), n = 0;
          while (chunk) {
            try { localStorage.setItem(`filler${n++}`, chunk); } catch { chunk = chunk.slice(0, chunk.length >> 1); }
          }
          for (let i = 1; i <= 50; i += 1) store.set('note/a', 'begin' + '.'.repeat(i));
        }"""
    )
    assert tab.evaluate("store.state.kind") == "full"
    assert len(values(tab)["note/a"]) == 55
    assert stored(tab)["fields"]["note/a"]["v"].startswith("begin")
    tab.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key); store.set('tick/a', true)"
    )
    assert len(stored(tab)["fields"]["note/a"]["v"]) == 55
    assert tab.evaluate("store.state.kind") == "saved"


def test_storage_that_was_emptied_elsewhere_gets_everything_back_at_the_next_change(tab):
    tab.evaluate("store.set('tick/a', true); localStorage.clear(); store.set('tick/b', true)")
    assert set(stored(tab)["fields"]) == {"tick/a", "tick/b"}


# ---- what can't be read

UNREADABLE = {
    "half a text": '{"format":"second-opinion-guide","version":1,"fie',
    "empty": "",
    "null": "null",
    "a list": "[]",
    "a number": "7",
    "another format": '{"format":"x","version":1,"fields":{}}',
    "no version": '{"format":"second-opinion-guide","fields":{}}',
    "a version that never was": '{"format":"second-opinion-guide","version":0,"fields":{}}',
    "no fields": '{"format":"second-opinion-guide","version":1}',
    "fields as a list": '{"format":"second-opinion-guide","version":1,"fields":[]}',
    "a field of another shape": '{"format":"second-opinion-guide","version":1,"fields":{"tick/a":true}}',
    "an unsafe name": '{"format":"second-opinion-guide","version":1,"fields":{"__proto__":{"v":true,"t":1,"d":"00000000"}}}',
    "too deep": "[" * 100_000 + "]" * 100_000,
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_put_aside_and_offered(page, bare, text):
    page.goto(bare)
    store_text(page, text)
    open_store(page)
    assert page.evaluate("store.state.kind") == "broken-kept"
    assert page.evaluate("store.kept()") == [{"name": "1", "text": text}]
    page.evaluate("store.set('tick/a', true)")
    assert set(stored(page)["fields"]) == {"tick/a"}
    assert page.evaluate("(key) => localStorage.getItem(key)", f"{KEY}/kept/1") == text


def test_each_unreadable_text_is_kept_and_goes_only_when_the_reader_says_so(tab):
    store_text(tab, "first")
    tab.evaluate("store.set('tick/a', true)")
    store_text(tab, "second")
    tab.evaluate("store.set('tick/b', true)")
    assert [one["text"] for one in tab.evaluate("store.kept()")] == ["first", "second"]
    assert set(stored(tab)["fields"]) == {"tick/a", "tick/b"}
    tab.evaluate("store.dropKept('1'); store.dropKept('2')")
    assert tab.evaluate("[store.kept(), store.state.kind]") == [[], "saved"]


@pytest.mark.parametrize("room", ["'QuotaExceededError'", "'NS_ERROR_DOM_QUOTA_REACHED'"])
def test_what_cannot_be_read_stays_where_it_is_when_there_is_no_room_to_put_it_aside(page, bare, room):
    page.goto(bare)
    store_text(page, "broken")
    page.evaluate(
        f"""() => {{
          const real = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, text) {{
            if (text !== 'broken' || key.includes('/kept/')) throw Object.assign(new Error(), {{name: {room}}});
            real.call(this, key, text);
          }};
        }}"""
    )
    open_store(page)
    page.evaluate("store.set('tick/a', true); store.set('tick/b', true)")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == "broken"
    assert [one["text"] for one in page.evaluate("store.kept()")] == ["broken"]
    assert page.evaluate("store.state.kind") == "full"
    assert values(page) == {"tick/a": True, "tick/b": True}


# ---- versions and ids


@pytest.mark.parametrize("file", sorted(STORED.glob("*.json")), ids=lambda file: file.stem)
def test_what_any_earlier_version_stored_is_read(page, bare, file):
    page.goto(bare)
    store_text(page, file.read_text("utf-8"))
    open_store(page)
    found = values(page)
    assert found["tick/safe-to-wait"] is True
    assert found["note/safe-to-wait"] == "Ask Dr. Lee 🙂"
    assert found["visit"] == {"date": "2026-12-01", "time": "10:30", "place": "Room 4"}
    assert page.evaluate("store.state.kind") == "saved"


def test_every_version_has_a_stored_example(tab):
    version = tab.evaluate("async (modules) => (await import(`${modules}store/document.js`)).VERSION", MODULES)
    assert {file.stem for file in STORED.glob("*.json")} == {str(number) for number in range(1, version + 1)}


def test_an_older_version_is_brought_up_to_date_step_by_step(tab):
    result = tab.evaluate(
        """async ([modules, text]) => {
          const { parse, VERSION } = await import(`${modules}store/document.js`);
          const steps = { 0: (older) => ({ ...older, fields: older.ticks }) };
          const document = parse(text, steps);
          return [document.version === VERSION, document.fields['tick/a'].v];
        }""",
        [
            MODULES,
            json.dumps({"format": "second-opinion-guide", "version": 0, "ticks": document({"tick/a": True})["fields"]}),
        ],
    )
    assert result == [True, True]


def test_data_of_a_newer_version_is_read_as_far_as_understood_and_nothing_of_it_is_lost(page, bare):
    newer = document({"tick/a": True}, version=2, letters={"draft": [1]})
    newer["fields"]["tick/b"] = {"shape": "of tomorrow"}
    newer["fields"]["future/x"] = {"v": {"deep": [1]}, "t": 2, "d": "0a0a0a0a", "extra": "kept"}
    page.goto(bare)
    store_text(page, json.dumps(newer))
    open_store(page)
    assert page.evaluate("store.state.kind") == "newer"
    assert page.evaluate("store.get('tick/a')") is True
    page.evaluate("store.set('note/a', 'still typing')")
    after = stored(page)
    assert after["version"] == 2 and after["letters"] == {"draft": [1]}
    assert after["fields"]["tick/b"] == {"shape": "of tomorrow"}
    assert after["fields"]["future/x"] == newer["fields"]["future/x"]
    assert after["fields"]["note/a"]["v"] == "still typing"


def test_a_newer_document_of_quite_another_shape_is_never_overwritten(page, bare):
    text = json.dumps({"format": "second-opinion-guide", "version": 9, "rows": []})
    page.goto(bare)
    store_text(page, text)
    open_store(page)
    page.evaluate("store.set('note/a', 'x')")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
    assert page.evaluate("[store.state.kind, store.get('note/a')]") == ["newer", "x"]


@pytest.mark.parametrize("way", ["store.eraseAll()", "store.keepNothing(true)"])
def test_a_newer_document_of_another_shape_is_offered_when_it_must_leave_its_place(page, bare, way):
    text = json.dumps({"format": "second-opinion-guide", "version": 9, "rows": ["secret"]})
    page.goto(bare)
    store_text(page, text)
    open_store(page)
    page.evaluate(way)
    assert "secret" not in page.evaluate("JSON.stringify(localStorage)")
    page.evaluate("store.undo(); store.keepNothing(false)")
    assert [one["text"] for one in page.evaluate("store.kept()")] == [text]
    assert "secret" in page.evaluate("(key) => localStorage.getItem(key)", f"{KEY}/kept/1")


def test_a_renamed_id_takes_its_tick_and_note_along(page, bare):
    page.goto(bare)
    store_text(page, json.dumps(document({"tick/first": True, "note/first": "mine", "tick/round": True})))
    open_store(page, {"first": "second", "second": "third", "round": "about", "about": "round"})
    assert values(page)["tick/third"] is True and values(page)["note/third"] == "mine"
    assert "tick/first" not in values(page)


def test_a_removed_id_and_an_unknown_name_stay_untouched(page, bare):
    page.goto(bare)
    before = document({"tick/gone": True, "letters/one": {"to": "Dr. A"}, "odd": None})
    store_text(page, json.dumps(before))
    open_store(page)
    page.evaluate("store.set('tick/a', true)")
    after = stored(page)["fields"]
    assert {name: after[name] for name in before["fields"]} == before["fields"]


def test_a_known_field_of_a_wrong_type_is_passed_over_and_kept(page, bare):
    page.goto(bare)
    store_text(
        page, json.dumps(document({"visit": "tomorrow", "tick/a": {"v": 1}, "note/a": 5, "own/1": {"phase": 1}}))
    )
    open_store(page)
    assert page.evaluate(
        "[store.get('visit', 0), store.get('tick/a', 0), store.get('note/a', 0), store.entries('own/')]"
    ) == [0, 0, 0, []]
    page.evaluate("store.set('tick/b', true)")
    assert stored(page)["fields"]["visit"]["v"] == "tomorrow"


# ---- several tabs


@pytest.fixture
def two_tabs(tab, bare):
    other = tab.context.new_page()
    other.goto(bare)
    open_store(other)
    return tab, other


def test_two_tabs_show_each_other_s_changes_and_say_where_from(two_tabs):
    one, two = two_tabs
    one.evaluate("store.set('tick/a', true)")
    two.wait_for_function("store.get('tick/a')")
    assert two.evaluate("heard") == [{"names": ["tick/a"], "from": "other-tab"}]
    assert one.evaluate("heard") == [{"names": ["tick/a"], "from": "here"}]


def test_two_tabs_ticking_at_once_lose_nothing(two_tabs):
    one, two = two_tabs
    ticking = "(who) => new Promise((done) => { let n = 0; const next = () => { store.set(`tick/${who}${n}`, true); (n += 1) < 100 ? setTimeout(next) : done(); }; next(); })"
    for page, who in ((one, "a"), (two, "b")):
        page.evaluate(
            f"(who) => {{ window.done = false; ({ticking})(who).then(() => {{ window.done = true; }}); }}", who
        )
    for page in two_tabs:
        page.wait_for_function("done && store.entries('tick/').length === 200")
        # A browser brings what one tab stores to the other a little later.
        page.wait_for_function("(key) => Object.keys(JSON.parse(localStorage[key]).fields).length === 200", arg=KEY)


def test_a_tab_that_has_heard_nothing_yet_overwrites_nothing(tab):
    # Two stores of one page get no storage events from each other.
    open_store(tab, name="second")
    tab.evaluate("store.set('tick/a', true); second.set('tick/b', true); store.set('note/a', 'x')")
    assert set(stored(tab)["fields"]) == {"tick/a", "tick/b", "note/a"}
    assert tab.evaluate("second.set('tick/c', true); second.entries('').length") == 4


def test_a_late_message_of_another_tab_is_merged_and_written_back(tab):
    late = json.dumps(document({"tick/late": True}))
    tab.evaluate("store.set('tick/a', true)")
    store_text(tab, late)
    hear(tab, late)
    assert set(stored(tab)["fields"]) == {"tick/a", "tick/late"}


@pytest.mark.parametrize(
    "late", ["broken", json.dumps(document({}) | {"version": 99, "fields": 1})], ids=["broken", "newer"]
)
def test_a_late_message_that_cannot_be_read_does_not_move_what_has_replaced_it(tab, late):
    tab.evaluate("store.set('note/a', 'x')")
    hear(tab, late)
    assert stored(tab)["fields"]["note/a"]["v"] == "x"
    tab.evaluate("store.set('tick/a', true)")
    assert set(stored(tab)["fields"]) == {"note/a", "tick/a"}
    assert tab.evaluate("[store.state.kind, store.kept()]") == ["saved", []]


@pytest.mark.parametrize("ending", ["store.keepNothing(true)", "store.eraseAll()"])
def test_a_late_message_brings_nothing_back_to_the_device(tab, ending):
    tab.evaluate("store.set('note/a', 'secret')")
    late = json.dumps(stored(tab))
    tab.evaluate(ending)
    hear(tab, late)
    hear(tab, "broken secret")
    assert "secret" not in tab.evaluate("JSON.stringify(localStorage)")


def test_tabs_that_agree_are_quiet(two_tabs):
    one, two = two_tabs
    for page in two_tabs:
        page.evaluate(
            "() => { window.writes = 0; const real = Storage.prototype.setItem; Storage.prototype.setItem = function (...all) { writes += 1; real.apply(this, all); } }"
        )
    one.evaluate("store.set('tick/a', true)")
    two.wait_for_function("store.get('tick/a')")
    two.evaluate("store.set('tick/b', true)")
    one.wait_for_function("store.get('tick/b')")
    assert [page.evaluate("writes") for page in two_tabs] == [1, 1]


def test_a_tab_left_open_over_a_rename_loses_nothing(tab, bare):
    tab.evaluate("store.set('tick/old', true); store.set('note/old', 'before')")
    new = tab.context.new_page()
    new.goto(bare)
    open_store(new, {"old": "new"})
    assert values(new) == {"tick/new": True, "note/new": "before"}
    new.evaluate("store.set('tick/b', true)")
    tab.wait_for_function("store.get('tick/b')")
    tab.evaluate("store.set('note/old', 'after')")
    new.wait_for_function("store.get('note/new') === 'after'")
    new.evaluate("store.set('tick/c', true)")
    tab.wait_for_function("store.get('tick/c')")
    assert tab.evaluate("store.get('note/old')") == "after"


def test_a_clock_set_back_does_not_let_old_values_win(tab):
    tab.evaluate("store.set('note/a', 'first')")
    tab.evaluate(
        "Date.now = () => 0; window.Date = class extends Date { constructor() { super(0); } }; store.set('note/a', 'second')"
    )
    tab.reload()
    open_store(tab)
    assert values(tab)["note/a"] == "second"


def test_a_page_from_the_back_forward_cache_catches_up(tab):
    store_text(tab, json.dumps(document({"tick/meanwhile": True})))
    tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert values(tab) == {"tick/meanwhile": True}
    assert tab.evaluate("heard") == [{"names": ["tick/meanwhile"], "from": "other-tab"}]


def test_copies_agree_whatever_the_order(tab):
    disagreements = tab.evaluate(
        """async (modules) => {
          const { merge, empty, copy } = await import(`${modules}store/document.js`);
          let seed = 1;
          const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
          const make = () => {
            const made = Object.assign(empty(), { clock: random(9), erased: random(4) ? 0 : random(5) });
            for (let i = random(6); i > 0; i -= 1) {
              const t = 1 + random(6);
              if (t > made.erased) made.fields[`tick/${random(4)}`] = { v: [true, null, 'a', 'b'][random(4)], t, d: ['0a0a0a0a', '0b0b0b0b'][random(2)] };
            }
            return made;
          };
          const joined = (...all) => {
            const result = copy(all[0]);
            for (const one of all.slice(1)) merge(result, copy(one));
            return JSON.stringify([result.clock, result.erased, Object.entries(result.fields).sort()]);
          };
          let bad = 0;
          for (let round = 0; round < 3000; round += 1) {
            const [a, b, c] = [make(), make(), make()];
            if (new Set([joined(a, b, c), joined(c, b, a), joined(b, a, c, a, b)]).size > 1) bad += 1;
          }
          return bad;
        }""",
        MODULES,
    )
    assert disagreements == 0


# ---- much, and strange


def test_a_note_of_a_megabyte_and_500_own_tasks_survive(tab):
    tab.evaluate(
        """() => {
          for (let i = 0; i < 500; i += 1) store.set(`own/${store.newId()}`, { phase: 'before', text: `Task ${i}` });
          store.set('note/a', 'é'.repeat(1 << 20));
        }"""
    )
    tab.reload()
    open_store(tab)
    assert tab.evaluate("store.get('note/a').length") == 1 << 20
    assert [task["text"] for _, task in tab.evaluate("store.entries('own/')")] == [f"Task {i}" for i in range(500)]


@pytest.mark.parametrize(
    "text",
    [
        "👩🏽‍⚕️🙂",
        "مرحبا \u202eabc\u202c",
        "a\u0000b\u0007\u001b[31m\u2028",
        "</script><img src=x onerror=alert(1)>",
        '"\\\n\r\t',
    ],
)
def test_any_text_comes_back_as_it_was(tab, text):
    tab.evaluate("(text) => store.set('note/a', text)", text)
    tab.reload()
    open_store(tab)
    assert values(tab)["note/a"] == text


def test_half_a_character_breaks_nothing(tab):
    tab.evaluate("store.set('note/a', 'x\\ud83d')")
    tab.reload()
    open_store(tab)
    assert tab.evaluate("store.get('note/a') === 'x\\ud83d'")


# ---- keep nothing, erase, undo


def test_keeping_nothing_leaves_only_that_wish_on_the_device(two_tabs):
    one, two = two_tabs
    store_text(one, "broken")
    one.evaluate("store.set('note/a', 'secret'); store.keepNothing(true); store.set('tick/b', true)")
    two.wait_for_function("store.state.kind === 'memory'")
    two.evaluate("store.set('tick/c', true)")
    for page in two_tabs:
        page.wait_for_function("(key) => Object.keys(localStorage).join() === key", arg=f"{KEY}/mode")
    assert one.evaluate("[store.state.kind, store.get('note/a'), store.kept().length]") == ["memory", "secret", 1]
    one.reload()
    open_store(one)
    assert one.evaluate("[store.state.kind, store.entries('')]") == ["memory", []]


def test_what_another_tab_left_after_that_wish_goes_when_a_page_opens(tab):
    tab.evaluate("store.keepNothing(true)")
    store_text(tab, json.dumps(document({"note/a": "left"})))
    tab.reload()
    open_store(tab)
    assert tab.evaluate("Object.keys(localStorage)") == [f"{KEY}/mode"]


@pytest.mark.parametrize("told", ["a message", "a change"])
def test_a_tab_that_learns_of_keeping_nothing_takes_off_what_it_had_just_put_there(tab, told):
    store_text(tab, "broken")
    tab.evaluate("store.set('note/a', 'secret')")
    store_text(tab, "off", f"{KEY}/mode")
    if told == "a message":
        hear(tab, "off", f"{KEY}/mode")
    else:
        tab.evaluate("store.set('tick/a', true)")
    assert tab.evaluate("Object.entries(localStorage)") == [[f"{KEY}/mode", "off"]]
    assert tab.evaluate("[store.state.kind, store.get('note/a'), store.kept().length]") == ["memory", "secret", 1]


def test_keeping_again_saves_what_every_open_tab_has(two_tabs):
    one, two = two_tabs
    one.evaluate("store.keepNothing(true)")
    two.wait_for_function("store.state.kind === 'memory'")
    one.evaluate("store.set('tick/a', true)")
    two.evaluate("store.set('tick/b', true)")
    one.evaluate("store.keepNothing(false)")
    one.wait_for_function("store.get('tick/b')")
    two.wait_for_function("store.get('tick/a')")
    assert set(stored(one)["fields"]) == {"tick/a", "tick/b"}
    assert one.evaluate("store.state.kind") == "saved"


def test_erasing_takes_all_off_the_device_in_every_tab_and_can_be_undone(two_tabs):
    one, two = two_tabs
    store_text(one, "broken secret")
    one.evaluate("store.setMany({'note/a': 'secret', 'situation/cancer': true})")
    two.wait_for_function("store.get('note/a')")
    two.evaluate("store.set('note/b', 'secret too', 'typed')")
    one.wait_for_function("store.get('note/b')")
    one.evaluate("store.eraseAll('erased')")
    everything = one.evaluate("JSON.stringify(localStorage)")
    assert "secret" not in everything and "cancer" not in everything
    two.wait_for_function("store.entries('').length === 0")
    assert two.evaluate("[store.undo(), store.canUndo]") == [None, False]
    two.evaluate("store.set('tick/new', true)")
    one.wait_for_function("store.get('tick/new')")
    assert one.evaluate("store.undo()") == "erased"
    assert values(one) == {"note/a": "secret", "note/b": "secret too", "situation/cancer": True, "tick/new": True}
    assert [kept["text"] for kept in one.evaluate("store.kept()")] == ["broken secret"]
    two.wait_for_function("store.get('note/a') === 'secret'")


def test_a_second_erasure_leaves_the_way_back_from_the_first(tab):
    tab.evaluate("store.set('note/a', 'x'); store.eraseAll('erased'); store.eraseAll('again')")
    assert tab.evaluate("[store.undo(), store.get('note/a')]") == ["erased", "x"]


def test_undo_with_nothing_to_undo_still_tells_what_another_tab_has_changed(tab):
    store_text(tab, json.dumps(document({"tick/b": True})))
    assert tab.evaluate("store.undo()") is None
    assert tab.evaluate("heard") == [{"names": ["tick/b"], "from": "other-tab"}]


def test_undo_goes_back_step_by_step_and_typing_is_one_step(tab):
    tab.evaluate(
        "store.set('tick/a', true, 'ticked'); for (const text of ['h', 'he', 'hey']) store.set('note/a', text, 'typed'); store.set('view/hide-done', true)"
    )
    assert tab.evaluate(
        "[store.undo(), store.get('note/a'), store.undo(), store.get('tick/a'), store.undo(), store.canUndo]"
    ) == ["typed", None, "ticked", None, None, False]
    assert values(tab) == {"view/hide-done": True}


def test_undo_takes_back_only_what_was_done_here(two_tabs):
    one, two = two_tabs
    one.evaluate("store.setMany({'tick/a': true, 'note/a': 'one'}, 'both')")
    two.wait_for_function("store.get('note/a')")
    two.evaluate("store.set('note/a', 'two')")
    one.wait_for_function("store.get('note/a') === 'two'")
    assert one.evaluate("store.undo()") == "both"
    assert values(one) == {"note/a": "two"}


def test_a_hundred_steps_can_be_undone(tab):
    tab.evaluate("for (let i = 0; i < 130; i += 1) store.set(`tick/${i}`, true, String(i))")
    assert tab.evaluate("() => { let n = 0; while (store.undo() !== null) n += 1; return n; }") == 100


# ---- taking in another document


def preview(page, other):
    return page.evaluate("(other) => store.preview(other)", other)


def adopt(page, other, way):
    page.evaluate("([other, way]) => store.adopt(other, way, 'import')", [other, way])


def test_a_preview_says_what_would_happen_and_changes_nothing(tab):
    tab.evaluate("store.setMany({'tick/same': true, 'note/mine': 'x', 'note/both': 'here'})")
    other = document({"tick/same": True, "note/both": "there", "tick/new": True, "letters/a": "L", "tick/off": None})
    lists = preview(tab, other)
    assert lists == {
        "add": ["tick/new", "letters/a"],
        "change": ["note/both"],
        "keep": [],
        "same": ["tick/same"],
        "unknown": ["letters/a"],
        "remove": ["note/mine"],
        "merged": ["note/both"],
    }
    assert set(values(tab)) == {"tick/same", "note/mine", "note/both"}


def test_merging_adds_and_destroys_nothing_and_can_be_undone(tab):
    tab.evaluate("store.setMany({'note/a': 'here', 'tick/b': true, 'tick/c': true})")
    before = values(tab)
    adopt(tab, document({"x": 1, "y": 1, "note/a": "there", "tick/b": None, "tick/d": True}), "merge")
    assert values(tab) == {"note/a": "here\n\nthere", "tick/b": True, "tick/c": True, "tick/d": True, "x": 1, "y": 1}
    adopt(tab, document({"note/a": "there"}), "merge")
    assert values(tab)["note/a"] == "here\n\nthere"
    assert tab.evaluate("store.undo()") == "import"
    assert values(tab) == before


def test_replacing_takes_the_other_document_s_place_and_can_be_undone(tab):
    tab.evaluate("store.setMany({'note/a': 'here', 'tick/b': true})")
    adopt(tab, document({"tick/d": True}), "replace")
    assert values(tab) == {"tick/d": True}
    assert tab.evaluate("heard.at(-1)") == {"names": ["tick/d", "note/a", "tick/b"], "from": "import"}
    tab.evaluate("store.undo()")
    assert values(tab) == {"note/a": "here", "tick/b": True}


def test_a_document_goes_to_and_fro_between_devices_and_the_later_change_wins(tab, new_context, bare):
    tab.evaluate("store.set('visit', {date: '2026-12-01', time: '', place: ''})")
    phone = new_context().new_page()
    phone.goto(bare)
    open_store(phone)
    phone.evaluate("for (let i = 0; i < 9; i += 1) store.set(`tick/${i}`, true)")
    adopt(phone, tab.evaluate("store.document()"), "merge")
    tab.evaluate("store.set('visit', {date: '2026-12-24', time: '', place: ''})")
    adopt(phone, tab.evaluate("store.document()"), "merge")
    assert values(phone)["visit"]["date"] == "2026-12-24"


def test_a_backup_from_before_everything_was_erased_can_be_restored(tab):
    tab.evaluate("store.set('note/a', 'x'); window.backup = store.document(); store.eraseAll()")
    tab.evaluate("store.adopt(backup, 'merge')")
    tab.reload()
    open_store(tab)
    assert values(tab) == {"note/a": "x"}


def test_a_counter_from_a_hostile_document_does_not_stop_later_changes(tab):
    hostile = {
        "format": "second-opinion-guide",
        "version": 1,
        "clock": 2**53 - 1,
        "fields": {"tick/a": {"v": True, "t": 2**53 - 1, "d": "ffffffff"}},
    }
    adopt(tab, hostile, "merge")
    tab.evaluate("store.set('tick/a', null); store.set('tick/b', true)")
    tab.reload()
    open_store(tab)
    assert values(tab) == {"tick/b": True}


def test_nor_does_a_counter_in_a_damaged_store(tab):
    for damaged in ({"clock": 2**53 - 1}, {"fields": {"tick/a": {"v": True, "t": 2**53 - 1, "d": "ffffffff"}}}):
        store_text(tab, json.dumps(document({"tick/a": True}) | damaged))
        tab.reload()
        open_store(tab)
        tab.evaluate("store.set('tick/a', null); store.set('tick/b', true)")
        tab.reload()
        open_store(tab)
        assert values(tab) == {"tick/b": True}


HOSTILE = {
    "wrong-type": [
        {"tick/a": "yes"},
        {"note/a": {}},
        {"visit": {"date": "<img>"}},
        {"own/1": ["x"]},
        {"situation/x": 1},
        {"visit": {"date": "", "place": 7}},
    ],
    "too-deep": [{"odd": json.loads("[" * 50 + "]" * 50)}],
    "too-many": [{"odd": list(range(60_000))}],
}


@pytest.mark.parametrize(("reason", "fields"), [(reason, one) for reason, all_ in HOSTILE.items() for one in all_])
def test_a_hostile_document_is_refused_before_anything_changes(tab, reason, fields):
    tab.evaluate("store.set('tick/mine', true)")
    told = tab.evaluate(
        "async (other) => { const told = []; for (const work of [() => store.preview(other), () => store.adopt(other, 'replace')]) await work().catch((error) => told.push(error.reason)); return told; }",
        document(fields),
    )
    assert told == [reason, reason]
    assert values(tab) == {"tick/mine": True}


@pytest.mark.parametrize("name", ["__proto__", "constructor", "prototype"])
@pytest.mark.parametrize(
    "place", ['{"%s":{"v":true,"t":1,"d":"00000000"}}', '{"odd":{"v":{"%s":{"polluted":1}},"t":1,"d":"00000000"}}']
)
def test_unsafe_names_are_refused_at_any_depth(tab, name, place):
    text = '{"format":"second-opinion-guide","version":1,"clock":1,"fields":%s}' % (place % name)
    told = tab.evaluate("(text) => store.adopt(JSON.parse(text), 'merge').catch((error) => error.reason)", text)
    assert told == "unsafe"
    assert tab.evaluate("({}).polluted") is None
