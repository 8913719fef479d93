// The questions to pick from, as they are on the page: those that fit the reader's situation.

import { find, shownText } from "../../lib/dom.js";
import { isFor } from "../../store/fit.js";
import { openSituations, partOf } from "../shared/situations.js";

/**
 * @typedef {{id: string, words: () => string, $row: Found, $box: Found, part: import("../../store/fit.js").Part, isShort: boolean, place: number, fits: boolean}} Question
 */

/** @param {import("../shared/tool.js").Tool} tool */
export function openPicking({ $form, store, text, say, ...tool }) {
  const situations = openSituations({ $form, store, text, say, ...tool });
  const groups = [...$form.querySelectorAll(".groups .item")];
  /** @type {Map<string, Question>} */
  const questions = new Map(
    [...$form.querySelectorAll(".ask")].map(($row, place) => {
      const $box = find($row, "input");
      return [$row.id, { id: $row.id, words: () => shownText(find($row, "label span")), $row, $box, part: partOf($row), isShort: "short" in $row.dataset, place, fits: true }];
    }),
  );

  /** What is picked or answered stays in sight, whoever it is for. @param {string} id */
  const isKept = (id) => store.get(`ask/pick/${id}`) !== null || store.get(`ask/answer/${id}`) !== null;

  function show() {
    const reader = situations.show();
    const isShort = store.get("view/short", false);
    for (const question of questions.values()) {
      const { $row, part, id } = question;
      question.fits = reader.seesAll || isFor(part, reader) || isKept(id);
      $row.hidden = !question.fits || (isShort && !question.isShort);
      situations.showOnly($row.querySelector("small"), part, reader);
    }
    for (const $group of groups) {
      const $rows = [...$group.querySelectorAll(".ask")];
      $group.hidden = $rows.every(($row) => $row.hidden);
      if (isShort) find($group, "details").open = true;
      const $only = $group.querySelector(".asks__only");
      if ($only) situations.showOnly($only, partOf($only), reader);
    }
    const all = isShort ? [] : [...questions.values()];
    situations.showShown(all.some(({ fits }) => !fits) ? text("shown", said()) : "", all.map(({ part }) => part));
  }

  /** How many questions are shown, and why not the others. */
  function said() {
    const others = [...questions.values()].filter(({ fits }) => !fits);
    return { shown: questions.size - others.length, why: situations.why(others.map(({ part }) => part)) };
  }

  /** The reader has chosen a situation, or whom they ask for. @param {Found} $field */
  function change($field) {
    if ($field.name !== "who" && !situations.change($field)) return false;
    say("shown", said());
    return true;
  }

  /** How many are picked in each group. */
  function showCounts() {
    for (const $group of groups) {
      const count = $group.querySelectorAll(".ask :checked").length;
      find($group, "h2").dataset.count = count ? text("picked_here", { count }) : "";
    }
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    "show-all": () => situations.showAll(true),
    "show-mine": () => situations.showAll(false),
  };

  return {
    questions,
    show,
    showCounts,
    acts,
    change,
    /** @param {boolean} isPicked @param {number} count */
    say: (isPicked, count) => say(isPicked ? "said_picked" : "said_unpicked", { count }),
  };
}
