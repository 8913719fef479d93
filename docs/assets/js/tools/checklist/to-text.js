import { find } from "../../lib/dom.js";
import { datesInWords } from "../shared/dates-to-text.js";

/**
 * The list as plain text: what is shown now, with notes.
 * @param {import("./index.js").Page} page
 * @returns {string}
 */
export function plainList(page) {
  const { list, store, text } = page;
  const parts = [find(document, "h1").textContent];
  const dates = datesInWords(page);
  if (dates.length) parts.push(dates.join("\n"));
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
