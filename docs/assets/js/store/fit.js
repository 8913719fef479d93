// Which parts of the guide are for the reader: some are for some readers only, and some do not fit everyone.

/** The reader wants to see also what is not for them. */
export const ALL = "view/all";

/** Older versions of the guide kept it as a situation. */
const SITUATIONS = /** @type {const} */ ([["cant-decide", "cant-decide"], ["child", "child"], ["caregiver", "adult"]]);

/** @param {{get: (name: string) => any}} store @returns {string} */
export const personIn = (store) => store.get("who") ?? SITUATIONS.find(([tag]) => store.get(`situation/${tag}`))?.[1] ?? "me";

/**
 * What a part says of whom it is for: tags of situations.
 * @typedef {{only: string[], not: string[]}} Part
 *
 * What the reader has said of their situation: the `tags` that fit them, those of the tags that persons have, and whether
 * they have said whom they ask for, and chosen anything else.
 * @typedef {{tags: Set<string>, personal: Set<string>, chosen: string[], knowsWho: boolean, seesAll: boolean}} Reader
 */

/**
 * @param {{get: (name: string) => any}} store
 * @param {string[]} tags the situations in the store
 * @param {Record<string, string[]>} people the tags that come with each person
 * @returns {Reader}
 */
export function readerIn(store, tags, people) {
  const personal = new Set(Object.values(people).flat());
  const chosen = tags.filter((tag) => !personal.has(tag));
  const hasWho = (store.get("who") ?? null) !== null;
  // Where an older version kept several persons as situations, all of them count until the reader answers anew.
  const persons = [...(people[personIn(store)] ?? []), ...(hasWho ? [] : tags.filter((tag) => personal.has(tag)))];
  return { tags: new Set([...chosen, ...persons]), personal, chosen, knowsWho: hasWho || persons.length > 0, seesAll: Boolean(store.get(ALL)) };
}

/** The tag of the reader that a part does not fit. @param {Part} part @param {Reader} reader */
export const misfit = ({ not }, { tags }) => not.find((tag) => tags.has(tag));

/** Whether the reader has said that a part for some only is for them. @param {Part} part @param {Reader} reader */
export const isSaid = ({ only }, { tags }) => only.some((tag) => tags.has(tag));

/** Whether a part is for the reader, as far as they have said. @param {Part} part @param {Reader} reader */
export function isFor(part, reader) {
  const { chosen, personal, knowsWho } = reader;
  if (misfit(part, reader)) return false;
  if (!part.only.length || isSaid(part, reader)) return true;
  return !chosen.length && !(knowsWho && part.only.every((tag) => personal.has(tag)));
}
