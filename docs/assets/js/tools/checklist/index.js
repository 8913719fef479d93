// The checklist's page: shows what the store holds, and hands each act of the reader to the module for it.

import * as customItems from "./custom-items.js";
import * as filters from "./filter.js";
import { openList, openPhases } from "./list.js";
import * as notes from "./notes.js";
import { openDates } from "../shared/dates.js";
import { orSay } from "../shared/export-import.js";
import { openTool } from "../shared/tool.js";

/** What the modules share. @typedef {import("../shared/tool.js").Tool & {list: ReturnType<typeof openList>}} Page */

/** The part that shows a field. @param {string} name */
const partFor = (name) => (/^(situation\/|who$|view\/(hide-done|all)$)/.test(name) ? "filter" : name.split("/", 1)[0]);

openTool("checklist", (tool) => {
  /** @type {Page} */
  const page = { ...tool, list: openList(tool) };
  const { list } = page;
  const [own, note, filter] = [customItems.open(page), notes.open(page), filters.open(page)];
  const dates = openDates(tool, async () => (await import("./dues.js")).openDues(page));
  const phases = openPhases(page);
  /** Own tasks come before what belongs to them. @type {Record<string, (name: string) => void>} */
  const parts = { own: own.show, tick: list.show, note: note.show, blank: note.showBlank };

  /** @param {string[]} names @param {string} [from] */
  function show(names, from) {
    for (const [part, showOne] of Object.entries(parts)) {
      for (const name of names) if (partFor(name) === part) showOne(name.slice(part.length + 1));
    }
    if (names.some((name) => partFor(name) === "view")) phases.show();
    // A tick from here hides and shows nothing else, so that it stays fast.
    if (from !== "here" || names.some((name) => partFor(name) === "filter")) filter.show();
    list.showProgress();
    dates.show(from);
  }

  /** @param {Found} $input */
  function change($input) {
    if (["who", "situation"].includes($input.name) || $input.id === "hide-done") filter.change($input, $input.checked);
    else if ($input.matches(".task__tick input")) filter.ticked(list.tick($input));
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    ...own.acts,
    ...note.acts,
    ...filter.acts,
    calendar: ($button) => orSay(tool, $button, "failed_calendar", async () => (await import("./calendar.js")).download(page, $button)),
  };

  /** @param {Element} $target */
  function follow($target) {
    const $task = $target.closest(".task");
    if ($task instanceof HTMLElement && $task.hidden) filter.call($task.id);
  }

  phases.show();
  return { show, acts, change, follow, plain: async () => (await import("./to-text.js")).plainList(page) };
});
