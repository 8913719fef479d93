// The decision aid: keeps the reader's answers and shows them together. It never computes advice.

import { announce, find, shownText } from "../../lib/dom.js";
import { openMatters } from "./values.js";
import { openSummary } from "./summary.js";
import { openDates } from "../shared/dates.js";
import { openFields, showIf } from "../shared/fields.js";
import { openPager } from "../shared/pager.js";
import { openTool } from "../shared/tool.js";

const OWN = "decide/own/";

openTool("decide", (tool) => {
  const { $form, text } = tool;
  const fields = openFields(tool);
  const dates = openDates(tool);
  const matters = openMatters(tool, fields);
  const summary = openSummary(tool);
  const pager = openPager(tool, find($form, ".board"), [...$form.querySelectorAll(".part:not(.part--decide-about)")]);
  const checks = [...$form.querySelectorAll(".check")];

  /** The kind answer to a check, or nothing before the reader has judged. @param {Found} $check */
  function verdict($check) {
    const answer = $check.querySelector(":checked")?.value;
    if (!answer) return "";
    if (answer === "3") return text("check_unsure");
    return text(answer === $check.dataset.true ? "check_right" : "check_other");
  }

  function showChecks() {
    for (const $check of checks) find($check, ".check__verdict").textContent = verdict($check);
  }

  /** @param {string[]} names @param {string} [from] */
  function show(names, from) {
    // The reader's own rows come before what belongs to them.
    for (const name of names) if (name.startsWith(OWN)) matters.show(name.slice(OWN.length));
    for (const name of names) fields.show(name);
    showChecks();
    showIf(tool);
    summary.show();
    dates.show(from);
  }

  /** @param {Found} $field */
  function change($field) {
    fields.change($field);
    const $check = $field.closest(".check");
    if ($check) {
      find($check, "details").open = true;
      announce(find($check, ".check__why").textContent.trim());
    } else if ($field.name === "choice") {
      for (const $next of $form.querySelectorAll(".next")) $next.open = $next.dataset.next === $field.value;
      const $notYet = $form.querySelector(".next .not-yet:not([hidden])");
      if ($notYet) announce(shownText($notYet));
    }
  }

  return { show, change, acts: { ...matters.acts, ...pager.acts }, follow: pager.follow, plain: summary.plain };
});
