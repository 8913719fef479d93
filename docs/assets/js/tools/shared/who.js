// Whom the reader asks for, the same in all tools: themselves, their child, or an adult whom they help.

import { find } from "../../lib/dom.js";
import { ALL } from "./fit.js";

/** Older versions of the guide kept it as a situation. */
const SITUATIONS = /** @type {const} */ ([["cant-decide", "cant-decide"], ["child", "child"], ["caregiver", "adult"]]);

/** @param {{get: (name: string) => any}} store @returns {string} */
export const personIn = (store) => store.get("who") ?? SITUATIONS.find(([tag]) => store.get(`situation/${tag}`))?.[1] ?? "me";

/**
 * What to call the person that the reader asks for: their name, or what they are.
 * @param {import("./types.js").Tool} tool @param {"mine" | "yours"} voice
 */
export function calledIn({ $form, store }, voice) {
  const name = store.get("blank/patient", "").trim();
  return name || (find($form, `[name=who][value="${personIn(store)}"]`).dataset[voice] ?? "");
}

/** @param {import("./tool.js").Tool} tool */
export function openWho(tool) {
  const { $form, store, text } = tool;
  const $who = find($form, "#who");
  const $choices = [...$who.querySelectorAll("[name=who]")];
  /** @param {Found} $choice @returns {string[]} */
  const tagsOf = ($choice) => $choice.dataset.tags.split(" ").filter(Boolean);

  /** Whether a change of a field may change what is shown for whom. @param {string} name */
  const concerns = (name) => name === "who" || name === "blank/patient" || name.startsWith("situation/");

  function show() {
    const person = personIn(store);
    const $chosen = /** @type {Found} */ ($choices.find(({ value }) => value === person));
    for (const $choice of $choices) $choice.checked = $choice === $chosen;
    const whose = [person, person === "me" ? "me" : "other"];
    for (const $part of $form.querySelectorAll("[data-person]")) $part.hidden = !whose.includes($part.dataset.person);
    const called = { mine: calledIn(tool, "mine"), yours: calledIn(tool, "yours") };
    for (const $called of $form.querySelectorAll("[data-called]")) $called.textContent = $called.dataset.called === "mine" ? called.mine : called.yours;
    const name = store.get("blank/patient", "").trim();
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
