// The words of a page's tool come from the guide's content, in the page itself. None are written in the script.

import { find } from "./dom.js";

/** @returns {{base: string, lang: string, newest: string, formerly: Record<string, string>, address: string, words: Record<string, string>, languages: Record<string, {name: string, folder: string, words: Record<string, string>}>, feeds: Record<string, string>}} */
export const settings = () => JSON.parse(find(document, "#guide-settings").textContent);

/**
 * @param {string} text with places such as {count}
 * @param {Record<string, string | number>} [values]
 */
export const fill = (text, values = {}) => text.replace(/\{([a-z-]+)\}/g, (place, name) => String(values[name] ?? place));
