// Days as text (YYYY-MM-DD). They are counted in UTC, which has no daylight saving time, and read in the guide's language.

const DAY = 86_400_000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @param {unknown} day */
const midnight = (day) => Date.parse(`${day}T00:00Z`);
/** @param {number} time */
const dayAt = (time) => new Date(time).toISOString().slice(0, 10);

/** Whether a value is a day that exists, from 1900 to 2999. @param {unknown} value @returns {value is string} */
export function isDay(value) {
  const time = midnight(value);
  return time >= Date.UTC(1900, 0) && time < Date.UTC(3000, 0) && dayAt(time) === value;
}

/** Whether a value is a time of day. @param {unknown} value @returns {value is string} */
export const isTime = (value) => typeof value === "string" && TIME.test(value);

/** @param {string} day @param {number} count */
export const addDays = (day, count) => dayAt(midnight(day) + count * DAY);

/** How many days `later` is after `day`. @param {string} day @param {string} later */
export const daysUntil = (day, later) => (midnight(later) - midnight(day)) / DAY;

/** A day, or the Friday before it where it is on a weekend: offices are closed then. @param {string} day */
export const workday = (day) => addDays(day, -[2, 0, 0, 0, 0, 0, 1][new Date(midnight(day)).getUTCDay()]);

/** The day that it is where the reader is. */
export function today(now = new Date()) {
  return dayAt(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

/**
 * What says days in words. Browsers take long to make one, so one says many days.
 * @param {string} lang @param {Intl.DateTimeFormatOptions} how
 */
export function dayWriter(lang, how) {
  const format = new Intl.DateTimeFormat(lang, { ...how, timeZone: "UTC" });
  return (/** @type {string} */ day) => format.format(midnight(day));
}

/** @typedef {"long" | "full"} Style "full" has the weekday too: for a date that is on its own, not in a sentence */

/** @param {string} day @param {string} lang @param {Style} [dateStyle] */
export const dayInWords = (day, lang, dateStyle = "long") => dayWriter(lang, { dateStyle })(day);

/**
 * When and where a visit is, in words.
 * @param {{date?: string, time?: string, place?: string}} visit @param {string} lang
 */
export function visitInWords({ date, time = "", place }, lang) {
  const day = isDay(date) && date;
  const at = isTime(time) && time;
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { dateStyle: day ? "full" : undefined, timeStyle: at ? "short" : undefined, timeZone: "UTC" };
  const when = (day || at) && new Intl.DateTimeFormat(lang, how).format(Date.parse(`${day || "2000-01-01"}T${at || "00:00"}Z`));
  return [when, place].filter(Boolean).join(", ");
}

/**
 * A value of the store in words: a day or a visit in the guide's language, any other text as the reader wrote it.
 * @param {any} value @param {string} lang @param {Style} [dateStyle] of a day; a visit has its weekday
 * @returns {string}
 */
export function inWords(value, lang, dateStyle) {
  if (isDay(value)) return dayInWords(value, lang, dateStyle);
  if (typeof value === "string") return value;
  return value ? visitInWords(value, lang) : "";
}
