// The text of a letter: its blanks on the page, and the whole of it as plain text.

import { find, findAround, isTypedIn } from "../../lib/dom.js";
import { valueOf } from "./suggestions.js";
import { calledIn } from "../shared/who.js";

/** What stands for a blank that is left empty: a line to write on, and what belongs there. */
const LINE = "____________________";

/**
 * What fills each blank, by its name: what the reader typed, or what the guide calls the person. A text in another language
 * than the page says so itself: it is the one in English.
 * @param {import("../shared/types.js").Tool} tool
 */
export const blanksOf = (tool) => (/** @type {string} */ name, lang = tool.lang) =>
  valueOf(tool, name, lang) || (name === "patient" ? calledIn(tool, lang === tool.lang ? "mine" : "english") : "");

/**
 * The texts of a letter. The first is in the language of the page, and the last is what the office gets: where the page is in
 * English, they are one.
 * @param {ParentNode} $letter
 */
export const textsOf = ($letter) => {
  const $texts = [...$letter.querySelectorAll(".words")];
  return { $texts, $words: $texts[0], $office: /** @type {Found} */ ($texts.at(-1)) };
};

/**
 * Put what the reader typed into the blanks below an element. An empty blank says what belongs there.
 * @param {ParentNode} $root
 * @param {(name: string, lang?: string) => string | null} valueOf the value of a blank by its id, and by the language around it if that isn't the page's
 * @param {string} [only] the one blank that changed
 */
export function fillBlanks($root, valueOf, only) {
  for (const $blank of $root.querySelectorAll(only ? `[data-blank="${CSS.escape(only)}"]` : "[data-blank]")) {
    $blank.dataset.label ??= $blank.textContent;
    // Within the form only: a browser that translates a page says so around all of it.
    const value = valueOf($blank.dataset.blank, $blank.closest("form [lang]")?.lang)?.trim();
    $blank.textContent = value || $blank.dataset.label;
    $blank.classList.toggle("blank--full", Boolean(value));
    // Where a browser translates the text, it leaves what the reader wrote.
    if (value) $blank.translate = false;
    else $blank.removeAttribute("translate");
    $blank.dir = "auto";
  }
}

/** Show the reader's own words in a text. @param {Element} $words @param {string | null} own */
export function showOwn($words, own) {
  const $own = find($words, ".words__own");
  $own.textContent = own ?? "";
  $own.hidden = !own?.trim();
}

/** Whether a part of a text is hidden in it, as what is for someone else. @param {Element} $words @param {Element} $part */
function isOut($words, $part) {
  const $hidden = $part.closest("[hidden]");
  return $hidden !== null && $words.contains($hidden);
}

/** How many different blanks of a text are still empty. @param {Element} $words */
export const left = ($words) =>
  new Set([...$words.querySelectorAll("[data-blank]:not(.blank--full)")].filter(($blank) => !isOut($words, $blank)).map(($blank) => $blank.dataset.blank)).size;

/** Hide the fields for blanks that are only in hidden parts of a text, and what is said of fields if none is left. @param {Element} $letter @param {Element} $words */
export function showFields($letter, $words) {
  let isAny = false;
  for (const $input of $letter.querySelectorAll(".field [data-field^='blank/']")) {
    const $blanks = [...$words.querySelectorAll(`[data-blank="${$input.dataset.field.slice("blank/".length)}"]`)];
    const $field = findAround($input, ".field");
    $field.hidden = !isTypedIn($field) && $blanks.every(($blank) => isOut($words, $blank));
    isAny ||= !$field.hidden;
  }
  for (const $said of $letter.querySelectorAll(".letter__details, .letter__left")) $said.hidden = !isAny;
}

/** A text as it is on the page, as plain text. @param {Element} $words @returns {string} */
export function plainWords($words) {
  /** @type {string[]} */
  const parts = [];
  /** @type {Element | null} */
  let $row = null;
  for (const $part of $words.querySelectorAll("p:not(.words__sign), li")) {
    const isRow = $part.matches("li");
    if (isOut($words, $part) || $part.closest("li") !== (isRow ? $part : null)) continue;
    const text = plainPart($part).trim();
    if (isRow && $row?.parentElement === $part.parentElement) parts.push(`${parts.pop()}\n- ${text}`);
    else parts.push(isRow ? `- ${text}` : text);
    $row = isRow ? $part : null;
  }
  return parts.join("\n\n");
}

/** @param {Element} $part @returns {string} */
const plainPart = ($part) =>
  [.../** @type {Iterable<Text & Found>} */ (/** @type {unknown} */ ($part.childNodes))].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return $part.matches(".words__own") ? node.data : node.data.replace(/\s+/g, " ");
    if (node.hidden) return "";
    return node.matches("[data-blank]:not(.blank--full)") ? `${LINE} (${node.textContent.trim()})` : plainPart(node);
  }).join("");
