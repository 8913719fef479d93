// The text of a letter: its blanks on the page, and the whole of it as plain text.

import { find } from "../../lib/dom.js";

/** What stands for a blank that is left empty: a line to write on, and what belongs there. */
const LINE = "____________________";

/**
 * Put what the reader typed into the blanks below an element. An empty blank says what belongs there.
 * @param {ParentNode} $root
 * @param {(name: string) => string | null} valueOf the value of a blank by its id
 * @param {string} [only] the one blank that changed
 */
export function fillBlanks($root, valueOf, only) {
  for (const $blank of $root.querySelectorAll(only ? `[data-blank="${CSS.escape(only)}"]` : "[data-blank]")) {
    $blank.dataset.label ??= $blank.textContent;
    const value = valueOf($blank.dataset.blank)?.trim();
    $blank.textContent = value || $blank.dataset.label;
    $blank.classList.toggle("blank--full", Boolean(value));
    $blank.dir = "auto";
  }
}

/** Show the reader's own words in a text. @param {Element} $words @param {string | null} own */
export function showOwn($words, own) {
  const $own = find($words, ".words__own");
  $own.textContent = own ?? "";
  $own.hidden = !own?.trim();
}

/** How many different blanks of a text are still empty. @param {Element} $words */
export const left = ($words) =>
  new Set([...$words.querySelectorAll("[data-blank]:not(.blank--full)")].map(($blank) => $blank.dataset.blank)).size;

/** A text as it is on the page, as plain text. @param {Element} $words @returns {string} */
export function plainWords($words) {
  /** @type {string[]} */
  const parts = [];
  for (const $part of $words.querySelectorAll("p:not([hidden], .words__sign), li")) {
    const isRow = $part.matches("li");
    if ($part.closest("li") !== (isRow ? $part : null)) continue;
    const text = plainPart($part);
    if (isRow && $part.previousElementSibling) parts.push(`${parts.pop()}\n- ${text}`);
    else parts.push(isRow ? `- ${text}` : text);
  }
  return parts.join("\n\n");
}

/** @param {Found} $part */
function plainPart($part) {
  let text = "";
  for (const node of /** @type {Iterable<Text & Found>} */ ($part.childNodes)) {
    if (node.nodeType === Node.TEXT_NODE) text += $part.matches(".words__own") ? node.data : node.data.replace(/\s+/g, " ");
    else if (node.matches("[data-blank]:not(.blank--full)")) text += `${LINE} (${node.textContent.trim()})`;
    else text += node.textContent;
  }
  return text.trim();
}
