// What the modules of the page for clinics share: its words, its languages, and the choices among which one is made.

import { fill, find, settings } from "../../lib/dom.js";

/** @typedef {{id: string, name: string, link: string, language: string}} Part a part in one language */

export const { address, feeds, languages, words } = settings();
export const root = new URL("../../../../", import.meta.url);
/** The language of this page. */
export const [own] = Object.keys(languages);

/** @param {string} id */
export const $ = (id) => find(document, `#${id}`);

/** Where a language begins on this host. @param {string} language */
export const home = (language) => new URL(languages[language].folder, root).href;

/** @param {string} none @param {string} one @param {string} many @param {number} count */
export const counted = (none, one, many, count) => (count ? (count === 1 ? one : fill(many, { count })) : none);

/** The choices of one kind, the usual one first. @param {string} name */
const choices = (name) => [...document.querySelectorAll(`[type=radio][name=${name}]`)];

/** What is chosen; nothing where there is no choice. @param {string} name */
export const chosenOf = (name) => choices(name).find(($one) => $one.checked)?.value ?? "";

/** Whether it is the usual choice. @param {string} name */
export const isUsual = (name) => choices(name)[0]?.checked ?? true;

/** Choose what an address names, else the usual one. @param {string} name @param {string | null} value */
export function choose(name, value) {
  const $choice = choices(name).find(($one) => $one.value === value) ?? choices(name)[0];
  if ($choice) $choice.checked = true;
}
