// Search, on this device: what is typed goes nowhere. The index is fetched at the first letter.

import { element, find } from "../lib/dom.js";
import { fill } from "../lib/i18n.js";

const MOST = 12;
// What a word that was meant counts next to one that was typed.
const MEANT = 0.4;
const STOP = new Set("a an and are as at be but by can do does for from get have how i if in is it me my of on or so that the this to we what when will with you your".split(" "));

/**
 * The words of a text that count, each in its plainest form. The same as words() in macros/publish/web/search_index.py.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const plain = text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replaceAll("'", "");
  return (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !STOP.has(word)).map(stem);
}

/** @param {string} word */
const stem = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/** @typedef {{entries: string[][], words: Record<string, number[]>, phrases: string[][]}} Index */

/**
 * The entries that fit what was typed, the best first.
 * @param {Index} index
 * @param {string} query
 * @returns {string[][]} each [title, page, address, summary]
 */
export function search(index, query) {
  const typed = [...new Set(words(query))];
  const meant = index.phrases.filter(([phrase]) => ` ${words(query).join(" ")} `.includes(` ${phrase} `));
  const added = new Set(meant.flatMap(([, term]) => term.split(" ")).filter((word) => !typed.includes(word)));
  const scores = new Map();
  for (const word of [...typed, ...added]) {
    for (const [entry, weight] of matches(index, word, word === typed.at(-1))) {
      const { score, hits } = scores.get(entry) ?? { score: 0, hits: 0 };
      const own = added.has(word) ? 0 : 1;
      scores.set(entry, { score: score + weight * (own || MEANT), hits: hits + own });
    }
  }
  const whole = meant.find(([phrase]) => phrase === typed.join(" ") && typed.length > 1)?.[1];
  return [...scores]
    .map(([entry, { score, hits }]) => ({ entry, score: score * (hits / typed.length + 0.5), named: names(index, entry, whole) }))
    .sort((one, other) => other.named - one.named || other.score - one.score || one.entry - other.entry)
    .slice(0, MOST)
    .map(({ entry }) => index.entries[entry]);
}

/** Whether an entry's title is just what was meant. @param {Index} index @param {number} entry @param {string | undefined} term */
const names = (index, entry, term) => Number(term !== undefined && words(index.entries[entry][0]).join(" ") === term);

/** The entries that hold a word; for the word that is still being typed, also those that hold one that begins so. @param {Index} index @param {string} word @param {boolean} unfinished */
function matches(index, word, unfinished) {
  const found = new Map();
  /** @param {number[]} rows @param {number} share */
  const add = (rows, share) => {
    for (let at = 0; at < rows.length; at += 2) found.set(rows[at], Math.max(found.get(rows[at]) ?? 0, rows[at + 1] * share));
  };
  if (Object.hasOwn(index.words, word)) add(index.words[word], 1);
  if (unfinished && word.length > 2) {
    for (const other of Object.keys(index.words)) if (other !== word && other.startsWith(word)) add(index.words[other], 0.5);
  }
  return found;
}

/** @param {Found} $search */
async function open($search) {
  const $query = find($search, "#query");
  const $found = find($search, "#found");
  const $results = find($search, "#results");
  /** @type {Index | undefined} */
  let index;
  $search.hidden = false;
  const show = async () => {
    const query = $query.value.trim();
    remember($query);
    try {
      index ??= await load($search.dataset.index);
      const rows = query ? search(index, query) : [];
      if (query !== $query.value.trim()) return;
      const { none, one, many } = $search.dataset;
      $found.textContent = query ? fill([none, one][rows.length] ?? many, { count: rows.length }) : "";
      $results.replaceChildren(...rows.map(result));
    } catch {
      $found.textContent = $search.dataset.failed;
    }
  };
  find($search, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    $results.querySelector("a")?.focus();
  });
  $query.addEventListener("input", show);
  const inAddress = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  /** Whatever the browser put back into the field by itself, the address is what counts. */
  const agree = () => {
    if ($query.value.trim() !== inAddress()) $query.value = inAddress();
  };
  window.addEventListener("pageshow", agree);
  agree();
  const asked = inAddress();
  if (asked) await show();
  if (!location.hash || asked) $query.focus({ preventScroll: true });
}

/** Keep what is typed, for when the reader comes back. @param {Found} $query */
function remember($query) {
  // Safari resets a field with autocomplete="off" to its default on the way back to a page that it kept in memory.
  $query.defaultValue = $query.value;
  const query = $query.value.trim();
  try {
    history.replaceState(null, "", query ? `#${new URLSearchParams({ q: query })}` : location.pathname);
  } catch {
    // Safari refuses after 100 changes in half a minute. The search itself goes on.
  }
}

/** @param {string} address @returns {Promise<Index>} */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @param {string[]} entry */
function result([title, page, address, summary]) {
  const $link = element("a", { href: `../${address}` }, title);
  return element("li", {}, element("span", { className: "search__page" }, page), $link, element("p", {}, summary));
}

const $search = globalThis.document?.getElementById("search");
if ($search) open($search);
