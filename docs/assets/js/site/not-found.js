// The page for a wrong address: looks for the parts whose names are like the one that was asked for.

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

/** @param {Found} $near */
async function suggest($near) {
  const name = asked(location.pathname);
  if (name.length < SHORTEST) return;
  const parts = (await openSearch()).named(name).slice(0, MOST);
  find($near, "ul").append(...parts.map(({ address, title }) => element("li", {}, element("a", { href: address }, title))));
  $near.hidden = parts.length === 0;
}

const $near = document.getElementById("near");
if ($near) suggest($near).catch(() => {}); // without an answer, the page's own links still help
