// The list of parts: searches it by the words that people type.

import { findAround } from "../../lib/dom.js";
import { openSearch } from "../search-engine.js";
import { $, counted, words } from "./page.js";

const FEW = 3;
/** The list keeps its own order: of many parts, those that fit best would be lost among the others. */
const MANY = 8;

const $query = $("find-part");
const $parts = $("parts");
export const $boxes = [...$parts.querySelectorAll("input[type=checkbox]")];

/** @param {Found} $box */
export const row = ($box) => findAround($box, "li");

const typed = () => $query.value.trim();

/** Show the parts that fit what is typed. */
export async function filter() {
  // Safari resets a field with autocomplete="off" to its default on the way back to a page that it kept in memory.
  $query.defaultValue = $query.value;
  const query = typed();
  try {
    const found = query ? await idsOf(query) : null;
    if (query === typed()) showRows(found);
  } catch {
    if (query === typed()) $("found").textContent = words.found_failed;
  }
}

/** The parts with all of these words in their names; where those are few, also those that answer them best. @param {string} query */
async function idsOf(query) {
  const engine = await openSearch();
  const named = idsIn(engine.named(query));
  return new Set(named.length < FEW ? [...named, ...idsIn(engine.search(query))].slice(0, MANY) : named);
}

/** @param {{id: string}[]} found the ids of those that are in the list */
const idsIn = (found) => found.map(({ id }) => id).filter((id) => $boxes.some(($box) => $box.value === id));

/** @param {Set<string> | null} ids the parts to show; null for all */
function showRows(ids) {
  let count = 0;
  for (const $box of $boxes) {
    row($box).hidden = Boolean(ids && !ids.has($box.value));
    count += Number(!row($box).hidden);
  }
  for (const $group of $parts.querySelectorAll("details")) {
    $group.hidden = !$group.querySelector("li:not([hidden])");
    $group.open = Boolean(ids) && !$group.hidden;
  }
  $("found").textContent = ids ? counted(words.found_none, words.found_one, words.found, count) : "";
}

$query.addEventListener("focus", () => openSearch().catch(() => {}), { once: true });
$query.addEventListener("input", filter);
