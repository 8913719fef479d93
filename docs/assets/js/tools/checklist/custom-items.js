// Tasks that the reader adds.

import { element, find, findAround } from "../../lib/dom.js";
import { isChanging, openLine } from "../shared/inline-edit.js";

/** @typedef {import("./types.js").Phase} Phase @typedef {import("./types.js").Task} Task */

/** @param {import("./index.js").Page} page */
export function open(page) {
  const { store, list, text, say, flush } = page;
  /** @param {string} act @param {string} label @param {string} about */
  const button = (act, label, about) =>
    element("button", { type: "button", className: "quiet", "data-act": act }, text(label), element("span", { className: "vh" }, `: ${about}`));

  /** @param {string} id @param {string} task */
  function makeRow(id, task) {
    const $label = element("label", { className: "task__tick" }, element("input", { type: "checkbox", "data-field": `tick/${id}` }), element("span", { dir: "auto", translate: false }, task));
    const $tools = element("p", { className: "task__tools" });
    for (const [act, label] of [["note", "add_note"], ["own-edit", "own_edit"], ["own-delete", "own_delete"]]) {
      $tools.append(button(act, label, task), " ");
    }
    return element("li", { className: "task task--own", id, "data-task": id }, $label, $tools);
  }

  /** Show a task as the store has it. @param {string} key */
  function show(key) {
    const id = `own-${key}`;
    const value = store.get(`own/${key}`);
    const here = list.tasks.get(id);
    if (here && !value) {
      if (isChanging(here.$row)) return;
      flush();
      list.remove(here);
    } else if (here) {
      rename(here, value.text);
    } else if (value) {
      const phase = /** @type {Phase} */ (list.phases.find((one) => one.id === value.phase) ?? list.phases.at(-1));
      // In the order in which they were added, which their ids keep.
      const next = phase.tasks.find((one) => one.id.startsWith("own-") && one.id > id);
      const $row = makeRow(id, value.text);
      phase.$tasks.insertBefore($row, next?.$row ?? null);
      list.add($row, phase, id, next);
      list.show(id);
    }
  }

  /** @param {Task} task @param {string} name */
  function rename(task, name) {
    find(task.$row, ".task__tick span").textContent = name;
    for (const $about of task.$row.querySelectorAll(".vh")) $about.textContent = `: ${name}`;
  }

  /** @param {Found} $button */
  const taskOf = ($button) => /** @type {Task} */ (list.tasks.get(findAround($button, ".task").dataset.task));
  /** @param {Task} task */
  const keyOf = (task) => task.id.slice("own-".length);

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    "own-new": ($button) => {
      const phase = /** @type {Phase} */ (list.phases.find(({ id }) => id === findAround($button, ".phase").dataset.phase));
      let key = store.newId();
      openLine(page, {
        $button,
        label: text("own_label", { phase: phase.title }),
        saveLabel: text("own_save"),
        save: (name) => {
          store.set(`own/${key}`, { phase: phase.id, text: name }, text("did_own_add", { task: name }));
          say("said_added", { task: name });
        },
        isNew: () => (key = store.newId()),
        drop: () => store.set(`own/${key}`, null),
      });
    },
    "own-edit": ($button) => {
      const task = taskOf($button);
      const field = `own/${keyOf(task)}`;
      const before = task.text;
      /** @param {string} name @param {string} [did] */
      const rewrite = (name, did) => store.set(field, { ...store.get(field, { phase: task.phase.id }), text: name }, did);
      openLine(page, {
        $button,
        label: text("own_edit_label"),
        value: before,
        saveLabel: text("own_edit_save"),
        save: (name) => rewrite(name, text("did_own_edit", { task: name })),
        drop: () => rewrite(before),
        closed: () => show(keyOf(task)),
      });
    },
    "own-delete": ($button) => {
      const task = taskOf($button);
      const $next = list.after(task);
      flush();
      const names = [`own/${keyOf(task)}`, `tick/${task.id}`, `note/${task.id}`];
      store.setMany(Object.fromEntries(names.map((name) => [name, null])), text("did_own_delete", { task: task.text }));
      say("said_deleted", { task: task.text });
      $next?.focus();
    },
  };
  return { show, acts };
}
