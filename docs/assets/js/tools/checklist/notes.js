// The reader's note on a task.

import { element, find, findAround } from "../../lib/dom.js";
import { nameOf, openFields } from "../shared/fields.js";
import { openPaper } from "../shared/print-fields.js";

/** @typedef {import("./types.js").Phase} Phase @typedef {import("./types.js").Task} Task */

/** @param {import("./index.js").Page} page */
export function open(page) {
  const { store, list, text } = page;
  /** @type {Map<string, HTMLTextAreaElement>} */
  const notes = new Map();
  /** @param {Found} $field */
  const idOf = ($field) => $field.dataset.field.slice("note/".length);
  const fields = openFields(page, { label });
  openPaper(page);

  /** @param {Found} $field */
  function label($field) {
    const task = list.tasks.get(idOf($field))?.text ?? "";
    return $field.dataset.field.startsWith("note/") ? text("did_note", { task }) : text("did_field", { what: nameOf($field) });
  }

  /** @param {Task} task */
  function make(task) {
    const $field = element("textarea", { rows: 2, id: `note-${task.id}`, "data-field": `note/${task.id}`, dir: "auto" });
    const $label = element("label", { htmlFor: $field.id }, text("note"), element("span", { className: "vh" }, `: ${task.text}`));
    task.$row.append(element("div", { className: "note" }, $label, $field));
    find(task.$row, "[data-act=note]").hidden = true;
    notes.set(task.id, $field);
    fields.show(`note/${task.id}`);
    return $field;
  }

  /** @param {string} id */
  function show(id) {
    const name = `note/${id}`;
    if (fields.isWaiting(name)) return;
    if (store.get(name) === null) return close(id);
    const task = list.tasks.get(id) ?? gone(id);
    if (!notes.get(id)?.isConnected) make(task);
    fields.show(name);
  }

  /** @param {string} id */
  function close(id) {
    const $field = notes.get(id);
    if (!$field) return;
    // The field that the reader is in stays, empty.
    if ($field === document.activeElement) {
      $field.value = "";
      return;
    }
    notes.delete(id);
    $field.parentElement?.remove();
    const task = list.tasks.get(id);
    if (task?.isGone) list.remove(task);
    else if (task) find(task.$row, "[data-act=note]").hidden = false;
  }

  /** A row for a note whose task is no longer in the guide: what the reader wrote stays in sight. @param {string} id */
  function gone(id) {
    const phase = /** @type {Phase} */ (list.phases.at(-1));
    const $row = element(
      "li",
      { className: "task task--own", "data-task": id },
      element("label", { className: "task__tick" }, element("input", { type: "checkbox" }), element("span", {}, text("gone"))),
      element("p", { className: "task__tools" }, element("button", { type: "button", hidden: true, "data-act": "note" })),
    );
    phase.$tasks.append($row);
    return Object.assign(list.add($row, phase, id), { isGone: true });
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    note: ($button) => {
      const $row = findAround($button, ".task");
      const id = $row.dataset.task ?? $row.id;
      const $field = notes.get(id);
      ($field?.isConnected ? $field : make(/** @type {Task} */ (list.tasks.get(id)))).focus();
    },
  };
  return { show, acts, showBlank: /** @param {string} name */ (name) => fields.show(`blank/${name}`) };
}
