// A field shows only a part of a long text. On paper all of it is below the field, which the style then hides.

import { element } from "../../lib/dom.js";

const LONG = 600;
const LINES = 12;

/** Whether a text is too long for a column on paper. @param {string} text */
export const isLong = (text) => text.length > LONG || text.split("\n").length > LINES;

/** @param {import("./tool.js").Tool} tool */
export function openPaper({ $form }) {
  function gather() {
    for (const $paper of $form.querySelectorAll(".paper")) {
      $paper.parentElement?.classList.remove("has-paper");
      $paper.closest(".is-long")?.classList.remove("is-long");
      $paper.remove();
    }
  }

  function spread() {
    gather();
    for (const $field of $form.querySelectorAll("textarea[data-field]")) {
      if (!$field.value) continue;
      $field.parentElement?.classList.add("has-paper");
      if (isLong($field.value)) $field.closest("[data-point], li")?.classList.add("is-long");
      $field.after(element("p", { className: "paper", dir: "auto", translate: false }, $field.value));
    }
  }

  window.addEventListener("beforeprint", spread);
  window.addEventListener("afterprint", gather);
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? spread() : gather()));
}
