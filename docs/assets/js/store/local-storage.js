// The place on the device where the document lies. Every call is safe when the browser refuses.

const FULL = new Set(["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"]);

/**
 * When the reader took a copy of their work away from this device: local dates as YYYY-MM-DD. It is about this device alone, so it
 * is no part of the document.
 * @typedef {{since?: string, taken?: string, how?: string, later?: string}} Copies `since` when the work began that no copy has,
 *   `taken` and `how` the last copy, `later` when the reader put the reminder off
 */

/**
 * @param {string} base the site's path: other sites on the same host have their own shelf
 * @param {() => Storage} storage asked anew each time, since even asking may throw
 */
export function openShelf(base, storage) {
  const key = `${base}#second-opinion-guide`;
  const modeKey = `${key}/mode`;
  const copiesKey = `${key}/copies`;
  const keptPrefix = `${key}/kept/`;
  // What found no room on the device stays here while the page is open.
  /** @type {Map<string, string>} */
  const inMemory = new Map();

  /**
   * @template Result
   * @param {(shelf: Storage) => Result} work
   * @returns {{value?: Result, fault?: "full" | "blocked"}}
   */
  function attempt(work) {
    try {
      return { value: work(storage()) };
    } catch (error) {
      return { fault: FULL.has(/** @type {Error} */ (error)?.name) ? "full" : "blocked" };
    }
  }

  const read = () => attempt((shelf) => shelf.getItem(key));
  /** @param {string} text */
  const write = (text) => attempt((shelf) => shelf.setItem(key, text)).fault;
  const clear = () => attempt((shelf) => shelf.removeItem(key)).fault;
  const isOff = () => attempt((shelf) => shelf.getItem(modeKey)).value === "off";
  /** @param {boolean} off */
  const turn = (off) =>
    attempt((shelf) => (off ? shelf.setItem(modeKey, "off") : shelf.removeItem(modeKey))).fault;

  /** @returns {Copies} */
  function copies() {
    try {
      const value = JSON.parse(storage().getItem(copiesKey) ?? "");
      return typeof value === "object" && value !== null ? value : {};
    } catch {
      return {};
    }
  }
  /** @param {Copies} value */
  const noteCopies = (value) => attempt((shelf) => shelf.setItem(copiesKey, JSON.stringify(value)));
  const forgetCopies = () => attempt((shelf) => shelf.removeItem(copiesKey));

  function keptNames() {
    const names = attempt((shelf) => Array.from({ length: shelf.length }, (_, place) => shelf.key(place))).value ?? [];
    return /** @type {string[]} */ (names.filter((name) => name?.startsWith(keptPrefix)));
  }

  /** The copies that could not be read, oldest first. @returns {{name: string, text: string}[]} */
  function kept() {
    /** @type {[string, string][]} */
    const stored = keptNames().map((name) => [name, attempt((shelf) => shelf.getItem(name)).value ?? ""]);
    return [...new Map([...stored, ...inMemory])]
      .map(([name, text]) => ({ name: name.slice(keptPrefix.length), text }))
      .sort((a, b) => Number(a.name) - Number(b.name));
  }

  /** Keep a copy in memory. @param {string} text @returns {string} its name */
  function hold(text) {
    const there = kept().find((one) => one.text === text);
    const name = keptPrefix + (there?.name ?? 1 + Math.max(0, ...kept().map((one) => Number(one.name) || 0)));
    if (!there) inMemory.set(name, text);
    return name;
  }

  /** Bring what is only in memory to the device, where there is room. */
  function settle() {
    for (const [name, text] of inMemory) {
      if (!attempt((shelf) => shelf.setItem(name, text)).fault) inMemory.delete(name);
    }
  }

  /**
   * Move the unreadable document out of the way. Where there is no room for two copies, the first goes before the second comes.
   * @param {string} text
   * @returns {boolean} whether the document's place is free now
   */
  function setAside(text) {
    const name = hold(text);
    settle();
    if (!inMemory.has(name)) return !clear();
    if (clear()) return false;
    settle();
    if (!inMemory.has(name)) return true;
    write(text);
    return false;
  }

  /** @param {string} name */
  function drop(name) {
    inMemory.delete(keptPrefix + name);
    attempt((shelf) => shelf.removeItem(keptPrefix + name));
  }

  /** Take everything off the device; the copies put aside stay in memory. */
  function empty() {
    for (const { name, text } of kept()) {
      drop(name);
      inMemory.set(keptPrefix + name, text);
    }
    forgetCopies();
    return clear();
  }

  return { key, modeKey, read, write, isOff, turn, copies, noteCopies, forgetCopies, kept, hold, settle, setAside, drop, empty };
}
