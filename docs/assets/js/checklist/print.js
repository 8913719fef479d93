// On paper a note has all its text, and the page tells what it leaves out.

import { element } from "../element.js";

/** @param {import("../checklist.js").Page} page */
export function openPrint({ $form, list, text }) {
  const $hidden = $form.querySelector("#print-hidden");

  function prepare() {
    tidy();
    for (const $field of $form.querySelectorAll("[data-note]")) {
      if ($field.value) $field.after(element("p", { className: "note__paper", dir: "auto" }, $field.value));
    }
    const count = [...list.tasks.values()].filter(({ $row }) => $row.hidden).length;
    $hidden.textContent = count ? text("print_hidden", { count }) : "";
  }

  const tidy = () => $form.querySelectorAll(".note__paper").forEach(($paper) => $paper.remove());

  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", tidy);
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? prepare() : tidy()));
}
