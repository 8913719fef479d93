// The reader's situation, which all tools share: each leaves out what is for others, and says so.

import { find } from "../../lib/dom.js";
import { ALL, isFor, isSaid, misfit, readerIn } from "../../store/fit.js";
import { tagsOf } from "./who.js";

/** @typedef {import("../../store/fit.js").Part} Part @typedef {import("../../store/fit.js").Reader} Reader */

const PREFIX = "situation/";

/** Whom a row of the page is for. @param {HTMLElement} $row @returns {Part} */
export function partOf({ dataset }) {
  const [only, not] = [dataset.for, dataset.not].map((tags) => tags?.split(" ") ?? []);
  return { only, not };
}

/** @param {import("./tool.js").Tool} tool */
export function openSituations({ $form, store, text, say }) {
  const $tags = [...$form.querySelectorAll("[name=situation]")];
  const $people = [...$form.querySelectorAll("[name=who]")];
  const $state = find($form, "#situation-state");
  const $shown = find($form, "#shown");
  /** @type {Record<string, string[]>} */
  const people = Object.fromEntries($people.map(($person) => [$person.value, tagsOf($person)]));

  const reader = () => readerIn(store, store.entries(PREFIX).map(([name]) => name.slice(PREFIX.length)), people);

  /** Show what is chosen. @returns {Reader} */
  function show() {
    const now = reader();
    for (const $tag of $tags) $tag.checked = now.tags.has($tag.value);
    $state.textContent = now.chosen.length ? text("situation_some", { count: now.chosen.length }) : text("situation_none");
    return now;
  }

  /** Leave out "Only if this fits you" where the reader has said that it does. @param {Element | null} $only @param {Part} part @param {Reader} now */
  const showOnly = ($only, part, now) => $only?.toggleAttribute("hidden", isSaid(part, now));

  /** How the reader says a situation, or whom they ask for. @param {string} tag @returns {string} */
  function labelOf(tag) {
    const $choice = $tags.find(({ value }) => value === tag) ?? $people.find(({ checked }) => checked);
    return $choice?.labels[0].textContent.trim() ?? tag;
  }

  /** How many parts are hidden for each reason, in words. @param {Part[]} parts those that are hidden */
  function why(parts) {
    const now = reader();
    /** @type {Map<string, number>} */
    const counts = new Map([...now.tags].map((tag) => [tag, 0]));
    for (const part of parts) {
      const reason = misfit(part, now) ?? "";
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    const reasons = [...counts].filter(([, count]) => count);
    return reasons.map(([tag, count]) => (tag ? text("hidden_not", { label: labelOf(tag), count }) : text("hidden_others", { count }))).join(" ");
  }

  /** Say what is hidden, or that the reader wants to see what is not for them. @param {string} words @param {Part[]} parts all of the page */
  function showShown(words, parts) {
    const now = reader();
    const isAll = now.seesAll && parts.some((part) => !isFor(part, now));
    $shown.hidden = !words && !isAll;
    find($shown, "span").textContent = words || text("shown_all");
    find($shown, "[data-act=show-all]").hidden = !words;
    find($shown, "[data-act=show-mine]").hidden = !isAll;
  }

  /** @param {Found} $input @param {boolean} checked @returns {boolean} whether the change was one of ours */
  function change($input, checked = $input.checked) {
    if ($input.name !== "situation") return false;
    store.setMany({ [PREFIX + $input.value]: checked || null, [ALL]: null }, text("did_situation"));
    return true;
  }

  /** Show what is not for the reader too, or leave it out again. @param {boolean} isAll @param {Record<string, null>} [more] */
  function showAll(isAll, more) {
    store.setMany({ [ALL]: isAll || null, ...more }, text("did_shown"));
    find($form, $shown.hidden ? "#fit-situation summary" : "#shown button:not([hidden])").focus();
    say(isAll ? "shown_all" : "shown_mine");
  }

  return { show, showOnly, why, showShown, showAll, change };
}
