// The questions to pick from, as they are on the page: those that fit the reader's situation.

import { find, shownText } from "../../lib/dom.js";
import { isFor, openSituations } from "../shared/situations.js";

/**
 * @typedef {{id: string, words: () => string, $row: Found, $box: Found, tags: string[], isShort: boolean, place: number}} Question
 */

/** @param {import("../shared/tool.js").Tool} tool */
export function openPicking({ $form, store, text, say, ...tool }) {
  const situations = openSituations({ $form, store, text, say, ...tool });
  const groups = [...$form.querySelectorAll(".groups .item")];
  const $shown = find($form, "#shown");
  /** @type {Map<string, Question>} */
  const questions = new Map(
    [...$form.querySelectorAll(".ask")].map(($row, place) => {
      const $box = find($row, "input");
      return [$row.id, { id: $row.id, words: () => shownText(find($row, "label span")), $row, $box, tags: $row.dataset.for?.split(" ") ?? [], isShort: "short" in $row.dataset, place }];
    }),
  );

  function show() {
    const chosen = situations.show();
    const isShort = store.get("view/short", false);
    let others = 0;
    for (const { $row, tags, isShort: fitsShort, id } of questions.values()) {
      // What is picked stays in sight, whoever it is for.
      const fits = isFor(tags, chosen) || store.get(`ask/pick/${id}`) !== null;
      others += Number(!fits);
      $row.hidden = !fits || (isShort && !fitsShort);
    }
    for (const $group of groups) {
      $group.hidden = ![...$group.querySelectorAll(".ask")].some(($row) => !$row.hidden);
      if (isShort) find($group, "details").open = true;
    }
    $shown.hidden = !others || isShort;
    find($shown, "span").textContent = others ? text("shown", { count: others }) : "";
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
    "show-all": () => {
      store.setMany(situations.none(), text("did_situation"));
      find($form, "#fit-situation summary").focus();
    },
  };

  return {
    questions,
    show,
    showCounts,
    acts,
    change: situations.change,
    /** @param {boolean} isPicked @param {number} count */
    say: (isPicked, count) => say(isPicked ? "said_picked" : "said_unpicked", { count }),
  };
}
