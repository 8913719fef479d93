// The page for a wrong address: looks for the parts whose names are nearest to the one that was asked for.

import { element, find } from "../lib/dom.js";

const root = new URL("../../../", import.meta.url);
const MOST = 5;

/** How far two words are apart: the letters to add, leave out or change. @param {string} a @param {string} b */
export function distance(a, b) {
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + Number(a[i - 1] !== b[j - 1]));
    }
    before = row;
  }
  return before[b.length];
}

/** How unlike two names are, from 0 to 1: by letters, and less so by each word that both have. @param {string} asked @param {string} name */
export function unlike(asked, name) {
  const words = asked.split("-").filter((word) => word.length > 2);
  const shared = words.filter((word) => name.split("-").includes(word)).length;
  return distance(asked, name) / Math.max(asked.length, name.length) - shared / (2 * Math.max(words.length, 1));
}

/** @param {string} asked @param {Record<string, string>} titles by id @returns {string[]} the nearest ids, the best first */
export function nearest(asked, titles) {
  const seen = new Set();
  return Object.keys(titles)
    .map((id) => ({ id, by: unlike(asked, id) }))
    .filter(({ by }) => by < 0.55)
    .sort((a, b) => a.by - b.by)
    .filter(({ id }) => !seen.has(titles[id]) && seen.add(titles[id]))
    .slice(0, MOST)
    .map(({ id }) => id);
}

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
  const titles = await (await fetch(new URL("go/index.json", root))).json();
  const ids = nearest(asked(location.pathname), titles);
  /** @param {string} id */
  const link = (id) => element("a", { href: new URL(`go/${id}/`, root).href }, titles[id]);
  find($near, "ul").append(...ids.map((id) => element("li", {}, link(id))));
  $near.hidden = ids.length === 0;
}

const $near = document.getElementById("near");
if ($near) suggest($near).catch(() => {}); // without an answer, the page's own links still help
