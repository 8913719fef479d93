// The page for a wrong address: puts the language first in which a page was asked for, and looks for the parts whose names
// are like the one that was asked for.

import { element, find } from "../lib/dom.js";
import { openSearch } from "./search-engine.js";

const MOST = 5;
const SHORTEST = 3;

/** An address in plain letters; one that is no valid code, such as "/100%", as it is. @param {string} path */
function plain(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The name that an address asks for: its last part. @param {string} path */
export const asked = (path) =>
  (plain(path).split("/").filter(Boolean).at(-1) ?? "").toLowerCase().replace(/\.[a-z.]+$/, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60);

/** Put the words in a language first, with the heading of the page. @param {HTMLElement} $block @param {HTMLElement} $first */
function putFirst($block, $first) {
  const $title = find($block, "h2");
  const $heading = find($first, "h1");
  $title.replaceWith(element("h1", { id: $heading.id }, ...$title.childNodes));
  $heading.replaceWith(element("h2", {}, ...$heading.childNodes));
  $first.before($block);
}

/** @param {HTMLElement} $block */
async function suggest($block) {
  const name = asked(location.pathname);
  if (name.length < SHORTEST) return;
  const home = /** @type {HTMLAnchorElement} */ (/** @type {HTMLElement} */ (find($block, ".found a"))).href;
  const parts = (await openSearch(home)).named(name).slice(0, MOST);
  const $near = find($block, ".near");
  find($near, "ul").append(...parts.map(({ address, title }) => element("li", {}, element("a", { href: address }, title))));
  $near.hidden = parts.length === 0;
}

const [$first, ...$others] = [...document.querySelectorAll(".not-found")];
if ($first) {
  const language = location.pathname.slice(new URL("../../../", import.meta.url).pathname.length).split("/")[0];
  const $own = $others.find(({ lang }) => lang === language);
  if ($own) putFirst($own, $first);
  suggest($own ?? $first).catch(() => {}); // without an answer, the page's own links still help
}
