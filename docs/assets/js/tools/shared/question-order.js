// Which questions are on the reader's list, in which order, and as text: the same wherever the list is shown.

/** What the id of each thing begins with that the reader added. */
export const OWN = "own-";

/** Whether the reader added what has this id. @param {string} id */
export const isOwn = (id) => id.startsWith(OWN);

/** The words of a question that the reader wrote. @param {import("./tool.js").Tool["store"]} store @param {string} id @returns {string | null} */
export const ownWords = (store, id) => store.get(`ask/own/${id.slice(OWN.length)}`);

/**
 * The ids of the list in the reader's order: what has no place yet comes last, as it is on the page. An answer stays on the
 * list when its question is no longer in the guide.
 * @param {import("./tool.js").Tool["store"]} store
 * @param {Map<string, number>} places where each question of the guide is on the page
 * @returns {string[]}
 */
export function idsOnList(store, places) {
  /** @param {string} prefix */
  const named = (prefix) => store.entries(prefix).map(([name]) => name.slice(prefix.length));
  const written = named("ask/answer/").filter((id) => (isOwn(id) ? ownWords(store, id) === null : !places.has(id)));
  const all = [...new Set([...named("ask/pick/"), ...written]), ...named("ask/own/").map((key) => OWN + key)];
  const order = new Map(all.map((id, at) => [id, [store.get(`ask/place/${id}`, Infinity), places.get(id) ?? Infinity, at]]));
  return all.sort((a, b) => compare(/** @type {number[]} */ (order.get(a)), /** @type {number[]} */ (order.get(b))));
}

/** @param {number[]} a @param {number[]} b */
function compare(a, b) {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 || a[at] < b[at] ? -1 : 1;
}

/**
 * Show the rows of a list in their order. The one that the reader is in stays where it is, and the others go around it.
 * @param {HTMLElement} $list @param {HTMLElement[]} $rows
 */
export function arrange($list, $rows) {
  const $shown = $list.querySelectorAll(":scope > :not([hidden])");
  if ($rows.length === $shown.length && $rows.every(($row, at) => $row === $shown[at])) return;
  const heldAt = $rows.findIndex(($row) => $row.contains(document.activeElement));
  $rows.forEach(($row, at) => {
    $row.hidden = false;
    if (at !== heldAt) $list.insertBefore($row, at < heldAt ? $rows[heldAt] : null);
  });
}

/**
 * The questions with their numbers, each with whether it was asked, and its answer.
 * @param {Pick<import("./tool.js").Tool, "store" | "text">} tool
 * @param {string[]} ids
 * @param {(id: string) => string} wordsOf
 */
export const asText = ({ store, text }, ids, wordsOf) =>
  ids.map((id, at) => {
    const answer = store.get(`ask/answer/${id}`, "").trim();
    const asked = store.get(`ask/asked/${id}`, false) ? ` (${text("asked")})` : "";
    return `${at + 1}. ${wordsOf(id)}${asked}` + (answer ? `\n   ${text("answer")}: ${answer.replaceAll("\n", "\n   ")}` : "");
  });
