// What follows from the dates: when to do what, and whether there is too little time. Loaded once there is a date.

import { dayInWords, isDay, today } from "../../lib/day.js";
import { find, settings } from "../../lib/dom.js";
import { schedule } from "./planning.js";

/**
 * What hears of each plan; `isNews` if the reader's change began or ended it.
 * @typedef {(plan: import("./planning.js").Schedule, isNews: boolean) => unknown} OnPlan
 */

/**
 * The day of the visit and the day to decide by, if they are known.
 * @param {{get: (name: string) => any}} store
 */
export function daysIn(store) {
  const [visit, by] = [store.get("visit")?.date, store.get("blank/decide-by")].map((day) => (isDay(day) ? day : null));
  return { visit, by };
}

/** @param {import("./tool.js").Tool} tool @param {OnPlan} onPlan */
export function openPlan({ $form, store, lang, text }, onPlan) {
  const $note = find($form, ".dates__note");
  const newest = settings().newest;
  let wasPlanned = false;
  /** @type {number | undefined} */
  let timer;

  /** @param {string} [from] who changed something */
  function show(from) {
    const plan = schedule({ today: today(), newest, ...daysIn(store) });
    const { note, isPlanned } = plan;
    $note.hidden = !note;
    /** @param {string | undefined} day */
    const words = (day) => (day ? dayInWords(day, lang) : "");
    find($note, "span").textContent = note ? text(`dates_${note.key}`, { date: words(note.by), visit: words(note.until) }) : "";
    find($note, ".dates__more").hidden = !note || ["plan", "clock", "visited"].includes(note.key);
    find($note, ".dates__after").hidden = note?.key !== "visited";
    onPlan(plan, from === "here" && isPlanned !== wasPlanned);
    wasPlanned = isPlanned;
  }

  /** Plan anew when a day is over, also one that ended while nobody looked. */
  function again() {
    show();
    watch();
  }

  function watch() {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    clearTimeout(timer);
    timer = setTimeout(again, Math.max(midnight.getTime() - now.getTime(), 1000));
  }

  document.addEventListener("visibilitychange", () => document.hidden || again());
  window.addEventListener("pageshow", again);
  watch();
  return show;
}
