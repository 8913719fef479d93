// What a reader has done in the tools, as one document: its shape, its checks, and how two copies become one.
// Nothing here touches the page or the device, so that every rule can be tested by itself.
//
// Every later version must keep `fields` as a table of {v, t, d}: tabs that still run older code rely on it.

/** @typedef {{v: unknown, t: number, d: string}} Field `v` the value (null: removed), `t` when by the counter, `d` by whom. */
/** @typedef {{format: string, version: number, clock: number, erased?: number, fields: Record<string, Field>}} GuideDocument */

export const FORMAT = "second-opinion-guide";
export const VERSION = 1;

/** A counter beyond this cannot come from a person. */
export const HIGHEST = 2 ** 40;

const DEEPEST = 12;
const MOST_PARTS = 500_000;
const LONGEST_NAME = 200;
const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** From version n to n + 1, at place n. Each takes and returns a whole document. @type {Record<number, (older: object) => object>} */
const STEPS = {};

/** A document that may not be used. `reason` is a code: the words for it are in the content. */
export class Refused extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

// No prototype: a field may have any name without meaning anything to the language.
const table = () => Object.create(null);
/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";
/** @param {unknown} value */
const isTrue = (value) => value === true;
/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
// Near the end of whole numbers a counter goes back by far, or nothing could ever be changed again.
/** @param {number} count */
const lowered = (count) => (count > 2 ** 52 ? HIGHEST : count);
/** @param {unknown} value @param {RegExp} pattern */
const matches = (value, pattern) => value === undefined || (isText(value) && pattern.test(value));

// What a value must be, by the first part of its name. A tool adds its own line; unknown names are kept as they are.
/** @type {Record<string, (value: unknown) => boolean>} */
const KINDS = {
  tick: isTrue,
  situation: isTrue,
  who: (value) => matches(value, /^(me|child|adult|cant-decide)$/),
  view: isTrue,
  note: isText,
  own: (value) => isObject(value) && isText(value.phase) && isText(value.text),
  visit: (value) =>
    isObject(value) &&
    matches(value.date, /^(\d{4}-\d\d-\d\d)?$/) &&
    matches(value.time, /^(\d\d:\d\d)?$/) &&
    matches(value.place, /^/),
  blank: isText,
  letter: (value) => isText(value) || isTrue(value),
  compare: (value) => isText(value) || isTrue(value),
  plan: isText,
  decide: (value) => isText(value) || isTrue(value),
  ask: (value) => isText(value) || isTrue(value) || isCount(value),
  calendar: (value) => isText(value) && /^[0-9a-f]{16}$/.test(value),
};

/** @param {string} name */
const kind = (name) => name.split("/", 1)[0];

/** Whether this version knows what the field is for. @param {string} name */
export const isKnown = (name) => Object.hasOwn(KINDS, kind(name));

/** Whether a field holds the reader's work, not just how a page is shown. @param {string} name */
export const isWork = (name) => !["view", "calendar"].includes(kind(name));

/** Whether a value may be in a field. @param {string} name @param {unknown} value */
export const fits = (name, value) => value === null || !isKnown(name) || KINDS[kind(name)](value);

// Where the reader writes; else a field holds a choice, a date, a place in a list or an id.
const WRITTEN =
  /^(note\/|own\/|visit$|blank\/|plan\/|letter\/.+\/(own|notes)$|compare\/(?!kind\/)(goals$|.+\/\d$)|decide\/(why$|need$|own\/)|ask\/(own|answer)\/)/;

/** What the reader wrote in a field, such as the text of an own task. @param {string} name @param {any} value @returns {string} */
export function wordsIn(name, value) {
  if (!WRITTEN.test(name)) return "";
  const words = isObject(value) ? (value.text ?? value.place) : value;
  return isText(words) ? words : "";
}

/** @param {unknown} field @returns {field is Field} */
export const isField = (field) =>
  isObject(field) && isCount(field.t) && isText(field.d) && /^[0-9a-f]{8}$/.test(field.d) && field.v !== undefined;

/** @returns {GuideDocument} */
export const empty = () => ({ format: FORMAT, version: VERSION, clock: 0, fields: table() });

/** The fields that hold something. @param {GuideDocument} document @returns {[string, Field][]} */
export const live = (document) => Object.entries(document.fields).filter(([, field]) => isField(field) && field.v !== null);

/** Whether two values say the same. @param {unknown} a @param {unknown} b */
export const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

const APART = "\n\n";

/**
 * Join two texts of the reader so that neither is lost. A text that already contains the other one stays as it is.
 * @param {string} mine @param {string} theirs
 * @returns {string}
 */
export function joined(mine, theirs) {
  if (holds(mine, theirs)) return mine;
  return holds(theirs, mine) ? theirs : mine + APART + theirs;
}

/** Whether a text has another one as a paragraph. @param {string} text @param {string} part */
const holds = (text, part) => (APART + text + APART).includes(APART + part + APART);

/** A copy that shares nothing with the original. @param {GuideDocument} document @returns {GuideDocument} */
export function copy(document) {
  const twin = JSON.parse(JSON.stringify(document));
  return { ...twin, fields: Object.assign(table(), twin.fields) };
}

/**
 * Read a document from text that anyone may have written.
 * @param {string} text
 * @param {Record<number, (older: object) => object>} [steps] how to bring each older version up to date
 * @returns {GuideDocument}
 * @throws {Refused} not-json, too-deep, too-many, unsafe, wrong-format, wrong-type or newer
 */
export function parse(text, steps = STEPS) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("not-json");
  }
  inspect(value);
  if (!isObject(value) || value.format !== FORMAT || !isCount(value.version)) throw new Refused("wrong-format");
  while (value.version < VERSION) {
    if (!steps[value.version]) throw new Refused("wrong-format");
    value = { ...steps[value.version](value), version: value.version + 1 };
  }
  return shaped(value);
}

/**
 * Refuse what no tool writes. Walk without recursion: a million nested brackets must not end the script.
 * @param {unknown} root
 * @param {number} [most] how many keys and entries there may be
 */
export function inspect(root, most = MOST_PARTS) {
  /** @type {[any, number][]} */
  const open = [[root, 0]];
  let parts = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (value === Infinity || value === -Infinity) throw new Refused("wrong-type");
    if (typeof value !== "object" || value === null) continue;
    if (depth > DEEPEST) throw new Refused("too-deep");
    for (const key of Object.keys(value)) {
      if (UNSAFE.has(key)) throw new Refused("unsafe");
      if (++parts > most) throw new Refused("too-many");
      open.push([value[key], depth + 1]);
    }
  }
}

/** @param {Record<string, any>} value @returns {GuideDocument} */
function shaped(value) {
  const newer = value.version > VERSION;
  if (!isObject(value.fields)) throw new Refused(newer ? "newer" : "wrong-format");
  const fields = table();
  let clock = isCount(value.clock) ? lowered(value.clock) : 0;
  for (const [name, field] of Object.entries(value.fields)) {
    // A newer version may hold more than we understand: that stays as it is.
    if (!newer && (!isField(field) || name.length > LONGEST_NAME)) throw new Refused("wrong-type");
    fields[name] = field;
    if (!isField(field)) continue;
    field.t = lowered(field.t);
    clock = Math.max(clock, field.t);
  }
  return { .../** @type {GuideDocument} */ (value), clock, erased: isCount(value.erased) ? lowered(value.erased) : 0, fields };
}

/**
 * Move what was saved under an id that has since been renamed.
 * @param {GuideDocument} document changed in place
 * @param {Record<string, string>} formerly old id to new id
 * @returns {GuideDocument}
 */
export function rename(document, formerly) {
  for (const [name, field] of Object.entries(document.fields)) {
    const [first, ...rest] = name.split("/");
    const now = [first, ...rest.map((id) => currentId(id, formerly))].join("/");
    if (now === name) continue;
    delete document.fields[name];
    if (!isField(document.fields[now]) || beats(field, document.fields[now])) document.fields[now] = field;
  }
  return document;
}

/** @param {string} id @param {Record<string, string>} formerly */
function currentId(id, formerly) {
  const seen = new Set();
  while (Object.hasOwn(formerly, id) && !seen.has(id)) {
    seen.add(id);
    id = formerly[id];
  }
  return id;
}

/** Whether field `a` is the later one. Every tab and device decides alike. @param {Field} a @param {Field} b */
export function beats(a, b) {
  if (a.t !== b.t) return a.t > b.t;
  if (a.d !== b.d) return a.d > b.d;
  return JSON.stringify(a.v) > JSON.stringify(b.v);
}

/**
 * Take another copy of the same document into `mine`, field by field.
 * @param {GuideDocument} mine changed in place
 * @param {GuideDocument} theirs
 * @returns {{changed: string[], ahead: boolean}} the fields that changed in `mine`; whether `mine` knows more than `theirs`
 */
export function merge(mine, theirs) {
  const changed = new Set();
  const erased = Math.max(mine.erased ?? 0, theirs.erased ?? 0);
  let ahead = erased > (theirs.erased ?? 0);
  for (const [name, field] of Object.entries(mine.fields)) {
    if (!isField(field)) continue;
    if (field.t <= erased) {
      delete mine.fields[name];
      changed.add(name);
    } else if (!Object.hasOwn(theirs.fields, name)) ahead = true;
  }
  for (const [name, field] of Object.entries(theirs.fields)) {
    const here = mine.fields[name];
    if (isField(field) && field.t <= erased) continue;
    if (isField(here) && isField(field) && !beats(field, here)) {
      ahead ||= beats(here, field);
    } else {
      mine.fields[name] = field;
      changed.add(name);
    }
  }
  const { format, version, clock, fields, ...unknown } = theirs;
  Object.assign(mine, unknown, {
    erased,
    version: Math.max(mine.version, version),
    clock: Math.max(mine.clock, clock),
  });
  return { changed: [...changed], ahead };
}
