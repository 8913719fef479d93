// What the reader chose for a letter: the rows that are to choose from, and the sentences that they left out.

/** @typedef {import("../shared/types.js").Tool["store"]} Store */

export const PIECES = "[data-row], [data-sentence]";

/** The field that keeps what the reader chose. @param {string} id of the letter @param {DOMStringMap} piece */
export const fieldOf = (id, { row, sentence }) => (row ? `letter/${id}/row/${row}` : `letter/${id}/without/${sentence}`);

/** Whether a row is in before the reader chooses: always, or for those in a situation. @param {Store} store @param {DOMStringMap} piece */
const isInAtFirst = (store, { first }) => first === "in" || (first !== "out" && store.get(`situation/${first}`) === true);

/** Whether a piece is in the letter. @param {Store} store @param {string} id @param {DOMStringMap} piece @returns {boolean} */
export function isIn(store, id, piece) {
  const chosen = store.get(fieldOf(id, piece));
  if (piece.sentence) return chosen !== true;
  return chosen === null ? isInAtFirst(store, piece) : chosen === "in";
}

/** What keeps a choice. The store holds nothing for a row that is as it is at first. @param {Store} store @param {DOMStringMap} piece @param {boolean} on */
export function valueFor(store, piece, on) {
  if (piece.sentence) return on ? null : true;
  return on === isInAtFirst(store, piece) ? null : on ? "in" : "out";
}

/** Whether all that is in an element is hidden. @param {Element} $one */
const isEmpty = ($one) =>
  [.../** @type {Iterable<Text & Found>} */ (/** @type {unknown} */ ($one.childNodes))].every((node) => (node.nodeType === Node.TEXT_NODE ? !node.data.trim() : node.hidden));

/** Hide in a letter what is not chosen, and what then holds nothing. @param {Store} store @param {string} id @param {Found} $words */
export function showPieces(store, id, $words) {
  for (const $piece of $words.querySelectorAll(PIECES)) $piece.hidden = !isIn(store, id, $piece.dataset);
  for (const $one of $words.querySelectorAll(":is(p, li):not([data-row], .words__own)")) $one.hidden = isEmpty($one);
  for (const $list of $words.querySelectorAll("ul, ol")) {
    $list.hidden = isEmpty($list);
    const $lead = leadOf($list);
    if ($lead && $list.hidden) $lead.hidden = true;
  }
}

/** The line that leads into a list. @param {Element} $list */
export function leadOf($list) {
  const $lead = /** @type {Found | null} */ ($list.previousElementSibling);
  return $lead?.textContent.trim().endsWith(":") ? $lead : null;
}
