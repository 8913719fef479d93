// Form controls bound to fields of the store: data-field names the field. A text is saved while the reader types, at the
// latest when the page goes out of sight; a check or a choice at once. Several controls may be bound to the same field.

import { isDay } from "../../lib/day.js";
import { announce, find } from "../../lib/dom.js";
import { joined } from "../../store/document.js";

/** How long the reader stops typing before a text is saved. */
export const PAUSE = 400;
/** Chromium needs minutes to work out the direction of each line in a text of millions of characters: then all have one. */
const LONG = 20_000;

/** @param {Element} $field @param {number} length */
const markLong = ($field, length) => $field.classList.toggle("is-long", length > LONG);

/** Give a text all the height it needs, where the style can't. @param {Found} $field */
function grow($field) {
  if (!$field.matches("textarea") || $field.scrollHeight <= $field.clientHeight) return;
  $field.style.height = `${$field.scrollHeight + $field.offsetHeight - $field.clientHeight}px`;
}

/** @param {Found} $field */
export const isChoice = ($field) => $field.type === "checkbox" || $field.type === "radio";

/** The names of all fields in a form. @param {Found} $form */
export const namesIn = ($form) => new Set([...$form.querySelectorAll("[data-field]")].map(($field) => $field.dataset.field));

/** What the reader would call a field: the words in data-what, on it or around it, or its label. @param {Found} $field */
export const nameOf = ($field) => $field.closest("[data-what]")?.dataset.what ?? $field.labels[0]?.textContent.trim() ?? "";

/**
 * @param {import("./tool.js").Tool} tool
 * @param {{label?: ($field: Found) => string, along?: ($field: Found) => Record<string, unknown>}} [options] `label` is what undo
 *   calls the change of a text, `along` what else changes with it
 */
export function openFields({ $form, store, text, onFlush }, { label = ($field) => text("did_field", { what: nameOf($field) }), along = () => ({}) } = {}) {
  /** What all tools share is called the same in each. @param {Found} $field */
  const labelOf = ($field) => ($field.closest("[data-shared]") ? text("did_field", { what: nameOf($field) }) : label($field));
  /** @type {Map<string, Found>} */
  const waiting = new Map();
  /** @type {number | undefined} */
  let timer;

  /** @param {string} name */
  const standsFor = (name) => $form.querySelectorAll(`[data-field="${CSS.escape(name)}"]`);

  /** @param {Found} $field @param {unknown} value */
  function put($field, value) {
    if (typeof value === "string") markLong($field, value.length);
    if (isDayField($field)) putDay($field, /** @type {string} */ (value ?? ""));
    else if (isChoice($field)) $field.checked = $field.type === "radio" ? $field.value === value : value === true;
    else if ($field.value !== (value ?? "")) $field.value = /** @type {string} */ (value ?? "");
  }

  /** Show a field as the store has it. @param {string} name */
  function show(name) {
    // What is being typed here is later than what comes in.
    if (waiting.has(name)) return;
    const value = store.get(name);
    for (const $field of standsFor(name)) put($field, value);
  }

  /** Keep what the reader types in a field, once they pause. @param {Found} $field */
  function keepSoon($field) {
    waiting.set($field.dataset.field, $field);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  }

  function flush() {
    clearTimeout(timer);
    for (const [name, $field] of [...waiting]) {
      waiting.delete(name);
      if (!isOff($field)) store.setMany({ [name]: $field.value || null, ...along($field) }, labelOf($field));
    }
  }

  $form.addEventListener("input", ({ target }) => {
    if (target.dataset.field && !isChoice(target)) keepSoon(target);
  });
  // Before a long text is pasted: at "input" the browser has already begun.
  $form.addEventListener("beforeinput", ({ target, data }) => {
    if (target instanceof HTMLTextAreaElement) markLong(target, target.value.length + (data?.length ?? 0));
  });
  onFlush(flush);
  watchDays($form);
  if (!CSS.supports("field-sizing", "content")) for (const type of /** @type {const} */ (["input", "focusin"])) $form.addEventListener(type, ({ target }) => grow(target));

  /** The reader has ticked or chosen. @param {Found} $field @returns {boolean} whether it was one of ours */
  function change($field) {
    const { field } = $field.dataset;
    if (!field) return false;
    if ($field.type === "radio") {
      // Named with the choice: the store takes changes of one text with one name for typing, and undoes them at once.
      const choice = $field.labels[0].textContent.trim();
      store.set(field, $field.value, text("did_choice", { what: labelOf($field), choice }));
    } else if (isChoice($field)) store.set(field, $field.checked || null, labelOf($field));
    return true;
  }

  /** Take in what was typed while this script was on its way. A text that was stored before stays too. @param {Found} $field */
  function takeIn($field) {
    const stored = store.get($field.dataset.field);
    const { value, selectionEnd } = $field;
    if (stored !== null && $field.matches("textarea")) $field.value = joined(stored, value);
    // The caret stays where it was in the reader's own words, which come last.
    if ($field.value !== value && $field === document.activeElement) {
      const caret = $field.value.length - value.length + Number(selectionEnd);
      $field.setSelectionRange(caret, caret);
    }
    keepSoon($field);
  }

  for (const $field of $form.querySelectorAll("[data-field]")) if (!isChoice($field) && $field.value !== $field.defaultValue) takeIn($field);

  return { show, change, isWaiting: /** @param {string} name */ (name) => waiting.has(name) };
}

/**
 * Show the parts of a page that are there only if a field has one of some values: data-if="field=value,value".
 * @param {Pick<import("./tool.js").Tool, "$form" | "store">} tool
 */
export function showIf({ $form, store }) {
  for (const $one of $form.querySelectorAll("[data-if]")) {
    const [name, values] = $one.dataset.if.split("=");
    $one.hidden = !values.split(",").includes(store.get(name));
  }
}

// A field for a date. What is not a whole and possible date takes nothing away: neither what is stored nor what is typed.

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

// What browsers do to a form by themselves when a reader leaves a page and comes back, and how to prevent it.

/**
 * Make the state of every control its default. WebKit resets a form with autocomplete="off" some time after the page is
 * back from the back/forward cache, and then nothing changes.
 * @param {Found} $form
 */
export function setDefaults($form) {
  for (const $field of $form.querySelectorAll("input:not([type=file]), textarea")) {
    if (isChoice($field)) $field.defaultChecked = $field.checked;
    else $field.defaultValue = $field.value;
  }
}

/**
 * Tell the browser what to offer for fields such as the reader's name, but only while the page is in use: a browser that
 * leaves a page with such fields puts their old values back into a new one.
 * @param {Found} $form @param {boolean} isInUse
 */
export function setAutofill($form, isInUse) {
  for (const $field of $form.querySelectorAll("[data-autofill]")) {
    if (isInUse) $field.setAttribute("autocomplete", $field.dataset.autofill);
    else $field.removeAttribute("autocomplete");
  }
}
