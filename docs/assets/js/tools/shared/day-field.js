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
const isWrong = ($field) =>
  $field.validity.badInput || ($field.value !== "" && !isDay($field.value) && ($field.type === "date" || $field.dataset.visit === "date"));

/** @param {Found} $field @param {string} note */
const below = ($field, note) => find(/** @type {Element} */ ($field.parentElement), `.day__${note}`);

/** Whether what is in a field takes nothing's place: it is no date, or the field is empty again next to older words. @param {Found} $field */
export const isOff = ($field) => isWrong($field) || ($field.type === "date" && $field.value === "" && !below($field, "was").hidden);

/** Show what is stored: a date in the field, and older words next to it. @param {Found} $field @param {string} value */
export function putDay($field, value) {
  const day = isDay(value) || $field.type !== "date" ? value : "";
  const $was = below($field, "was");
  $was.hidden = day === value;
  find($was, "span").textContent = $was.hidden ? "" : value;
  const before = given.get($field) ?? day;
  given.set($field, day);
  // What is being typed is later than what is stored.
  if (isWrong($field) && ($field === document.activeElement || before === day)) return;
  if (isWrong($field) || $field.value !== day) $field.value = day;
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

/** Fields of which a part is missing: when the other parts go too, browsers say nothing. @type {WeakSet<Element>} */
const torn = new WeakSet();

/** Tell of a date or a time of which the last part is gone. @param {Found} $field */
function tellEmpty($field) {
  if (!torn.has($field) || $field.value !== "" || isOff($field)) return;
  torn.delete($field);
  for (const type of ["input", "change"]) $field.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Watch the dates of a form: a warning comes once the reader leaves the field, and goes as soon as the date is right. @param {Found} $form */
export function watchDays($form) {
  for (const type of /** @type {const} */ (["keyup", "focusout"])) $form.addEventListener(type, ({ target }) => tellEmpty(/** @type {Found} */ (target)));
  $form.addEventListener("focusout", ({ target }) => isDayField(target) && warn(target, isWrong(target)));
  $form.addEventListener("input", ({ target }) => {
    if (target.validity?.badInput) torn.add(target);
    if (isDayField(target) && !isWrong(target)) warn(target, false);
  });
}
