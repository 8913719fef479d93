// Where the guide is: all of it, and its pages in the reader's language.

/** The site's root: files that are the same in every language, and the addresses in lists of parts. */
export const root = new URL("../../../", import.meta.url);

const $home = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.top__home"));

/** The first page in the language of this page: short links, codes and what the search knows are below it. */
export const home = new URL($home?.href ?? root);
