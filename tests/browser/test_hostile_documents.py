"""Backups, links and stored texts that are broken at random: taken whole or refused by name, and nothing is lost.

``make fuzz`` runs many times as many.
"""

from __future__ import annotations

import os
import random

import pytest

from ..helpers.bare import MODULES, open_store

MANY = bool(os.environ.get("FUZZ"))
ROUNDS = 10_000 if MANY else 150

BREAK = """
async ([modules, seed, rounds]) => {
  const { parse } = await import(`${modules}store/document.js`);
  const { readBackup } = await import(`${modules}store/backup.js`);
  const { makeLink, readLink } = await import(`${modules}store/share-link.js`);
  const { openStore } = await import(`${modules}store/store.js`);
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const any = (list) => list[random(list.length)];
  const deep = (n) => (n ? [deep(n - 1)] : 0);
  const strange = [null, true, 0, -1, 1.5, 1e308, 2 ** 53, 2 ** 53 - 1, '', '<img src=x onerror=alert(1)>', '__proto__', 'ffffffff', '\\ud800', '\\u0000', [], {}, deep(5), deep(20),
    { constructor: { prototype: { polluted: 1 } } }, { v: true, t: 3, d: '0a0a0a0a' }, 'x'.repeat(5000)];
  const names = ['tick/a', 'tick', '', '/', 'visit', 'own/9', 'note/__proto__', '__proto__', 'constructor', 'toString', 'later/x', 'x'.repeat(300), 'fields', 'version', 'erased'];

  // A document with some of its parts exchanged, added or taken away; then, at times, with its text or its bytes damaged.
  function broken(document) {
    const whole = JSON.parse(JSON.stringify(document));
    for (let i = random(4); i >= 0; i -= 1) {
      let owner = whole;
      while (random(3) && typeof owner === 'object' && owner !== null) {
        const next = owner[any(Object.keys(owner))];
        if (typeof next !== 'object' || next === null) break;
        owner = next;
      }
      const name = random(2) ? any([...Object.keys(owner), 'x']) : any(names);
      if (random(4)) Object.defineProperty(owner, name, { value: structuredClone(any(strange)), enumerable: true, configurable: true, writable: true });
      else delete owner[name];
    }
    let text = JSON.stringify(whole);
    if (!random(3)) {
      const at = random(text.length);
      text = text.slice(0, at) + any(['', '{', '"', ',', 'é', '1e999', '\\\\', text.slice(0, 40)]) + text.slice(at + random(9));
    }
    const bytes = new TextEncoder().encode(text);
    if (!random(6)) bytes[random(bytes.length)] = random(256);
    return { text, bytes };
  }

  const code = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const outcome = (work) => work.then((document) => ({ document }), (error) => (error.constructor.name === 'Refused' ? { reason: error.reason } : { wrong: `${error}` }));
  const found = { wrong: [], taken: 0, refused: {} };
  const hold = (what, is, text) => is || found.wrong.push(`${what}: ${text.slice(0, 300)}`);
  const whole = store.document();
  const link = (await makeLink(whole, { address: location.href, notes: true })).url;

  for (let round = 0; round < rounds; round += 1) {
    const { text, bytes } = broken(whole);
    const file = await outcome(readBackup(new Blob([bytes])));
    const sent = await outcome(readLink(`#move=0.${code(bytes)}`));
    const torn = link.slice(link.indexOf('#'));
    const at = 8 + random(torn.length - 8);
    const cut = await outcome(readLink(torn.slice(0, at) + any(['', 'A', '_', '%', ' ']) + torn.slice(at + random(3))));
    for (const one of [file, sent, cut]) hold('no error of ours', !one.wrong, `${one.wrong} ${text}`);
    hold('a file and a link are read alike', JSON.stringify(file.document) === JSON.stringify(sent.document) || file.reason === 'newer', text);
    found.refused[file.reason] = (found.refused[file.reason] ?? 0) + 1;

    if (file.document) {
      const before = JSON.stringify(store.entries(''));
      const taken = await outcome(store.adopt(file.document, any(['merge', 'replace'])));
      hold('no error of ours', !taken.wrong, `${taken.wrong} ${text}`);
      if (!taken.reason) {
        found.taken += 1;
        hold('what is on the device can be read', JSON.parse(localStorage.getItem(`${location.pathname}#second-opinion-guide`)), text);
        store.set('tick/new', store.get('tick/new') ? null : true, 'new');
        hold('a change after it can be undone', store.undo() === 'new', text);
        if (before !== JSON.stringify(store.entries(''))) hold('it can be undone', store.undo(), text);
      }
      hold('an undo brings everything back', before === JSON.stringify(store.entries('')), text);
    }

    if (round % 5 === 0) {
      const base = `/stored/${round}/`;
      localStorage.setItem(`${base}#second-opinion-guide`, text);
      const other = openStore({ base });
      other.set('tick/new', true);
      const lies = localStorage.getItem(`${base}#second-opinion-guide`);
      const kept = other.kept().some((one) => one.text === text);
      const { document: taken } = await outcome((async () => parse(text))());
      hold('a stored text is taken, kept or left alone', kept || lies === text || taken, text);
      hold('the change is there', other.get('tick/new') === true, text);
      for (const name of Object.keys(localStorage)) if (name.startsWith('/stored/')) localStorage.removeItem(name);
    }
    hold('no object is changed for all', ({}).polluted === undefined, text);
  }
  return found;
}
"""


@pytest.fixture
def tab(page, bare):
    page.goto(bare)
    open_store(page)
    page.evaluate(
        """() => store.setMany({
          'tick/a': true, 'situation/cancer': true, 'note/a': 'Ask "why" 🙂', 'visit': { date: '2026-12-01', time: '10:30', place: 'Room 1' },
          'own/1': { phase: 'before', text: 'Call' }, 'calendar': '0123456789abcdef', 'ask/q-a': 2, 'blank/my-name': 'Lee',
        })"""
    )
    return page


def test_documents_broken_at_random_are_taken_whole_or_refused_and_nothing_is_lost(tab):
    seed = random.randrange(1, 2**31 - 1) if MANY else 7
    found = tab.evaluate(BREAK, [MODULES, seed, ROUNDS])
    assert found["wrong"] == [], f"seed {seed}"
    assert found["taken"] > ROUNDS / 50 and len(found["refused"]) > 3, (
        "The documents are too broken, or not enough, to try much."
    )
