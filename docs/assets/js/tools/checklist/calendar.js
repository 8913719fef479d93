// The visit, the date to decide by and the tasks that are left, for the reader's own calendar.

import { dayInWords, inWords, today } from "../../lib/day.js";
import { find, isFree, settings, shownText } from "../../lib/dom.js";
import { calendarFile, calendarId } from "../../lib/ics.js";
import { handOver } from "../shared/offer-file.js";
import { daysIn } from "../shared/plan-ahead.js";
import { schedule } from "../shared/planning.js";

/** @param {import("./index.js").Page} page @param {Found} $button */
export async function download(page, $button) {
  const { $form, list, lang, store, text, say, flush } = page;
  flush();
  const visit = store.get("visit");
  const dates = daysIn(store);
  if (!dates.visit && !dates.by) {
    say("calendar_needs_date");
    if (isFree()) find($form, "#decide-by").focus();
    return;
  }
  const here = location.origin + location.pathname;
  const { due } = schedule({ today: today(), newest: settings().newest, ...dates });
  const days = [];
  if (dates.by) days.push({ id: "decide-by", title: text("calendar_decide"), date: dates.by, url: here });
  for (const { id, text: title, $row, $box, fits } of list.tasks.values()) {
    const when = $row.dataset.when === undefined || !fits || $box.checked ? null : due(Number($row.dataset.when), "books" in $row.dataset);
    if (when && "date" in when) days.push({ id, title, date: when.date, text: shownText(find($row, ".task__why")), url: `${here}#${id}` });
  }
  const file = calendarFile({
    id: calendarId(store),
    revision: store.document().clock,
    product: find(document, "h1").textContent,
    visit: dates.visit ? { ...visit, title: text("calendar_visit"), url: here } : null,
    tasks: days,
  });
  if (!file) return;
  const rows = days.sort((a, b) => (a.date < b.date ? -1 : 1)).map(({ date, title }) => `${dayInWords(date, lang)}: ${title}`);
  if (dates.visit) rows.unshift(`${text("calendar_visit")}: ${inWords(visit, lang)}`);
  await handOver(page, $button, [file], () => ({ label: text("calendar_text"), value: rows.join("\n") }));
}
