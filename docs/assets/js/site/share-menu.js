// The "Link" below each part becomes a button: it opens a small menu to copy the short link, show its QR code, and so on.
// One menu serves all parts of a page. Its words are in the page.

import { copyField } from "../lib/clipboard.js";

// Short links and codes are below the first page in the language of this page.
const home = document.querySelector("a.top__home")?.href;
const $menu = document.getElementById("part-menu");
const $address = $menu?.querySelector("input");
const $said = $menu?.querySelector("[role=status]");

/** @type {HTMLButtonElement | undefined} the button that the menu belongs to while it is open */
let $opener;

function close() {
  if (!$menu || !$opener) return;
  $opener.setAttribute("aria-expanded", "false");
  $opener = undefined;
  $menu.hidden = true;
}

/** @param {HTMLButtonElement} $button */
function open($button) {
  if (!$menu || !$address || !$said) return;
  close();
  const { part } = /** @type {{part: string}} */ ($button.dataset);
  for (const $link of $menu.querySelectorAll("[data-to]")) {
    $link.href = new URL($link.dataset.to.replace("{id}", part), home).href;
    $link.parentElement?.toggleAttribute("hidden", "linkOnly" in $button.dataset);
  }
  $address.value = new URL(`go/${part}/`, home).href;
  $said.textContent = "";
  $button.closest("p")?.after($menu);
  $menu.hidden = false;
  $button.setAttribute("aria-expanded", "true");
  $opener = $button;
}

async function copyLink() {
  if (!$menu || !$address || !$said) return;
  const { copied, failed } = $menu.dataset;
  $said.textContent = (await copyField($address)) ? copied : failed;
}

/** @param {Found} $link */
function asButton($link) {
  const $button = document.createElement("button");
  $button.type = "button";
  $button.className = $link.className;
  Object.assign($button.dataset, $link.dataset);
  $button.setAttribute("aria-expanded", "false");
  if ($menu) $button.setAttribute("aria-controls", $menu.id);
  $button.append(...$link.childNodes);
  $button.addEventListener("click", () => ($opener === $button ? close() : open($button)));
  $link.replaceWith($button);
}

if ($menu) {
  for (const $link of document.querySelectorAll("a[data-part]")) asButton($link);
  $menu.querySelector("button")?.addEventListener("click", copyLink);
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !$opener) return;
    const $button = $opener;
    close();
    $button.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if ($opener && !$menu.contains(target) && !$opener.contains(target)) close();
  });
}
