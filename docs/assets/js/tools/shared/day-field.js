// A field for a date. What is not a whole and possible date takes nothing away: neither what is stored nor what is typed.

import { isDay } from "../../lib/day.js";
import { find } from "../../lib/dom.js";
import { announce } from "../../lib/live-region.js";

/** The day that each field was last given. @type {WeakMap<Element, string>} */
const given = new WeakMap();

/** @param {Element} $field */
export const isDayField = ($field) => $field.matches("[type=date]");

/**
 * Whether a field holds a part of a date, or one that can't be. A browser that has no fields for dates takes any text, and
 * only a visit's has to be a date.
 * @param {Found} $field
 */
export const isOff = ($field) =>
  $field.validity.badInput || ($field.value !== "" && !isDay($field.value) && ($field.type === "date" || $field.dataset.visit === "date"));

/** @param {Found} $field @param {string} note */
const below = ($field, note) => find(/** @type {Element} */ ($field.parentElement), `.day__${note}`);

/** Show what is stored: a date in the field, and older words next to it. @param {Found} $field @param {string} value */
export function putDay($field, value) {
  const day = isDay(value) || $field.type !== "date" ? value : "";
  const $was = below($field, "was");
  $was.hidden = day === value;
  find($was, "span").textContent = $was.hidden ? "" : value;
  const before = given.get($field) ?? day;
  given.set($field, day);
  // What is being typed is later than what is stored.
  if (isOff($field) && ($field === document.activeElement || before === day)) return;
  if (isOff($field) || $field.value !== day) $field.value = day;
  warn($field, false);
}

/** Say what is wrong with a date, or no longer. @param {Found} $field @param {boolean} isWrong */
function warn($field, isWrong) {
  const $off = below($field, "off");
  if ($off.hidden !== isWrong) return;
  $off.hidden = !isWrong;
  $field.setAttribute("aria-invalid", String(isWrong));
  if (isWrong) announce($off.textContent);
}

/** Watch the dates of a form: a warning comes once the reader leaves the field, and goes as soon as the date is right. @param {Found} $form */
export function watchDays($form) {
  $form.addEventListener("focusout", ({ target }) => isDayField(target) && warn(target, isOff(target)));
  $form.addEventListener("input", ({ target }) => isDayField(target) && !isOff(target) && warn(target, false));
}
