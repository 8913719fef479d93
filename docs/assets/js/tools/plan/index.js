// The plan: shows what the reader did in all tools, and hides what holds nothing. The page itself says which field is
// where: data-text, data-when and data-if (see the template).

import { find, isTypedIn } from "../../lib/dom.js";
import { hasThirdOpinion, opinionInWords } from "../shared/opinions.js";
import { blanksOf, fillBlanks, plainWords, showOwn } from "../letters/blanks.js";
import { showPieces } from "../letters/pieces.js";
import { openQuestions, showOwnMatters, showOwnTasks } from "./custom-items.js";
import { plainPlan } from "./to-text.js";
import { openDates } from "../shared/dates.js";
import { openFields, showIf } from "../shared/fields.js";
import { isLong, openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

/** What the reader can tick here. */
const TICKED = /^(tick|ask\/asked|decide\/(reason|against))\//;

openTool("plan", (tool) => {
  const { $form, store, text } = tool;
  const fields = openFields(tool);
  const dates = openDates(tool);
  const showQuestions = openQuestions(tool);
  openPaper(tool);
  /** @param {string} name */
  const holds = (name) => store.get(name) !== null;

  function showTexts() {
    for (const $text of $form.querySelectorAll("[data-text]")) {
      const value = store.get($text.dataset.text);
      $text.textContent = typeof value === "string" ? value : "";
      if ($text.matches(".plan__note")) $text.hidden = !$text.textContent;
    }
    const $table = find($form, ".plan__table");
    $table.classList.toggle("is-long", [...$table.querySelectorAll("[data-text]")].some(({ textContent }) => isLong(textContent ?? "")));
    for (const $doctor of $form.querySelectorAll("[data-doctor]")) {
      const name = store.get($doctor.dataset.doctor);
      $doctor.textContent = opinionInWords(text, $doctor.dataset.opinion, name, store.get(`compare/kind/${$doctor.dataset.opinion}`));
      $doctor.translate = !name;
      // Where the table's columns are too narrow on paper, each text has its doctor above it.
      for (const $cell of $form.querySelectorAll(`td.opinion-${$doctor.dataset.opinion}`)) $cell.dataset.by = $doctor.textContent;
    }
  }

  function showLetters() {
    fillBlanks($form, blanksOf(tool));
    for (const $letter of $form.querySelectorAll("[data-letter]")) {
      const id = $letter.dataset.letter;
      const $words = find($letter, ".words");
      // Who doesn't want it here has a "no" there.
      $letter.hidden = store.get(`letter/${id}/plan`) !== true;
      showOwn($words, store.get(`letter/${id}/own`));
      showPieces(store, id, $words);
    }
  }

  function showParts() {
    for (const $one of $form.querySelectorAll("[data-when]")) {
      // A field that the reader has just emptied stays while they are in it.
      $one.hidden = !isTypedIn($one) && !$one.dataset.when.split(" ").some(holds);
    }
    showIf(tool);
    showOwnMatters(tool);
    showQuestions();
    const hasThird = hasThirdOpinion(store);
    for (const $third of $form.querySelectorAll(".opinion-3")) $third.hidden = !hasThird;
    for (const $group of $form.querySelectorAll("[data-group]")) {
      $group.hidden = !$group.querySelector("[data-when]:not([hidden]), [data-if]:not([hidden])");
    }
    for (const $part of $form.querySelectorAll(".part")) {
      const $body = find($part, ".part__body");
      const isEmpty = [...$body.querySelectorAll(":scope > *")].every(({ hidden }) => hidden);
      $body.hidden = isEmpty;
      $part.classList.toggle("part--empty", isEmpty);
    }
  }

  /** @param {string[]} names @param {string} [from] */
  function show(names, from) {
    for (const name of names) fields.show(name);
    dates.show(from);
    // What the reader unticks here stays in its place until they come back, so that they can tick it again.
    if (from === "here" && names.every((name) => TICKED.test(name))) return;
    const $focused = /** @type {HTMLElement} */ (document.activeElement);
    showTexts();
    showLetters();
    showOwnTasks(tool);
    for (const name of names) fields.show(name);
    showParts();
    if ($focused === document.activeElement) return;
    // A row that was made anew or put elsewhere has lost the focus on the way.
    const { field = "" } = $focused.dataset;
    const $back = $focused.isConnected ? $focused : $form.querySelector(`[data-field="${CSS.escape(field)}"]`);
    $back?.focus({ preventScroll: true });
  }

  return { show, change: fields.change, plain: () => plainPlan(tool, plainWords) };
});
