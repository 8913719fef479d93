// The visit and the tasks that are left, for the reader's own calendar.

import { find } from "../../lib/dom.js";
import { calendarFile, calendarId } from "../../lib/ics.js";
import { visitWords } from "../letters/suggestions.js";
import { handOver } from "../shared/offer-file.js";

const DAY = 86_400_000;

/** @param {import("./index.js").Page} page @param {Found} $button */
export async function download(page, $button) {
  const { $form, list, lang, store, text, say, flush } = page;
  flush();
  const visit = store.get("visit");
  if (!visit?.date) {
    say("calendar_needs_date");
    find($form, "#fit-visit").open = true;
    find($form, "#visit-date").focus();
    return;
  }
  const here = location.origin + location.pathname;
  const start = Date.parse(`${visit.date}T00:00Z`);
  const left = [...list.tasks.values()].filter(({ $row, $box, fits }) => fits && !$box.checked && $row.dataset.when);
  const tasks = left.map(({ id, text: title, $row }) => ({
    id,
    title,
    date: new Date(start + Number($row.dataset.when) * DAY).toISOString().slice(0, 10),
    text: find($row, ".task__why").textContent,
    url: `${here}#${id}`,
  }));
  const file = calendarFile({
    id: calendarId(store),
    revision: store.document().clock,
    product: find(document, "h1").textContent,
    visit: { ...visit, title: text("calendar_visit"), url: here },
    tasks,
  });
  if (!file) return;
  const sorted = [...tasks].sort((a, b) => (a.date < b.date ? -1 : 1));
  const rows = [`${text("calendar_visit")}: ${visitWords(visit, lang)}`, ...sorted.map(({ date, title }) => `${visitWords({ date }, lang)}: ${title}`)];
  await handOver(page, $button, [file], () => ({ label: text("calendar_text"), value: rows.join("\n") }));
}
