// What every page does: it opens what the address names and what the reader presses. All that is folded up opens without a
// script too.

import { linkIn } from "../store/share-address.js";

/** The first page in the language of this page: short links and codes are below it. */
const $home = document.querySelector("a.top__home");

// Parts: a link to one opens it, and paper shows them all. Newer browsers do both by themselves.

/** Open the part that the address names, and what holds it. */
function openTarget() {
  const $target = document.getElementById(location.hash.slice(1));
  if (!$target) return;
  let $fold = $target.querySelector(":scope > details.fold:first-child") ?? $target.closest("details.fold");
  const wasClosed = $fold && !$fold.open;
  for (; $fold; $fold = $fold.parentElement?.closest("details.fold") ?? null) $fold.open = true;
  if (wasClosed) $target.scrollIntoView();
}

/** @type {Found[]} */
let $opened = [];

function openForPaper() {
  $opened = [...$opened, ...document.querySelectorAll(".md-content details:not([open])")];
  for (const $fold of $opened) $fold.open = true;
}

function closeAgain() {
  for (const $fold of $opened) $fold.open = false;
  $opened = [];
}

// On paper, a note in the middle of a sentence would break it: it is a line after its paragraph.

/** The notes that are there now, each with what it belongs after. @type {Map<Element, ChildNode | null>} */
const $moved = new Map();

function moveNotes() {
  for (const $note of document.querySelectorAll(".term-note:not(.term-note--said, .is-moved)")) {
    $moved.set($note, $note.previousSibling);
    $note.classList.add("is-moved");
    $note.parentElement?.append($note);
  }
}

function moveBack() {
  for (const [$note, $before] of $moved) {
    $before?.after($note);
    $note.classList.remove("is-moved");
  }
  $moved.clear();
}

function toPaper() {
  openForPaper();
  moveNotes();
}

function toScreen() {
  closeAgain();
  moveBack();
}

window.addEventListener("beforeprint", toPaper);
window.addEventListener("afterprint", toScreen);
window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? toPaper() : toScreen()));
window.addEventListener("hashchange", openTarget);
// A second tap on the same link changes no address.
document.addEventListener("click", ({ target }) => {
  const $link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest("a[href*='#']"));
  if ($link && $link.hash === location.hash && $link.pathname === location.pathname) setTimeout(openTarget);
});
openTarget();

// The same page in another language opens at the same part.
for (const $link of document.querySelectorAll("a.top__language")) {
  for (const type of ["pointerdown", "click"]) $link.addEventListener(type, () => ($link.hash = location.hash));
}

// The menu closes when the focus goes on or the Escape key is pressed, so that it never lies over what has the focus, and it
// is closed when the reader comes back to the page.

const $menu = document.querySelector(".top__menu");

$menu?.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !$menu.contains(relatedTarget)) $menu.open = false;
});
// Not only in the menu: where a press on a button gives it no focus (Safari), nothing has it.
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !$menu?.open) return;
  $menu.open = false;
  $menu.querySelector("summary")?.focus();
});
if ($menu) window.addEventListener("pagehide", () => ($menu.open = false));

// Browsers that can't show a note by themselves have it in the line.
if (!("popover" in HTMLElement.prototype)) {
  const { classList } = document.documentElement;
  classList.add("folds-notes");
  import("./terms.js").then(({ openTerms }) => openTerms()).catch(() => classList.remove("folds-notes"));
}

// An address that leads to something that is not on this page: a link to another device, or a part that has another name or
// another page today.

/** Whether this page can take in a link itself: then it also makes them. */
const isTool = Boolean(document.querySelector("[data-act=move]"));

async function follow() {
  const link = linkIn(location);
  if (link !== null) {
    // Replaced, so that the address with the reader's answers is not asked for again, nor kept in the history.
    if (!isTool && $home) location.replace(new URL(link, new URL($home.dataset.checklist, document.baseURI)));
    return;
  }
  const $newPage = document.querySelector("a#moved");
  if ($newPage) return location.replace($newPage.href + location.hash);
  const id = location.hash.slice(1);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id) || document.getElementById(id)) return;
  // The part's short link knows where it is.
  const short = new URL(`go/${id}/`, $home?.href);
  const answer = await fetch(short, { method: "HEAD" });
  if (answer.ok && location.hash.slice(1) === id) location.replace(short);
}

const followAddress = () => follow().catch(() => {}); // offline: the reader is on the right page, at its top
window.addEventListener("hashchange", followAddress);
followAddress();

// The "Link" below each part becomes a button: it opens a small menu to copy the short link, show its QR code, and so on.
// One menu serves all parts of a page. Its words are in the page.

const $partMenu = document.getElementById("part-menu");
const $address = $partMenu?.querySelector("input");
const $said = $partMenu?.querySelector("[role=status]");

/** Copies what a field holds. A browser allows that in the press itself, so it is here before. @type {typeof import("../lib/clipboard.js").copyField | undefined} */
let copyField;
/** @type {HTMLButtonElement | undefined} the button that the menu belongs to while it is open */
let $opener;

function closePartMenu() {
  if (!$partMenu || !$opener) return;
  $opener.setAttribute("aria-expanded", "false");
  $opener = undefined;
  $partMenu.hidden = true;
}

/** @param {HTMLButtonElement} $button */
function openPartMenu($button) {
  if (!$partMenu || !$address || !$said) return;
  closePartMenu();
  const { part } = /** @type {{part: string}} */ ($button.dataset);
  for (const $link of $partMenu.querySelectorAll("[data-to]")) {
    $link.href = new URL($link.dataset.to.replace("{id}", part), $home?.href).href;
    $link.parentElement?.toggleAttribute("hidden", "linkOnly" in $button.dataset);
  }
  $address.value = new URL(`go/${part}/`, $home?.href).href;
  $said.textContent = "";
  $button.closest("p")?.after($partMenu);
  $partMenu.hidden = false;
  $button.setAttribute("aria-expanded", "true");
  $opener = $button;
  getClipboard();
}

/** @returns {Promise<NonNullable<typeof copyField>>} */
const getClipboard = () =>
  import("../lib/clipboard.js").then(
    (clipboard) => (copyField = clipboard.copyField),
    () => async () => false,
  );

async function copyLink() {
  if (!$partMenu || !$address || !$said) return;
  const { copied, failed } = $partMenu.dataset;
  const isCopied = await (copyField ?? (await getClipboard()))($address);
  if (!isCopied) $address.select();
  $said.textContent = isCopied ? copied : failed;
}

/** @param {Found} $link */
function asButton($link) {
  const $button = document.createElement("button");
  $button.type = "button";
  $button.className = $link.className;
  Object.assign($button.dataset, $link.dataset);
  $button.setAttribute("aria-expanded", "false");
  if ($partMenu) $button.setAttribute("aria-controls", $partMenu.id);
  $button.append(...$link.childNodes);
  $button.addEventListener("click", () => ($opener === $button ? closePartMenu() : openPartMenu($button)));
  $link.replaceWith($button);
}

if ($partMenu) {
  for (const $link of document.querySelectorAll("a[data-part]")) asButton($link);
  $partMenu.querySelector("button")?.addEventListener("click", copyLink);
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !$opener) return;
    const $button = $opener;
    closePartMenu();
    $button.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if ($opener && !$partMenu.contains(target) && !$opener.contains(target)) closePartMenu();
  });
}
