// The one store of all tools. What a reader does is in memory at once and on the device right after; open tabs agree.

import { copy, empty, fits, isField, live, merge, parse, Refused, rename, same, VERSION } from "./document.js";
import { openShelf } from "./local-storage.js";

/** @typedef {import("./document.js").GuideDocument} GuideDocument */
/** @typedef {{names: string[], from: "here" | "other-tab" | "import" | "undo"}} Change */
/** @typedef {import("./document.js").Field} Field */
/** @typedef {Change["from"]} From */
/** @typedef {Record<string, unknown>} Values */
/**
 * What an undo needs: the values before, the fields after, and what else an erasure took away.
 * @typedef {{
 *   label: string, before: Map<string, unknown>, after: Map<string, Field>,
 *   kept?: string[], unknown?: Values, strange?: [string, Field][],
 * }} Step
 */
/** @typedef {{kind: "empty" | "saved" | "memory" | "blocked" | "full" | "newer" | "broken-kept"}} State */

const MOST_UNDO = 100;

/**
 * @param {{base: string, formerly?: Record<string, string>, storage?: () => Storage}} settings
 */
export function openStore({ base, formerly = {}, storage = () => window.localStorage }) {
  const shelf = openShelf(base, storage);
  const device = randomHex(4);
  const own = /** @type {GuideDocument & Values} */ (empty());
  /** @type {Set<(change: Change) => void>} */
  const changeListeners = new Set();
  /** @type {Set<(state: State) => void>} */
  const stateListeners = new Set();
  /** @type {Step[]} */
  let past = [];
  /** @type {string | null} */
  let known = null; // the text on the device that is already part of `own`
  /** @type {"newer" | "full" | null} */
  let locked = null; // why the text on the device must not be replaced
  let ahead = false; // whether `own` holds something that the device does not
  let unread = false; // what could not be read must not be overwritten
  /** @type {"full" | "blocked" | undefined} */
  let fault;
  let off = false;
  /** @type {State} */
  let state = { kind: "empty" };

  // ---- reading and writing the device

  /**
   * Take a text of the document into `own`.
   * @param {unknown} text @param {(text: string, reason: string) => void} [refused] hears of one that cannot be read
   * @returns {string[]} names of the fields that changed
   */
  function take(text, refused = () => {}) {
    if (typeof text !== "string" || text === known) return [];
    try {
      const theirs = rename(parse(text), formerly);
      const erased = own.erased ?? 0;
      const result = merge(own, theirs);
      if ((own.erased ?? 0) > erased) past = [];
      ({ ahead } = result);
      known = text;
      return result.changed;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused(text, error.reason);
      return [];
    }
  }

  /** Take in what lies on the device, or move it aside. */
  function pull() {
    const wasOff = off;
    off = shelf.isOff() || (off && Boolean(fault));
    // Another tab has emptied the shelf, but may not have seen what this one had just put there.
    if (off && !wasOff) shelf.empty();
    if (off) return [];
    const { value, fault: trouble } = shelf.read();
    fault = trouble;
    unread = Boolean(trouble);
    locked = null;
    return take(value, (text, reason) => {
      if (reason === "newer") locked = "newer";
      else if (!shelf.setAside(text)) locked = "full";
    });
  }

  function push() {
    if (!off && !locked && !unread) {
      const text = JSON.stringify(own);
      fault = shelf.write(text);
      if (!fault) {
        known = text;
        ahead = false;
      }
    }
    showState();
  }

  function showState() {
    /** @type {State["kind"]} */
    const kind = off ? "memory" : fault ?? locked ?? (own.version > VERSION ? "newer" : hasKept() ? "broken-kept" : live(own).length ? "saved" : "empty");
    if (kind === state.kind) return;
    state = { kind };
    for (const listener of stateListeners) listener(state);
  }

  const hasKept = () => shelf.kept().length > 0;

  /** @param {string[]} names @param {From} from */
  function tell(names, from) {
    if (names.length) for (const listener of changeListeners) listener({ names, from });
  }

  /**
   * Agrees with the device and the other tabs.
   * @param {string | null} [text] what another tab wrote. It may have been replaced since, so only the device says what to move aside.
   */
  function sync(text) {
    const names = [...take(text), ...pull()];
    if (ahead) push();
    else showState();
    tell([...new Set(names)], "other-tab");
  }

  // ---- changing

  /** Keep in memory what could not be read and is about to lose its place. */
  function holdStored() {
    const { value } = shelf.read();
    if (locked && value) shelf.hold(value);
    locked = null;
  }

  /** @param {string} name @returns {any} */
  function valueOf(name) {
    const field = own.fields[name];
    return isField(field) ? field.v : null;
  }

  /** @param {unknown} v @returns {Field} */
  const stamp = (v) => ({ v, t: own.clock, d: device });

  /**
   * Put new fields in place, remember how to go back, and save.
   * @param {Record<string, Field>} fields @param {string | undefined} label @param {From} from
   * @param {string[]} pulled what another tab has changed meanwhile
   */
  function put(fields, label, from, pulled) {
    const names = Object.keys(fields);
    if (label !== undefined) remember(names, fields, label);
    Object.assign(own.fields, fields);
    ahead = true;
    push();
    tell(pulled.filter((name) => !names.includes(name)), "other-tab");
    tell(names, from);
  }

  /** @param {string[]} names @param {Record<string, Field>} fields @param {string} label */
  function remember(names, fields, label) {
    const last = past.at(-1);
    const [name] = names;
    const typing = names.length === 1 && typeof fields[name].v === "string" && typeof valueOf(name) === "string";
    if (typing && last?.label === label && last.after.get(name) === own.fields[name]) {
      last.after.set(name, fields[name]);
      return;
    }
    past.push({
      label,
      before: new Map(names.map((one) => [one, valueOf(one)])),
      after: new Map(Object.entries(fields)),
    });
    if (past.length > MOST_UNDO) past.shift();
  }

  /** @param {Values} values @param {string} [label] */
  function setMany(values, label) {
    const pulled = pull();
    own.clock += 1;
    const changed = Object.entries(values).filter(([name, value]) => !same(valueOf(name), value ?? null));
    if (changed.length || ahead) {
      /** @type {[string, Field][]} */
      const fields = changed.map(([name, value]) => [name, stamp(detach(value ?? null))]);
      put(asTable(fields), changed.length ? label : undefined, "here", pulled);
    } else tell(pulled, "other-tab");
  }

  function undo() {
    const pulled = pull();
    /** @type {Step | undefined} */
    let entry;
    /** @type {[string, unknown][]} */
    let back = [];
    // What another tab has changed since is not ours to take back.
    while (!back.length && !entry?.kept && (entry = past.pop())) {
      const { before, after } = entry;
      back = [...before].filter(([name]) => own.fields[name] === after.get(name));
    }
    if (!entry) {
      tell(pulled, "other-tab");
      return null;
    }
    own.clock += 1;
    entry.kept?.forEach(shelf.hold);
    if (!off) shelf.settle();
    for (const [name, value] of Object.entries(entry.unknown ?? {})) own[name] ??= value;
    Object.assign(own.fields, asTable(entry.strange ?? []));
    const fields = asTable(back.map(([name, value]) => [name, stamp(value)]));
    relink(fields);
    put(fields, undefined, "undo", pulled);
    return entry.label;
  }

  /** What an undo has put back stands for what an earlier step had put there, so that this step can be undone too. @param {Record<string, Field>} fields */
  function relink(fields) {
    for (const [name, field] of Object.entries(fields)) {
      const earlier = past.findLast(({ after }) => after.has(name));
      if (earlier && same(earlier.after.get(name)?.v, field.v)) earlier.after.set(name, field);
    }
  }

  function eraseAll(label = "erase-all") {
    pull();
    holdStored();
    const { format, version, clock, erased, fields, ...unknown } = own;
    const names = Object.keys(fields);
    const kept = shelf.kept();
    /** @type {Step} */
    const entry = {
      label,
      before: new Map(live(own).map(([name, field]) => [name, field.v])),
      after: new Map(),
      kept: kept.map((one) => one.text),
      unknown,
      strange: Object.entries(fields).filter(([, field]) => !isField(field)),
    };
    for (const { name } of kept) shelf.drop(name);
    shelf.forgetCopies();
    for (const name of Object.keys(unknown)) delete own[name];
    own.fields = asTable([]);
    own.clock += 1;
    own.erased = own.clock;
    ahead = true;
    // A second erasure finds nothing: the way back from the first one stays.
    if (names.length || kept.length || Object.keys(unknown).length) past = [entry];
    push();
    tell(names, "here");
  }

  /** @param {boolean} on */
  function keepNothing(on) {
    if (on) {
      off = true;
      holdStored();
      shelf.empty();
      fault = shelf.turn(true);
      known = null;
      showState();
      return;
    }
    off = false;
    fault = shelf.turn(false);
    shelf.settle();
    sync();
    push();
  }

  // ---- another document: a backup or a link

  /** @param {GuideDocument} other @param {"merge" | "replace"} way @param {string} [label] */
  async function adopt(other, way, label = way) {
    const { choose } = await import("./import-merge.js");
    const pulled = pull();
    const { fields, unknown, clock } = choose(own, other, formerly, way, device);
    own.clock = clock;
    for (const [name, value] of Object.entries(unknown)) own[name] ??= value;
    put(asTable(fields.filter(([name, field]) => !same(valueOf(name), field.v))), label, "import", pulled);
  }

  // ---- listening

  function start() {
    sync();
    const mine = new Set([shelf.key, shelf.modeKey, null]);
    window.addEventListener("storage", (event) => {
      if (!mine.has(event.key)) return;
      const wasOff = off;
      sync(event.key === shelf.key ? event.newValue : undefined);
      if (wasOff && !off) push();
    });
    // A page that comes back from the back/forward cache has heard nothing meanwhile.
    window.addEventListener("pageshow", (event) => event.persisted && sync());
  }

  start();

  return {
    /** @param {string} name @param {unknown} [otherwise] */
    get(name, otherwise = null) {
      const value = valueOf(name);
      return value === null || !fits(name, value) ? otherwise : detach(value);
    },
    /** @param {string} prefix @returns {[string, any][]} in the order of their names */
    entries: (prefix) =>
      live(own)
        .filter(([name, field]) => name.startsWith(prefix) && fits(name, field.v))
        .map(([name, field]) => /** @type {[string, any]} */ ([name, detach(field.v)]))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    /** Without a label the change cannot be undone. @param {string} name @param {unknown} value @param {string} [label] */
    set: (name, value, label) => setMany({ [name]: value }, label),
    /** @param {Record<string, unknown>} values @param {string} [label] */
    setMany,
    /** @returns {string | null} the label of what was undone */
    undo,
    get canUndo() {
      return past.length > 0;
    },
    /** An id for something new; later ids sort after earlier ones. */
    newId: () => own.clock.toString(36).padStart(8, "0") + randomHex(3),
    /** @param {(change: Change) => void} listener @returns {() => void} stops listening */
    onChange: (listener) => listen(changeListeners, listener),
    /** @returns {State} */
    get state() {
      return state;
    },
    /** @param {(state: State) => void} listener @returns {() => void} stops listening */
    onState: (listener) => listen(stateListeners, listener),
    /** @param {boolean} on */
    keepNothing,
    /** @param {string} [label] */
    eraseAll,
    /** @returns {GuideDocument} */
    document: () => copy(own),
    /** What taking in another document would do: lists of names. @param {GuideDocument} other @throws {Refused} */
    preview: async (other) => (await import("./import-merge.js")).preview(own, other, formerly),
    /** @param {GuideDocument} other @param {"merge" | "replace"} way @param {string} [label] @throws {Refused} */
    adopt,
    /** When a copy was taken away from this device. */
    get copies() {
      return shelf.copies();
    },
    /** @param {import("./local-storage.js").Copies} copies */
    noteCopies(copies) {
      if (!off) shelf.noteCopies(copies);
    },
    /** The copies that could not be read, oldest first. @returns {{name: string, text: string}[]} */
    kept: () => shelf.kept(),
    /** Drop such a copy, once the reader has said so. @param {string} name */
    dropKept(name) {
      shelf.drop(name);
      showState();
    },
  };
}

/**
 * @template Told
 * @param {Set<(told: Told) => void>} listeners @param {(told: Told) => void} listener
 */
function listen(listeners, listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {any} value */
const detach = (value) => (typeof value === "object" && value !== null ? JSON.parse(JSON.stringify(value)) : value);
/** @param {[string, Field][]} entries @returns {Record<string, Field>} */
const asTable = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

/** @param {number} bytes */
function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
