// The dates that all else is planned by: the one to decide by, which is a field like others (fields.js), and the visit's
// date, time and place, which are one field of the store.

import { find } from "../../lib/dom.js";
import { isDayField, isOff, PAUSE, putDay } from "./fields.js";

/** @typedef {import("./plan-ahead.js").OnPlan} OnPlan */

/**
 * @param {import("./tool.js").Tool} tool
 * @param {() => Promise<OnPlan>} [loadOnPlan] loads what hears of each plan
 */
export function openDates(tool, loadOnPlan = async () => () => {}) {
  const { $form, store, text, attempt, onFlush, flush } = tool;
  const $dates = find($form, ".dates");
  const $where = find($dates, ".dates__where");
  const fields = [...$dates.querySelectorAll("[data-visit]")];
  /** @type {number | undefined} */
  let timer;
  /** Shows the plan. There is none before the first date. @type {((from?: string) => void) | undefined} */
  let showPlan;

  /** Fields whose text is not saved yet, at first those that the reader typed in before this module was here. @type {Set<Found>} */
  const waiting = new Set(fields.filter(($field) => $field.value !== $field.defaultValue));
  $dates.addEventListener("input", ({ target }) => {
    if (!target.dataset.visit) return;
    waiting.add(target);
    $where.hidden = false;
    // A date or a time comes in parts: it is saved once the browser says that it has changed.
    if (target.type !== "text") return;
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  });
  onFlush(() => {
    const typed = [...waiting].filter(($field) => !isOff($field));
    waiting.clear();
    if (!typed.length) return;
    const visit = { ...store.get("visit", {}), ...Object.fromEntries(typed.map(($field) => [$field.dataset.visit, $field.value])) };
    store.set("visit", Object.values(visit).some(Boolean) ? visit : null, text("did_visit"));
  });

  /** @param {string} [from] who changed something */
  function show(from) {
    const visit = store.get("visit", {});
    for (const $field of fields) {
      const value = visit[$field.dataset.visit] ?? "";
      if (waiting.has($field)) continue;
      if (isDayField($field)) putDay($field, value);
      // What is being typed is later than what is stored.
      else if ($field.value !== value && !(isOff($field) && $field === document.activeElement)) $field.value = value;
    }
    // The time and the place are asked for once there is a visit.
    $where.hidden = !store.get("visit") && !waiting.size;
    if (showPlan) showPlan(from);
    else if (visit.date || store.get("blank/decide-by")) {
      attempt(async () => {
        const [{ openPlan }, onPlan] = await Promise.all([import("./plan-ahead.js"), loadOnPlan()]);
        showPlan ??= openPlan(tool, onPlan);
        showPlan(from);
      });
    }
  }

  return { show };
}
