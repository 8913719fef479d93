// The menu at the top opens without a script. With one, it closes when the focus goes on or the Escape key is pressed, so
// that it never lies over what has the focus, and it is closed when the reader comes back to the page.
// Every page has it, so it also looks after explained words in browsers that can't show their notes by themselves.

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

if (!("popover" in HTMLElement.prototype)) {
  const { classList } = document.documentElement;
  classList.add("folds-notes");
  import("./terms.js").then(({ openTerms }) => openTerms()).catch(() => classList.remove("folds-notes"));
}
