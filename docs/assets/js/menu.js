// The menu at the top opens without a script. With one, it closes when the focus goes on or the Escape key is pressed, so
// that it never lies over what has the focus.

const $menu = document.querySelector(".top__menu");

$menu.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !$menu.contains(relatedTarget)) $menu.open = false;
});
$menu.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !$menu.open) return;
  $menu.open = false;
  $menu.querySelector("summary").focus();
});
