import { find } from "../../lib/dom.js";

/**
 * The list as plain text: what is shown now, with notes.
 * @param {import("./index.js").Page} page
 * @returns {string}
 */
export function plainList({ $form, list, store, text }) {
  const parts = [find(document, "h1").textContent];
  if (store.get("visit")) parts.push(`${text("print_visit")}: ${find($form, "#visit-state").textContent}`);
  for (const { title, tasks } of list.phases) {
    const rows = tasks.filter(({ $row }) => !$row.hidden);
    if (rows.length) parts.push([title.toUpperCase(), ...rows.map(line)].join("\n"));
  }
  parts.push(location.origin + location.pathname);
  return parts.join("\n\n");

  /** @param {import("./types.js").Task} task */
  function line({ id, text: task, $box }) {
    const note = store.get(`note/${id}`);
    const state = text($box.checked ? "copy_done" : "copy_open");
    return `${state} ${task}` + (note ? `\n   ${text("note")}: ${note.replaceAll("\n", "\n   ")}` : "");
  }
}
