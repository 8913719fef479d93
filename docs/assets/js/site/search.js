// Search, on this device: what is typed goes nowhere.

import { element, fill, find } from "../lib/dom.js";
import { openSearch } from "./search-engine.js";

/** @typedef {import("./search-engine.js").Part} Part */

/** How many results come first whatever their page, how many there are at most, and how many other words are offered. */
const BEST = 3;
const MOST = 10;
const MOST_SUGGESTIONS = 3;

const $search = find(document, "#search");
const $query = find($search, "#query");
const $suggestions = find($search, "#suggestions");
const $found = find($search, "#found");
const $results = find($search, "#results");
const $safety = find(document, "#safety");
const $tries = find(document, "#tries");

/** Show what fits what is typed. */
async function show() {
  remember();
  const query = typed();
  try {
    const engine = query ? await openSearch() : null;
    if (query !== typed()) return; // the reader has typed on
    const parts = engine?.search(query) ?? [];
    // The best ones stay first: a page that has one of them may have weak ones too.
    const groups = [...byPage(parts.slice(0, BEST)), ...byPage(parts.slice(BEST, MOST))];
    const count = groups.flat().length;
    const { none, one, many } = $search.dataset;
    $found.textContent = query ? fill([none, one][count] ?? many, { count }) : "";
    $results.replaceChildren(...groups.map(group));
    $safety.hidden = count > 0 || !query;
    $tries.hidden = count > 0;
    suggest(engine?.suggest(query) ?? []);
  } catch {
    if (query === typed()) $found.textContent = $search.dataset.failed;
  }
}

const typed = () => $query.value.trim();

/** Parts in groups, those of a page together. @param {Part[]} parts */
function byPage(parts) {
  /** @type {Map<string, Part[]>} */
  const groups = new Map();
  for (const part of parts) groups.set(part.page, [...(groups.get(part.page) ?? []), part]);
  return [...groups.values()];
}

/** @param {Part[]} parts of one page */
const group = (parts) => element("li", {}, element("h2", {}, parts[0].page), element("ul", {}, ...parts.map(result)));

/** @param {Part} part */
const result = ({ title, address, summary }) => element("li", {}, element("a", { href: address }, title), element("p", {}, summary));

/** Offer other words. @param {string[]} phrases */
function suggest(phrases) {
  const shown = phrases.filter((phrase) => phrase.toLowerCase() !== typed().toLowerCase()).slice(0, MOST_SUGGESTIONS);
  $suggestions.hidden = shown.length === 0;
  find($suggestions, "ul").replaceChildren(...shown.map((phrase) => element("li", {}, element("button", { type: "button" }, phrase))));
}

$suggestions.addEventListener("click", async ({ target }) => {
  if (!target.matches("button")) return;
  $query.value = target.textContent ?? "";
  $found.focus(); // the button is about to go
  await show();
});

/** Keep what is typed, for when the reader comes back. */
function remember() {
  // Safari resets a field with autocomplete="off" to its default on the way back to a page that it kept in memory.
  $query.defaultValue = $query.value;
  const query = typed();
  try {
    history.replaceState(null, "", query ? `#${new URLSearchParams({ q: query })}` : location.pathname);
  } catch {
    // Safari refuses after 100 changes in half a minute. The search itself goes on.
  }
}

const inAddress = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? "";

/** Whatever the browser put back into the field by itself, the address is what counts. */
function agree() {
  if (typed() !== inAddress()) $query.value = inAddress();
}

async function open() {
  $search.hidden = false;
  $query.addEventListener("focus", () => openSearch().catch(() => {}), { once: true });
  $query.addEventListener("input", show);
  find($search, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = typed();
    await show();
    if (query === typed()) $results.querySelector("a")?.focus();
  });
  window.addEventListener("pageshow", agree);
  window.addEventListener("hashchange", () => {
    agree();
    show();
  });
  agree();
  const asked = inAddress();
  const isIdle = document.activeElement === document.body; // this script may come after the reader has gone on
  if (isIdle && (!location.hash || asked)) $query.focus({ preventScroll: true });
  if (asked) await show();
}

open();
