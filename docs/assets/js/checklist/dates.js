// The visit and the tasks that are left, for the reader's own calendar.

import { calendarFile, calendarId } from "../calendar.js";
import { saveFile } from "../files.js";

const DAY = 86_400_000;

/** @param {import("../checklist.js").Page} page */
export function download({ $form, list, store, text, say, flush }) {
  flush();
  const visit = store.get("visit");
  if (!visit?.date) {
    say("calendar_needs_date");
    $form.querySelector("#fit-visit").open = true;
    $form.querySelector("#visit-date").focus();
    return;
  }
  const here = location.origin + location.pathname;
  const start = Date.parse(`${visit.date}T00:00Z`);
  const left = [...list.tasks.values()].filter(({ $row, $box, fits }) => fits && !$box.checked && $row.dataset.when);
  const tasks = left.map(({ id, text: title, $row }) => ({
    id,
    title,
    date: new Date(start + Number($row.dataset.when) * DAY).toISOString().slice(0, 10),
    text: $row.querySelector(".task__why").textContent,
    url: `${here}#${id}`,
  }));
  const file = calendarFile({
    id: calendarId(store),
    revision: store.document().clock,
    product: document.querySelector("h1").textContent,
    visit: { ...visit, title: text("calendar_visit"), url: here },
    tasks,
  });
  if (file) saveFile(file);
  say("downloaded");
}
