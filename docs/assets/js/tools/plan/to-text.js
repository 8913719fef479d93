import { find, shownText } from "../../lib/dom.js";
import { datesInWords } from "../shared/dates-to-text.js";

/**
 * The plan as plain text: what the page shows now.
 * @param {import("../shared/tool.js").Tool} tool
 * @param {($words: Element) => string} plainWords
 * @returns {string}
 */
export function plainPlan(tool, plainWords) {
  const { $form } = tool;
  const facts = [...$form.querySelectorAll(".facts__fields .field:not([hidden])")]
    .map(($field) => [find($field, "label").textContent, find($field, "input, textarea").value])
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${value}`);
  const parts = [...$form.querySelectorAll(".part:not(.part--empty)")].map(
    ($part) => `${find($part, "h2").textContent.toUpperCase()}\n\n${lines(find($part, ".part__body"), plainWords)}`,
  );
  return [find(document, "h1").textContent, [...datesInWords(tool), ...facts].join("\n"), ...parts].join("\n\n\n");
}

/** @param {Found} $body @param {($words: Element) => string} plainWords */
function lines($body, plainWords) {
  /** @type {string[]} */
  const rows = [];
  /** @param {string} row */
  const add = (row, apart = false) => row && rows.push((apart && rows.length ? "\n" : "") + row);
  for (const $one of $body.querySelectorAll("h3, li, tr, p[data-if], .plan__label, .plan__note, .words")) {
    if ($one.closest("[hidden]") || ($one.closest(".words") && !$one.matches(".words"))) continue;
    if ($one.matches(".words")) add(plainWords($one));
    else if ($one.matches("tr")) add(cells($one));
    else if ($one.matches("li")) add(row($one));
    else add($one.textContent.trim(), $one.matches("h3"));
  }
  return rows.join("\n");
}

/** @param {Found} $row */
function row($row) {
  const $box = $row.querySelector("[type=checkbox]");
  const sign = $box ? ($box.checked ? "[x]" : "[ ]") : "-";
  return $row.querySelector(":scope > .plan__note:only-child") ? "" : `${sign} ${shownText($row.querySelector("label") ?? $row)}`;
}

/** @param {Found} $row */
const cells = ($row) => [...$row.cells].filter(({ hidden }) => !hidden).map(shownText).join(" | ");
