// Taking in a document from a backup file or a link: what would happen, and what is to be put in place.
// Nothing is destroyed: an empty field takes nothing away, and of two different notes both stay.

import { beats, fits, HIGHEST, inspect, isField, isKnown, joined, live, parse, Refused, rename, same, VERSION } from "./document.js";

/** @typedef {import("./document.js").GuideDocument} GuideDocument */
/** @typedef {import("./document.js").Field} Field */

/** Far more than a person makes, and far less than what makes the store slow. */
const MOST_PARTS = 50_000;
/** Texts of the reader that may be long: of two different ones, both stay. */
const PROSE = /^(note\/|decide\/(why|need)$|ask\/answer\/|letter\/.+\/(own|notes)$|compare\/(?!kind\/)(goals|.+\/\d)$|plan\/medicines$)/;

/** @param {GuideDocument} other @param {Record<string, string>} formerly @returns {GuideDocument} a checked copy with the ids of today */
function checked(other, formerly) {
  const theirs = rename(parse(JSON.stringify(other)), formerly);
  inspect(theirs, MOST_PARTS);
  if (theirs.version > VERSION) throw new Refused("newer");
  for (const [name, field] of Object.entries(theirs.fields)) {
    if (!fits(name, field.v)) throw new Refused("wrong-type");
    field.t = Math.min(field.t, HIGHEST);
  }
  return theirs;
}

/** @param {GuideDocument} document @param {string} name @returns {any} */
const valueIn = (document, name) => {
  const field = document.fields[name];
  return isField(field) && fits(name, field.v) ? field.v : null;
};

/**
 * What taking in `other` would do, as lists of names: `add` is new here; `change` differs and theirs is later; `keep`
 * differs and ours is later; `same`; `unknown` is not for this version; `remove` is only here and goes when all is replaced;
 * `merged` reads differently after a merge.
 * @param {GuideDocument} own @param {GuideDocument} other @param {Record<string, string>} formerly
 */
export function preview(own, other, formerly) {
  const theirs = checked(other, formerly);
  /** @type {Record<"add" | "change" | "keep" | "same" | "unknown" | "remove" | "merged", string[]>} */
  const lists = { add: [], change: [], keep: [], same: [], unknown: [], remove: onlyIn(own, theirs), merged: [] };
  for (const [name, field] of live(theirs)) {
    const value = valueIn(own, name);
    if (!isKnown(name)) lists.unknown.push(name);
    if (value === null) lists.add.push(name);
    else if (same(value, field.v)) lists.same.push(name);
    else {
      lists[beats(field, own.fields[name]) ? "change" : "keep"].push(name);
      if (!same(value, mergedField(own, name, field, (v) => ({ ...field, v })).v)) lists.merged.push(name);
    }
  }
  return lists;
}

/** @param {GuideDocument} own @param {GuideDocument} theirs */
const onlyIn = (own, theirs) =>
  live(own)
    .map(([name]) => name)
    .filter((name) => valueIn(theirs, name) === null);

/**
 * The fields to put in place.
 * @param {GuideDocument} own @param {GuideDocument} other @param {Record<string, string>} formerly
 * @param {"merge" | "replace"} way @param {string} device
 * @returns {{fields: [string, Field][], unknown: object, clock: number}}
 */
export function choose(own, other, formerly, way, device) {
  const theirs = checked(other, formerly);
  const clock = 1 + live(theirs).reduce((latest, [, field]) => Math.max(latest, field.t), own.clock);
  /** @type {Stamp} */
  const stamp = (v) => ({ v, t: clock, d: device });
  /** @param {string} name @param {Field} field */
  const merged = (name, field) => mergedField(own, name, field, stamp);
  /** @type {[string, Field][]} */
  const fields = live(theirs).map(([name, field]) => [name, way === "replace" ? stamp(field.v) : merged(name, field)]);
  if (way === "replace") for (const name of onlyIn(own, theirs)) fields.push([name, stamp(null)]);
  const { format, version, clock: _, erased, fields: __, $schema, ...unknown } = /** @type {GuideDocument & {$schema?: string}} */ (theirs);
  return { fields, unknown, clock };
}

/** @typedef {(v: unknown) => Field} Stamp */

/** @param {GuideDocument} own @param {string} name @param {Field} field @param {Stamp} stamp @returns {Field} */
function mergedField(own, name, field, stamp) {
  const mine = own.fields[name];
  const value = valueIn(own, name);
  if (value === null) {
    // Their stamp stays where it can, so that a later change over there is still seen as later here.
    const isLater = field.t > (own.erased ?? 0) && (!isField(mine) || beats(field, mine));
    return isLater ? field : stamp(field.v);
  }
  if (!PROSE.test(name)) return beats(field, mine) ? field : mine;
  const both = joined(value, /** @type {string} */ (field.v));
  return both === value ? mine : stamp(both);
}
