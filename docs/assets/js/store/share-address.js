// Finding a link to another device in an address. Mail filters and messengers rewrite links: "#" becomes "%23" and then
// belongs to the path, a full stop or "&utm_source=…" comes after it, or blanks get into it.

const MARK = "#move=";
/** A filter may encode what another has encoded before. */
const MOST_DECODED = 4;

/**
 * The link's content, wherever in the address it ended up.
 * @param {{pathname: string, search: string, hash: string}} address
 * @returns {string | null} beginning with "#move=", for `readLink`
 */
export function linkIn({ pathname, search, hash }) {
  // "=3D" is what mail programs make of "=".
  const [, content] = /[#?&/]move=(?:3D)?(.*)$/is.exec(decoded(pathname + search + hash)) ?? [];
  return content === undefined ? null : MARK + content;
}

/**
 * Take the link's content out of the page's address, so that it is neither in the history nor in a bookmark.
 * @param {Location} [location] @param {History} [history]
 * @returns {string | null} the content, for `readLink`
 */
export function takeLink(location = window.location, history = window.history) {
  const link = linkIn(location);
  if (link === null) return null;
  const { pathname, search } = location;
  const isInSearch = linkIn({ pathname: "", search, hash: "" }) !== null;
  history.replaceState(history.state, "", pathname + (isInSearch ? "" : search));
  return link;
}

/** @param {string} text */
function decoded(text) {
  for (let times = 0; times < MOST_DECODED; times += 1) {
    const next = text.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun);
    if (next === text) break;
    text = next;
  }
  return text;
}

/** @param {string} run */
function decodedRun(run) {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
