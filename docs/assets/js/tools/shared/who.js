// Whom the reader asks for, the same in all tools: themselves, their child, or an adult whom they help.

import { find, isTypedIn } from "../../lib/dom.js";
import { ALL, personIn } from "../../store/fit.js";

/** The name of the person that the reader asks for, as they say it. @param {import("./types.js").Tool["store"]} store @returns {string} */
const nameIn = (store) => store.get("blank/patient", "").trim() || store.get("blank/patient-name", "").trim();

/**
 * The field with the name that is on paper: the patient's, whoever uses the guide.
 * @param {{get: (name: string) => any}} store @returns {string}
 */
export const patientIn = (store) => (personIn(store) === "me" ? "blank/my-name" : "blank/patient-name");

/**
 * What to call the person that the reader asks for: their name, or what they are.
 * @param {import("./types.js").Tool} tool @param {"mine" | "yours" | "english"} voice
 */
export function calledIn({ $form, store }, voice) {
  return nameIn(store) || (find($form, `[name=who][value="${personIn(store)}"]`).dataset[voice] ?? "");
}

/** The situations that come with a person. @param {Found} $choice @returns {string[]} */
export const tagsOf = ($choice) => $choice.dataset.tags.split(" ").filter(Boolean);

/** @param {import("./tool.js").Tool} tool */
export function openWho(tool) {
  const { $form, store, text } = tool;
  const $who = find($form, "#who");
  const $choices = [...$who.querySelectorAll("[name=who]")];

  /** Whether a change of a field may change what is shown for whom. @param {string} name */
  const concerns = (name) => name === "who" || name.startsWith("blank/patient") || name.startsWith("situation/");

  function show() {
    const person = personIn(store);
    const $chosen = /** @type {Found} */ ($choices.find(({ value }) => value === person));
    for (const $choice of $choices) $choice.checked = $choice === $chosen;
    const whose = [person, person === "me" ? "me" : "other"];
    for (const $part of $form.querySelectorAll("[data-person]")) $part.hidden = !whose.includes($part.dataset.person) && !isTypedIn($part);
    const called = { mine: calledIn(tool, "mine"), yours: calledIn(tool, "yours") };
    const name = nameIn(store);
    for (const $called of $form.querySelectorAll("[data-called]")) {
      // A browser that translates the page leaves a name as it is.
      if (name) $called.translate = false;
      else $called.removeAttribute("translate");
      $called.textContent = $called.dataset.called === "mine" ? called.mine : called.yours;
    }
    const label = $chosen.labels[0].textContent.trim();
    find($who, "#who-state").textContent = name && person !== "me" ? text("who_named", { name, person: label }) : label;
  }

  /** @param {Found} $input @returns {boolean} whether the change was one of ours */
  function change($input) {
    if ($input.name !== "who") return false;
    const tags = new Set($choices.flatMap(tagsOf));
    const chosen = tagsOf($input);
    const situations = Object.fromEntries([...tags].map((tag) => [`situation/${tag}`, chosen.includes(tag) || null]));
    store.setMany({ who: $input.value, ...situations, [ALL]: null }, text("did_who"));
    return true;
  }

  return { show, change, concerns };
}
