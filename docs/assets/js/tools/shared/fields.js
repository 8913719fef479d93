// Form controls bound to fields of the store: data-field names the field. A text is saved while the reader types, at the
// latest when the page goes out of sight; a check or a choice at once. Several controls may be bound to the same field.

import { joined } from "../../store/document.js";
import { isDayField, isOff, putDay, watchDays } from "./day-field.js";

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
