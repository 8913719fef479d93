// What browsers do to a form by themselves when a reader leaves a page and comes back, and how to prevent it.

import { isChoice } from "./fields.js";

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
