// A line on which the reader types something of their own.

import { element, findAround } from "../../lib/dom.js";

/**
 * Open the line in place of the button's paragraph, which is hidden meanwhile.
 *
 * A phone may end a page that is out of sight without telling it. So what is in the line is saved each time the page
 * goes out of sight, and the reader goes on with the same text when they come back. A "close" event on the line closes it
 * without saving.
 * @param {import("./tool.js").Tool} tool
 * @param {{
 *   $button: Found, label: string, value?: string, saveLabel: string, save: (text: string) => void, isNew?: () => void,
 *   drop?: () => void, closed?: () => void,
 * }} options `save` stores the text, each time the same one; with `isNew` the line stays open after the reader has finished a
 *   text, and the next one is another; `drop` takes back what was saved of a text that the reader cancels; `closed` is called at the end
 */
export function openLine({ text }, { $button, label, value = "", saveLabel, save, isNew, drop, closed }) {
  const $place = findAround($button, "p");
  if ($place.hidden) return;
  const $field = element("input", { type: "text", value, dir: "auto" });
  const $save = element("button", { type: "button" }, saveLabel);
  const $cancel = element("button", { type: "button", className: "quiet" }, text("own_cancel"));
  const $line = element("p", { className: "own-line" }, element("label", {}, element("span", {}, label), $field), $save, " ", $cancel);
  let isSaved = false;
  const close = (takesFocus = true) => {
    window.removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", leave);
    $line.remove();
    $place.hidden = false;
    if (takesFocus) $button.focus();
    closed?.();
  };
  const keep = () => {
    const name = $field.value.trim();
    if (name) save(name);
    isSaved = Boolean(name) || isSaved;
    return Boolean(name);
  };
  const finish = () => {
    if (!keep()) return $field.focus();
    if (!isNew) return close();
    isNew();
    isSaved = false;
    $field.value = "";
    $field.focus();
  };
  const cancel = () => {
    if (isSaved) drop?.();
    close();
  };
  const leave = ({ type = "" }) => {
    if (type === "pagehide" || document.hidden) keep();
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", leave);
  $save.addEventListener("click", finish);
  $cancel.addEventListener("click", cancel);
  $line.addEventListener("close", () => close(false));
  $field.addEventListener("keydown", (event) => {
    // Enter also ends a word in some ways of typing: that is not meant for us. Safari tells it by the key's number only.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") cancel();
    if (event.key === "Enter") {
      event.preventDefault();
      finish();
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
      let key = store.newId();
      openLine(tool, {
        $button,
        label: text("own_label"),
        saveLabel: text("own_save"),
        save: (words) => {
          store.set(prefix + key, words, text("did_own_add", { task: words }));
          say("said_added", { task: words });
        },
        isNew: () => (key = store.newId()),
        drop: () => store.set(prefix + key, null),
      });
    },
    "own-edit": ($button) => {
      const key = keyOf($button);
      const field = prefix + key;
      const before = store.get(field, "");
      openLine(tool, {
        $button,
        label: text("own_edit_label"),
        value: before,
        saveLabel: text("own_edit_save"),
        save: (words) => store.set(field, words, text("did_own_edit", { task: words })),
        drop: () => store.set(field, before),
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
