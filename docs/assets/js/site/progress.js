// How far the reader is with their checklist, as the way on to it.

import { element, fill } from "../lib/dom.js";
import { fits, live, parse, rename } from "../store/document.js";
import { openShelf } from "../store/local-storage.js";
import { isFor, readerIn } from "../store/fit.js";

const base = new URL("../../../", import.meta.url).pathname;

/** The fields on this device that hold something. @param {Record<string, string>} formerly old id to new id @returns {Map<string, any>} */
function stored(formerly) {
  const shelf = openShelf(base, () => window.localStorage);
  const { value } = shelf.isOff() ? { value: null } : shelf.read();
  if (!value) return new Map();
  return new Map(live(rename(parse(value), formerly)).filter(([name, { v }]) => fits(name, v)).map(([name, { v }]) => [name, v]));
}

/** @param {string} list tags with commas between them */
const split = (list = "") => list.split(",").filter(Boolean);

/**
 * How many tasks there are for this reader, and how many of these are done, as the checklist counts them.
 * @param {Map<string, any>} fields
 * @param {DOMStringMap} page `tasks`: ids, each with the situations that it is only for, and not for: `id:tag,tag:tag`;
 * `people`: ids, each with the situations that come with the person
 */
function progress(fields, { tasks = "", people = "" }) {
  const names = [...fields.keys()];
  const persons = Object.fromEntries(people.split(/\s+/).map((one) => one.split(":")).map(([id, tags]) => [id, split(tags)]));
  const situations = names.filter((name) => name.startsWith("situation/")).map((name) => name.slice("situation/".length));
  const reader = readerIn(fields, situations, persons);
  const usual = tasks.trim().split(/\s+/).flatMap((task) => {
    const [id, only, not] = task.split(":");
    return reader.seesAll || isFor({ only: split(only), not: split(not) }, reader) || fields.has(`note/${id}`) ? [id] : [];
  });
  const own = names.filter((name) => name.startsWith("own/")).map((name) => name.replace("/", "-"));
  const all = [...usual, ...own];
  const begun = names.some((name) => /^(tick|note|own)\//.test(name));
  return { begun, all: all.length, done: all.filter((id) => fields.has(`tick/${id}`)).length };
}

const $resume = document.getElementById("resume");

/** Show the way on, or nothing: as the device has it now. Throw an error if what is stored can't be read. */
export function show() {
  if (!$resume) return;
  $resume.replaceChildren();
  $resume.hidden = true;
  const { begun, ...counts } = progress(stored(JSON.parse($resume.dataset.formerly ?? "{}")), $resume.dataset);
  if (!begun) return;
  $resume.append(element("a", { href: $resume.dataset.to }, fill($resume.dataset.words, counts)));
  $resume.hidden = false;
}
