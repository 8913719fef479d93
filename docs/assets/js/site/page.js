// What every page does with what it folds up: its parts, the menu at the top, and the notes on explained words. All of them
// open without a script.

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
