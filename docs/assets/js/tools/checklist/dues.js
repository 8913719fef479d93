// When each task is due, in words. One that is done, or that has no day yet, keeps the words that it has without dates.

import { dayWriter } from "../../lib/day.js";
import { find } from "../../lib/dom.js";

/**
 * @param {import("./index.js").Page} page
 * @returns {import("../shared/plan-ahead.js").OnPlan}
 */
export function openDues({ list, lang, text, say }) {
  const inWords = dayWriter(lang, { weekday: "short", month: "long", day: "numeric" });
  return (schedule, isNews) => {
    for (const { $row, $box } of list.tasks.values()) {
      if ($row.dataset.when === undefined) continue;
      const $due = find($row, ".task__when");
      const usual = ($due.dataset.usual ??= $due.textContent);
      const due = $box.checked ? null : schedule.due(Number($row.dataset.when), "books" in $row.dataset);
      const words = due && "date" in due ? text(`due_${due.kind}`, { date: inWords(due.date) }) : due?.kind === "none" ? "" : usual;
      if ($due.textContent !== words) $due.textContent = words;
    }
    if (isNews) say(schedule.isPlanned ? "said_dates" : "said_no_dates");
  };
}
