// Folded parts: a link to one opens it, and paper shows them all. Newer browsers do both by themselves.

/** Open what holds the part that the address names. */
function openTarget() {
  const $target = document.getElementById(location.hash.slice(1));
  if (!$target) return;
  let $fold = $target.closest("details.fold");
  const wasClosed = $fold && !$fold.open;
  for (; $fold; $fold = $fold.parentElement?.closest("details.fold") ?? null) $fold.open = true;
  if (wasClosed) $target.scrollIntoView();
}

/** @type {Found[]} */
let $opened = [];

window.addEventListener("beforeprint", () => {
  $opened = [...document.querySelectorAll("details.fold:not([open])")];
  for (const $fold of $opened) $fold.open = true;
});
window.addEventListener("afterprint", () => {
  for (const $fold of $opened) $fold.open = false;
});
window.addEventListener("hashchange", openTarget);
// A second tap on the same link changes no address.
document.addEventListener("click", ({ target }) => {
  const $link = /** @type {Element} */ (target).closest?.("a[href*='#']");
  if ($link && $link.hash === location.hash && $link.pathname === location.pathname) setTimeout(openTarget);
});
openTarget();
