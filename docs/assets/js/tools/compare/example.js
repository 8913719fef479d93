// A made-up example, shown in the form in place of what the reader typed. It never touches the store, and its fields can't
// be changed, so that nobody takes it for their own and nothing of theirs is lost.

import { find } from "../../lib/dom.js";

/** @param {import("../shared/tool.js").Tool} tool */
export function openExample({ $form, say }) {
  const values = JSON.parse(find(document, "#compare-example").textContent);
  const $note = find($form, ".example-note");
  const $here = find($form, ".example-here");
  let isOn = false;

  const all = () => $form.querySelectorAll("[data-field]");

  /** @param {boolean} on */
  function turn(on) {
    isOn = on;
    $form.classList.toggle("is-example", on);
    $note.hidden = on;
    $here.hidden = !on;
    for (const $field of all()) {
      if ($field.type === "radio" || $field.type === "checkbox") $field.disabled = on;
      else $field.readOnly = on;
    }
  }

  function load() {
    turn(true);
    for (const $field of all()) {
      const value = values[$field.dataset.field] ?? "";
      if ($field.type === "radio") $field.checked = $field.value === value;
      else if ($field.type === "checkbox") $field.checked = false;
      else $field.value = value;
    }
    say("said_example");
    $here.focus();
  }

  /** @param {(name: string) => void} show shows a field as the store has it */
  function remove(show) {
    turn(false);
    for (const $field of all()) show($field.dataset.field);
    say("said_example_gone");
    find($note, "button").focus();
  }

  return {
    load,
    remove,
    get isOn() {
      return isOn;
    },
  };
}
