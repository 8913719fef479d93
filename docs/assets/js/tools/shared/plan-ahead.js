// What follows from the dates: when to do what, and whether there is too little time. Loaded once there is a date.

import { dayInWords, today } from "../../lib/day.js";
import { find } from "../../lib/dom.js";
import { settings } from "../../lib/i18n.js";
import { daysIn } from "./dates.js";
import { schedule } from "./planning.js";

/**
 * @param {import("./tool.js").Tool} tool
 * @param {(plan: import("./planning.js").Schedule, isNews: boolean) => unknown} onPlan
 */
export function openPlan({ $form, store, lang, text }, onPlan) {
  const $note = find($form, ".dates__note");
  const newest = settings().newest;
  let wasPlanned = false;
  /** @type {number | undefined} */
  let timer;

  /** @param {boolean} isByReader */
  function show(isByReader) {
    const plan = schedule({ today: today(), newest, ...daysIn(store) });
    const { note, isPlanned } = plan;
    $note.hidden = !note;
    /** @param {string | undefined} day */
    const words = (day) => (day ? dayInWords(day, lang) : "");
    find($note, "span").textContent = note ? text(`dates_${note.key}`, { date: words(note.by), visit: words(note.until) }) : "";
    find($note, ".dates__more").hidden = !note || ["plan", "clock"].includes(note.key);
    onPlan(plan, isByReader && isPlanned !== wasPlanned);
    wasPlanned = isPlanned;
  }

  /** Plan anew when a day is over, also one that ended while nobody looked. */
  function again() {
    show(false);
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
