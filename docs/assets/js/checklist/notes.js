// The reader's note on a task. Saved while they type, at the latest when the page goes out of sight. Printed in full.

import { element } from "../element.js";

const PAUSE = 400;

/** @param {import("../checklist.js").Page} page */
export function open({ $form, store, list, text, say }) {
  /** @type {Map<string, HTMLTextAreaElement>} */
  const fields = new Map();
  const waiting = new Set();
  let timer;

  function flush() {
    clearTimeout(timer);
    for (const id of [...waiting]) {
      waiting.delete(id);
      store.set(`note/${id}`, fields.get(id).value || null, text("did_note", { task: list.tasks.get(id).text }));
    }
  }

  function make(task) {
    const $field = element("textarea", { rows: 2, id: `note-${task.id}`, "data-note": task.id, dir: "auto" });
    const $label = element("label", { htmlFor: $field.id }, text("note"), element("span", { className: "vh" }, `: ${task.text}`));
    task.$row.append(element("div", { className: "note" }, $label, $field));
    task.$row.querySelector("[data-act=note]").hidden = true;
    fields.set(task.id, $field);
    return $field;
  }

  function show(id) {
    const value = store.get(`note/${id}`);
    // What is being typed here is later than what comes in.
    if (waiting.has(id)) return;
    if (value === null) close(id);
    else {
      const task = list.tasks.get(id) ?? gone(id);
      const $field = fields.get(id)?.isConnected ? fields.get(id) : make(task);
      if ($field.value !== value) $field.value = value;
    }
  }

  function close(id) {
    const $field = fields.get(id);
    // An empty field that the reader is in stays.
    if (!$field || $field === document.activeElement) return;
    fields.delete(id);
    $field.parentElement.remove();
    const task = list.tasks.get(id);
    if (task?.isGone) list.remove(task);
    else if (task) task.$row.querySelector("[data-act=note]").hidden = false;
  }

  /** A row for a note whose task is no longer in the guide: what the reader wrote stays in sight. */
  function gone(id) {
    const phase = list.phases.at(-1);
    const $row = element(
      "li",
      { className: "task task--own", "data-task": id },
      element("label", { className: "task__tick" }, element("input", { type: "checkbox" }), element("span", {}, text("gone"))),
      element("p", { className: "task__tools" }, element("button", { type: "button", hidden: true, "data-act": "note" })),
    );
    phase.$tasks.append($row);
    return Object.assign(list.add($row, phase, id), { isGone: true });
  }

  $form.addEventListener("input", ({ target }) => {
    if (!target.dataset.note) return;
    waiting.add(target.dataset.note);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  });
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());

  /** A field shows only a part of a long note; on paper all of it stands below. */
  function spread() {
    gather();
    for (const $field of fields.values()) {
      if ($field.value) $field.after(element("p", { className: "note__paper", dir: "auto" }, $field.value));
    }
  }

  const gather = () => $form.querySelectorAll(".note__paper").forEach(($paper) => $paper.remove());

  window.addEventListener("beforeprint", spread);
  window.addEventListener("afterprint", gather);
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? spread() : gather()));

  const acts = {
    note: ($button) => {
      const $row = $button.closest(".task");
      make(list.tasks.get($row.dataset.task ?? $row.id)).focus();
    },
  };
  return { show, flush, acts };
}
