// An address that leads to something that is not on this page: a link to another device, or a part that has another name or
// another page today.

import { linkIn } from "../store/share-address.js";

// Short links are below the first page in the language of this page.
const $home = document.querySelector("a.top__home");

/** Whether this page can take in a link itself: then it also makes them. */
const isTool = Boolean(document.querySelector("[data-act=move]"));

async function follow() {
  const link = linkIn(location);
  if (link !== null) {
    // Replaced, so that the address with the reader's answers is not asked for again, nor kept in the history.
    if (!isTool && $home) location.replace(new URL(link, new URL($home.dataset.checklist, document.baseURI)));
    return;
  }
  const $moved = document.querySelector("a#moved");
  if ($moved) return location.replace($moved.href + location.hash);
  const id = location.hash.slice(1);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id) || document.getElementById(id)) return;
  // The part's short link knows where it is.
  const short = new URL(`go/${id}/`, $home?.href);
  const answer = await fetch(short, { method: "HEAD" });
  if (answer.ok) location.replace(short);
}

const start = () => follow().catch(() => {}); // offline: the reader is on the right page, at its top
window.addEventListener("hashchange", start);
start();
