// How long this browser keeps what a reader entered, as far as a page can know.

/** Safari and every browser on an iPhone delete a site's storage after seven days of use without a visit to it. */
const isWebKit = () => navigator.vendor.startsWith("Apple");
const isOnHomeScreen = () => window.matchMedia("(display-mode: standalone)").matches;
/** Firefox asks the reader before it keeps storage for good. */
const wouldAsk = () => CSS.supports("-moz-appearance", "none");

/** Private windows of Firefox and Safari refuse a private file system. Chrome's cannot be told from others. */
async function isPrivate() {
  try {
    await navigator.storage.getDirectory();
    return false;
  } catch (error) {
    return error instanceof DOMException; // a TypeError means that the browser is too old to tell
  }
}

/**
 * @returns {Promise<"private" | "week" | "browser">} "week": deleted after seven days without a visit; "browser": until the
 *   reader clears the browser's data
 */
export async function lifetime() {
  if (await isPrivate()) return "private";
  return isWebKit() && !isOnHomeScreen() ? "week" : "browser";
}

/** Ask the browser not to delete what is stored, unless that would put a question before the reader. */
export async function askToKeep() {
  if (!wouldAsk()) await navigator.storage?.persist?.().catch(() => {});
}
