// The dates that all else is planned by: the one to decide by, which is a field like others (fields.js), and the visit's
// date, time and place, which are one field of the store.

import { isDay } from "../../lib/day.js";
import { find } from "../../lib/dom.js";
import { isDayField, isOff, putDay } from "./day-field.js";

/** @typedef {import("./planning.js").Schedule} Schedule */

/**
 * The day of the visit and the day to decide by, if they are known.
 * @param {{get: (name: string) => any}} store
 */
export function daysIn(store) {
  const [visit, by] = [store.get("visit")?.date, store.get("blank/decide-by")].map((day) => (isDay(day) ? day : null));
  return { visit, by };
}

/**
 * @param {import("./tool.js").Tool} tool
 * @param {(schedule: Schedule, isNews: boolean) => unknown} [onPlan] hears of each plan; `isNews` if the reader's change began or ended it
 */
export function openDates(tool, onPlan = () => {}) {
  const { $form, store, text, attempt, onFlush } = tool;
  const $dates = find($form, ".dates");
  const $where = find($dates, ".dates__where");
  const fields = [...$dates.querySelectorAll("[data-visit]")];
  /** Shows the plan. There is none before the first date. @type {((isByReader: boolean) => void) | undefined} */
  let showPlan;

  /** Fields whose text is not saved yet, at first those that the reader typed in before this module was here. @type {Set<Found>} */
  const waiting = new Set(fields.filter(($field) => $field.value !== $field.defaultValue));
  $dates.addEventListener("input", ({ target }) => {
    if (!target.dataset.visit) return;
    waiting.add(target);
    showWhere();
  });
  onFlush(() => {
    const typed = [...waiting].filter(($field) => !isOff($field));
    waiting.clear();
    if (!typed.length) return;
    const visit = { ...store.get("visit", {}), ...Object.fromEntries(typed.map(($field) => [$field.dataset.visit, $field.value])) };
    store.set("visit", Object.values(visit).some(Boolean) ? visit : null, text("did_visit"));
  });

  /** The time and the place are asked for once there is a visit. */
  function showWhere() {
    $where.hidden = !store.get("visit") && fields.every(($field) => !$field.value && !isOff($field));
  }

  /** @param {string[]} names the fields that changed @param {string} [from] */
  function show(names, from) {
    const visit = store.get("visit", {});
    for (const $field of fields) {
      const value = visit[$field.dataset.visit] ?? "";
      if (waiting.has($field)) continue;
      if (isDayField($field)) putDay($field, value);
      else if ($field.value !== value) $field.value = value;
    }
    showWhere();
    const isByReader = from === "here" && names.some((name) => ["visit", "blank/decide-by"].includes(name));
    const { visit: day, by } = daysIn(store);
    if (showPlan) showPlan(isByReader);
    else if (day || by) {
      attempt(async () => {
        const { openPlan } = await import("./plan-ahead.js");
        showPlan ??= openPlan(tool, onPlan);
        showPlan(isByReader);
      });
    }
  }

  return { show };
}
