// The visit, and the day by which each task is due.

import { find } from "../../lib/dom.js";

const DAY = 86_400_000;
// An earlier date is a year that is not typed to its end.
const FIRST_DAY = "1900-01-01";

/** @param {import("./index.js").Page} page */
export function open({ $form, store, lang, text, say, onFlush }) {
  const fields = ["date", "time", "place"].map((name) => ({ name, $field: find($form, `#visit-${name}`) }));
  const $state = find($form, "#visit-state");
  const $print = find($form, "#print-visit");
  const $dues = [...$form.querySelectorAll("[data-when]")].map(($row) => ({
    $due: find($row, ".task__when"),
    days: Number($row.dataset.when),
    words: find($row, ".task__when").textContent,
  }));
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });
  const long = format({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
  const short = format({ weekday: "short", month: "long", day: "numeric" });

  /** Fields whose text is not saved yet, at first those that the reader typed in before this module was here. @type {Set<Found>} */
  const waiting = new Set(fields.map(({ $field }) => $field).filter(($field) => $field.value !== $field.defaultValue));
  $form.addEventListener("input", ({ target }) => target.id.startsWith("visit-") && waiting.add(target));
  onFlush(() => waiting.forEach(($field) => $field.validity.badInput || change($field, $field.value)));

  /** Midnight of the visit's day, counted as if there were no time zones. */
  function midnight() {
    const time = Date.parse(`${store.get("visit")?.date}T00:00Z`);
    return Number.isNaN(time) ? null : time;
  }

  function show() {
    const visit = store.get("visit", {});
    for (const { name, $field } of fields) {
      // What is being typed is later than what is stored. A date of which a part is missing has no value yet.
      if (waiting.has($field) || ($field === document.activeElement && $field.validity.badInput)) continue;
      if ($field.value !== (visit[name] ?? "")) $field.value = visit[name] ?? "";
    }
    const start = midnight();
    const words = [start === null ? "" : long.format(start), visit.time ?? "", visit.place ?? ""].filter(Boolean).join(", ");
    $state.textContent = words || text("visit_none");
    $print.textContent = words;
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    for (const { $due, days, words: usual } of $dues) {
      if (start === null) {
        $due.textContent = usual;
        continue;
      }
      const day = start + days * DAY;
      const key = day < today ? "due_late" : days === 0 ? "due_visit" : "due";
      $due.textContent = text(key, { date: short.format(day) });
    }
  }

  /** @param {Found} $input @param {string} value */
  function change($input, value) {
    const name = $input.id.slice("visit-".length);
    if (name === "date" && value && value < FIRST_DAY) return;
    waiting.delete($input);
    const had = midnight();
    const visit = { ...store.get("visit", {}), [name]: value };
    const isEmpty = !Object.values(visit).some(Boolean);
    store.set("visit", isEmpty ? null : visit, text("did_visit"));
    if (name === "date" && had !== midnight()) say(midnight() === null ? "said_no_dates" : "said_dates");
  }

  return { show, change };
}
