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

/**
 * What the buttons of the reader's own lines do, where each line is a text in the store.
 * @param {import("./tool.js").Tool} tool
 * @param {{
 *   prefix: string, keyOf: ($button: Found) => string, beside: (key: string) => string[], goOn: ($button: Found) => void,
 * }} lines `prefix` of the fields' names; `beside` names what goes with a line; `goOn` puts the focus on what comes after it
 * @returns {import("./types.js").Acts}
 */
export function ownLines(tool, { prefix, keyOf, beside, goOn }) {
  const { store, text, say, flush } = tool;
  return {
    "own-new": ($button) => {
      openLine(tool, {
        $place: $button.parentElement,
        label: text("own_label"),
        saveLabel: text("own_save"),
        save: (words) => {
          store.set(prefix + store.newId(), words, text("did_own_add", { task: words }));
          say("said_added", { task: words });
        },
      });
    },
    "own-edit": ($button) => {
      const field = prefix + keyOf($button);
      openLine(tool, {
        $place: $button.parentElement,
        label: text("own_edit_label"),
        value: store.get(field, ""),
        saveLabel: text("own_edit_save"),
        save: (words) => {
          store.set(field, words, text("did_own_edit", { task: words }));
          return true;
        },
      });
    },
    "own-delete": ($button) => {
      flush();
      const key = keyOf($button);
      const words = store.get(prefix + key, "");
      goOn($button);
      const names = [prefix + key, ...beside(key)];
      store.setMany(Object.fromEntries(names.map((name) => [name, null])), text("did_own_delete", { task: words }));
      say("said_deleted", { task: words });
    },
  };
}
