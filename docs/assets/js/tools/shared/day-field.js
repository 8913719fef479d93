// A field for a date. What is not a whole and possible date takes nothing away: neither what is stored nor what is typed.

import { isDay } from "../../lib/day.js";
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

/** Show what is stored: a date in the field, and older words next to it. @param {Found} $field @param {string} value */
export function putDay($field, value) {
  const day = isDay(value) || $field.type !== "date" ? value : "";
  const $was = $field.parentElement?.querySelector(".day__was");
  if ($was instanceof HTMLElement) {
    $was.hidden = day === value;
    /** @type {Element} */ ($was.lastElementChild).textContent = day === value ? "" : value;
  }
  const before = given.get($field) ?? day;
  given.set($field, day);
  // What is being typed is later than what is stored.
  if (isOff($field) && ($field === document.activeElement || before === day)) return;
  if (isOff($field) || $field.value !== day) $field.value = day;
  warn($field, false);
}

/** Say what is wrong with a date, or no longer. @param {Found} $field @param {boolean} isWrong */
function warn($field, isWrong) {
  const $off = $field.parentElement?.querySelector(".day__off");
  if (!($off instanceof HTMLElement) || $off.hidden !== isWrong) return;
  $off.hidden = !isWrong;
  if (isWrong) {
    $field.setAttribute("aria-invalid", "true");
    announce($off.textContent);
  } else $field.removeAttribute("aria-invalid");
}

/** Watch the dates of a form: a warning comes once the reader leaves the field, and goes as soon as the date is right. @param {Found} $form */
export function watchDays($form) {
  $form.addEventListener("focusout", ({ target }) => isDayField(target) && warn(target, isOff(target)));
  $form.addEventListener("input", ({ target }) => isDayField(target) && !isOff(target) && warn(target, false));
}
