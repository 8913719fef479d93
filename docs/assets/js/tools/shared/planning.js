// On which day each task is due, between today and the dates that the reader knows. Nothing here touches the page or a clock.

import { addDays, daysUntil, workday } from "../../lib/day.js";

/** How long before the date to decide the visit should be: this many days, or half of the time where there is less. */
const BEFORE = 14;
/** How far the content's newest date may lie ahead: it may already be tomorrow where it was written. */
const AHEAD = 1;
/** No guide is read this many days after it was last changed. */
const TOO_OLD = 3653;

/**
 * What to say about the dates: `key` of the words, and the days in them.
 * @typedef {{key: "plan" | "passed" | "today" | "visited" | "after" | "tomorrow" | "soon" | "clock", by?: string, until?: string}} Note
 * When to do a task. "plain": in the words that it has without dates; "none": it has no day; "by": on that day or before.
 * @typedef {{kind: "plain" | "none"} | {kind: "now" | "by" | "on", date: string}} Due
 * @typedef {{isPlanned: boolean, note: Note | null, due: (when: number, booksVisit?: boolean) => Due}} Schedule
 */

/** The last day to do something on which offices are open. It does not move to a day before `first`. @param {string} day @param {string} first */
function openDay(day, first) {
  const open = workday(day);
  return open < first ? day : open;
}

/**
 * @param {{today: string, newest: string, visit?: string | null, by?: string | null}} days `newest` is the content's newest date;
 *   `visit` and `by` are the day of the visit and the day to decide by, if known
 * @returns {Schedule}
 */
export function schedule({ today, newest, visit = null, by = null }) {
  if (!visit && !by) return { isPlanned: false, note: null, due: () => ({ kind: "plain" }) };
  const age = daysUntil(newest, today);
  // Not ">": a clock may be so wrong that its day can't be counted.
  if (!(age >= -AHEAD && age <= TOO_OLD)) return { isPlanned: false, note: { key: "clock" }, due: () => ({ kind: "plain" }) };

  const left = by ? daysUntil(today, by) : 0;
  const start = visit ?? (by && left > 0 ? openDay(addDays(by, -Math.min(BEFORE, Math.floor(left / 2))), today) : today);

  /** @param {number} when days from the visit @param {boolean} [booksVisit] the task has no day once there is a visit */
  function due(when, booksVisit = false) {
    if (booksVisit && visit) return /** @type {Due} */ ({ kind: "none" });
    let date = addDays(start, when);
    if (when > 0 && by && by >= start && date > by) date = by;
    // What comes after the visit stays after it, and the visit itself is where it is.
    if (when) date = openDay(date, when > 0 && start >= today ? addDays(start, 1) : today);
    // By a date to decide that has passed, all is late. What is due today is not for later either.
    if (date < today || (date === today && when < 0) || (!visit && by && by < today)) return /** @type {Due} */ ({ kind: "now", date: today });
    return /** @type {Due} */ ({ kind: visit && when === 0 ? "on" : "by", date });
  }

  return { isPlanned: true, note: note(), due };

  /** @returns {Note | null} */
  function note() {
    if (by && by <= today) return { key: by < today ? "passed" : "today", by };
    if (visit && visit < today) return { key: "visited", until: visit };
    if (by && visit) return visit > by ? { key: "after", by } : null;
    if (!by || visit) return null;
    if (left === 1) return { key: "tomorrow", by };
    return left < BEFORE ? { key: "soon", by } : { key: "plan", by, until: start };
  }
}
