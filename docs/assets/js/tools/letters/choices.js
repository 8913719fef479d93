// The boxes next to a letter: one for each row that is to choose, and one for each sentence that can be left out.

import { element, find } from "../../lib/dom.js";
import { isIn, leadOf, PIECES } from "./pieces.js";

/** @typedef {{id: string, $letter: Found, $words: Found}} Letter */

/** Bring the boxes of a letter up to date. They are made when they are first needed. @param {import("../shared/types.js").Tool["store"]} store @param {Letter} letter */
export function showChoices(store, { id, $letter, $words }) {
  build("row", $words, find($letter, ".letter__rows"));
  const $sentences = find($letter, ".letter__sentences");
  if ($sentences.open) build("sentence", $words, find($sentences, "fieldset"));
  for (const $box of $letter.querySelectorAll("[data-piece]")) {
    $box.checked = isIn(store, id, $box.dataset);
    // The same row may be in the words for the reader and in those for someone else.
    const pieces = [...$words.querySelectorAll(`[data-${$box.dataset.piece}="${$box.value}"]`)];
    $box.labels[0].hidden = pieces.every(($piece) => $piece.parentElement?.closest("[data-person][hidden]"));
  }
  for (const $group of $letter.querySelectorAll(".letter__group, .letter__rows")) $group.hidden = !$group.querySelector("label:not([hidden])");
}

/** @param {"row" | "sentence"} kind @param {Found} $words @param {Found} $place where the boxes belong */
function build(kind, $words, $place) {
  if ($place.querySelector("label")) return;
  /** @type {Element | null} */
  let $last = null;
  for (const $piece of $words.querySelectorAll(`[data-${kind}]`)) {
    const value = $piece.dataset[kind];
    if ($place.querySelector(`[value="${value}"]`)) continue;
    if ($piece.parentElement !== $last && kind === "row") {
      $last = $piece.parentElement;
      const $lead = $piece.matches("li") && $last ? leadOf($last) : null;
      $place.append(element("div", { className: "letter__group" }, ...($lead ? [element("p", {}, copy($lead))] : [])));
    }
    const $box = element("input", { type: "checkbox", value, "data-piece": kind });
    Object.assign($box.dataset, $piece.dataset);
    ($last ? $place.lastElementChild : $place)?.append(element("label", {}, $box, copy($piece)));
  }
}

/** What a part of the letter says, with its blanks: they are filled here too. @param {Found} $part */
function copy($part) {
  const $copy = element("span", {}, ...$part.cloneNode(true).childNodes);
  for (const $piece of $copy.querySelectorAll(PIECES)) $piece.replaceWith(...$piece.childNodes);
  for (const $blank of $copy.querySelectorAll("[data-blank]")) $blank.translate = false;
  return $copy;
}
