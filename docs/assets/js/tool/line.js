// A line on which the reader types something of their own.

import { element } from "../element.js";

const LONGEST = 1000;

/**
 * Opens the line after `$place`, which is hidden meanwhile. `save` gets the text; the line closes when it returns true, and
 * else stays open for the next one.
 * @param {import("./tool.js").Tool} tool
 * @param {{$place: HTMLElement, label: string, value?: string, saveLabel: string, save: (text: string) => boolean | void}} options
 */
export function openLine({ text }, { $place, label, value = "", saveLabel, save }) {
  const $field = element("input", { type: "text", value, maxLength: LONGEST, dir: "auto" });
  const $save = element("button", { type: "button" }, saveLabel);
  const $cancel = element("button", { type: "button", className: "quiet" }, text("own_cancel"));
  const $line = element("p", { className: "own-line" }, element("label", {}, element("span", {}, label), $field), $save, " ", $cancel);
  const $back = /** @type {HTMLElement} */ (document.activeElement);
  const close = () => {
    $line.remove();
    $place.hidden = false;
    $back.focus();
  };
  const keep = () => {
    const name = $field.value.trim();
    if (!name) $field.focus();
    else if (save(name)) close();
    else {
      $field.value = "";
      $field.focus();
    }
  };
  $save.addEventListener("click", keep);
  $cancel.addEventListener("click", close);
  $field.addEventListener("keydown", (event) => {
    // Enter also ends a word in some ways of typing: that is not meant for us.
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    if (event.key === "Enter") {
      event.preventDefault();
      keep();
    }
  });
  $place.hidden = true;
  $place.after($line);
  $field.focus();
}
