// The visit and the dated tasks as a calendar file (RFC 5545).
// The visit is at the clinic's clock, wherever the reader's device is: its time has no zone ("floating").
// A task is for a day, wherever the reader is then.

import { addDays, isDay, isTime } from "./day.js";

const LONGEST_LINE = 75;
const ID_FIELD = "calendar";

/**
 * @typedef {{id: string, title: string, date: string, text?: string, url?: string}} DatedTask `date` as YYYY-MM-DD
 * @typedef {{date: string, time?: string, place?: string, title: string, text?: string, url?: string, minutes?: number}} Visit
 */

/**
 * A name for this reader's entries, the same at every download, so that a second file updates the first.
 * @param {{get: Function, set: Function}} store
 * @returns {string} 16 hexadecimal digits
 */
export function calendarId(store) {
  const id = store.get(ID_FIELD) ?? Array.from(crypto.getRandomValues(new Uint8Array(8)), hex).join("");
  store.set(ID_FIELD, id);
  return id;
}

/** @param {number} byte */
const hex = (byte) => byte.toString(16).padStart(2, "0");

/**
 * @param {{id: string, revision: number, product: string, visit?: Visit | null, tasks?: DatedTask[], now?: Date}} what
 *   `id` from `calendarId`, `revision` the document's clock, `product` the site's name
 * @returns {{name: string, text: string, type: string} | null} for `saveFile`; null when nothing has a date
 */
export function calendarFile({ id, revision, product, visit = null, tasks = [], now = new Date() }) {
  /** @param {string} one */
  const common = (one) => [
    ["UID", `${one}.${id}@second-opinion-guide`],
    ["DTSTAMP", utc(now)],
    ["SEQUENCE", String(Math.min(revision, 2 ** 31 - 1))],
    ["CLASS", "PRIVATE"],
  ];
  const events = [];
  if (visit && isDay(visit.date)) events.push([...common("visit"), ...visitTimes(visit), ...words(visit)]);
  for (const task of tasks.filter((one) => isDay(one.date))) {
    events.push([...common(task.id), ...wholeDay(task.date), ["TRANSP", "TRANSPARENT"], ...words(task)]);
  }
  if (!events.length) return null;
  const lines = [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", `-//${plain(product)}//EN`],
    ["CALSCALE", "GREGORIAN"],
    ...events.flatMap((event) => [["BEGIN", "VEVENT"], ...event, ["END", "VEVENT"]]),
    ["END", "VCALENDAR"],
  ];
  const text = lines.map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`).join("");
  return { name: "second-opinion.ics", text, type: "text/calendar;charset=utf-8" };
}

/** @param {Visit} visit */
function visitTimes({ date, time, minutes = 60 }) {
  if (!isTime(time)) return wholeDay(date);
  const begin = Date.parse(`${date}T${time}Z`);
  return [
    ["DTSTART", floating(begin)],
    ["DTEND", floating(begin + minutes * 60_000)],
  ];
}

/** @param {string} date */
function wholeDay(date) {
  return [
    ["DTSTART;VALUE=DATE", date.replaceAll("-", "")],
    ["DTEND;VALUE=DATE", addDays(date, 1).replaceAll("-", "")],
  ];
}

/** A moment on the clock of wherever one is. @param {number} time counted as if there were no time zones */
const floating = (time) => utc(new Date(time)).slice(0, -1);

/** @param {Date} date */
const utc = (date) => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** @param {{title: string, text?: string, place?: string, url?: string}} event */
const words = ({ title, text, place, url }) =>
  [
    ["SUMMARY", escape(title)],
    ["DESCRIPTION", escape(text ?? "")],
    ["LOCATION", escape(place ?? "")],
    ["URL", plain(url ?? "")],
  ].filter(([, value]) => value);

/** Without control characters, which no calendar may hold. @param {string} text */
const clean = (text) => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** @param {string} text */
const plain = (text) => clean(text).replaceAll(/[\n\t]/g, " ");

/** @param {string} text */
const escape = (text) => clean(text).replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

/** Breaks a line after at most 75 bytes, never within a character. */
/** @param {string} line */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let room = LONGEST_LINE;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (bytes > room) {
      folded += "\r\n ";
      room = LONGEST_LINE - 1;
    }
    folded += character;
    room -= bytes;
  }
  return folded;
}
