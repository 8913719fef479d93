// Which questions are on the reader's list, and in which order: the same wherever the list is shown.

const OWN = "own-";

/** Whether the reader wrote the question. @param {string} id */
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
