// A line on which the reader types something of their own.

import { element } from "../element.js";

const LONGEST = 1000;

/**
 * Opens the line in place of the button's paragraph, which is hidden meanwhile. `save` gets the text; the line closes when
 * it returns true, and else stays open for the next one. `closed` is called at the end.
 * @param {import("./tool.js").Tool} tool
 * @param {{
 *   $button: Found, label: string, value?: string, saveLabel: string, save: (text: string) => boolean | void, closed?: () => void,
 * }} options
 */
export function openLine({ text }, { $button, label, value = "", saveLabel, save, closed }) {
  const $place = $button.parentElement;
  if ($place.hidden) return;
  const $field = element("input", { type: "text", value, maxLength: LONGEST, dir: "auto" });
  const $save = element("button", { type: "button" }, saveLabel);
  const $cancel = element("button", { type: "button", className: "quiet" }, text("own_cancel"));
  const $line = element("p", { className: "own-line" }, element("label", {}, element("span", {}, label), $field), $save, " ", $cancel);
  const close = () => {
    window.removeEventListener("pagehide", leave);
    $line.remove();
    $place.hidden = false;
    $button.focus();
    closed?.();
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
  // What stands here when the reader leaves the page is kept too.
  const leave = () => $field.value.trim() && keep();
  window.addEventListener("pagehide", leave);
  $save.addEventListener("click", keep);
  $cancel.addEventListener("click", close);
  $field.addEventListener("keydown", (event) => {
    // Enter also ends a word in some ways of typing: that is not meant for us. Safari tells it by the key's number only.
    if (event.isComposing || event.keyCode === 229) return;
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

/** Whether the reader is changing a line in this row: it stays, whatever another tab does. @param {HTMLElement | null} $row */
export const isChanging = ($row) => Boolean($row?.querySelector(".own-line"));

/**
 * What the buttons of the reader's own lines do, where each line is a text in the store.
 * @param {import("./tool.js").Tool} tool
 * @param {{
 *   prefix: string, keyOf: ($button: Found) => string, beside: (key: string) => string[], goOn: ($button: Found) => void,
 *   show: (key: string) => void,
 * }} lines `prefix` of the fields' names; `beside` names what goes with a line; `goOn` puts the focus on what comes after it;
 * `show` shows it as the store has it
 * @returns {import("./types.js").Acts}
 */
export function ownLines(tool, { prefix, keyOf, beside, goOn, show }) {
  const { store, text, say, flush } = tool;
  return {
    "own-new": ($button) => {
      openLine(tool, {
        $button,
        label: text("own_label"),
        saveLabel: text("own_save"),
        save: (words) => {
          store.set(prefix + store.newId(), words, text("did_own_add", { task: words }));
          say("said_added", { task: words });
        },
      });
    },
    "own-edit": ($button) => {
      const key = keyOf($button);
      const field = prefix + key;
      openLine(tool, {
        $button,
        label: text("own_edit_label"),
        value: store.get(field, ""),
        saveLabel: text("own_edit_save"),
        save: (words) => {
          store.set(field, words, text("did_own_edit", { task: words }));
          return true;
        },
        closed: () => show(key),
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
