// Opinions side by side: the form, the marks at a glance, and what to ask. It counts, and never says who is right.

import { find, findAround } from "../../lib/dom.js";
import { openAsks } from "./asks.js";
import { openExample } from "./example.js";
import { hasThirdOpinion, opinionInWords } from "../shared/opinions.js";
import { openGlance } from "./overview.js";
import { plainComparison } from "./to-text.js";
import { openFields } from "../shared/fields.js";
import { openPager } from "../shared/pager.js";
import { openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

/**
 * A point as it is on the page.
 * @typedef {{id: string, title: string, $point: Found, $marks: Found[]}} Point
 */

openTool("compare", (tool) => {
  const { $form, store, text, say } = tool;
  /** @type {Point[]} */
  const points = [...$form.querySelectorAll(".point")].map(($point) => ({
    id: $point.dataset.point,
    title: $point.dataset.what,
    $point,
    $marks: [...$point.querySelectorAll("[type=radio]")],
  }));
  const fields = openFields(tool, { label });
  const example = openExample(tool);
  const glance = openGlance(tool, points);
  const asks = openAsks(tool);
  $form.classList.add("is-ready");
  const pager = openPager(tool, find($form, ".board"), points.map(({ $point }) => $point));
  openPaper(tool);

  /** @param {Found} $field */
  function label($field) {
    const { field } = $field.dataset;
    if (/(doctor|doctor-3)$/.test(field)) return text("did_doctor");
    /** @type {Record<string, string>} */
    const keys = { "blank/decide-by": "decide_by", "compare/goals": "goals", "compare/third": "third" };
    if (keys[field]) return text(`did_${keys[field]}`);
    if (field.startsWith("compare/kind/")) return text("did_kind");
    return text(field.endsWith("/mark") ? "did_mark" : "did_text", { title: titleOf($field) });
  }

  /** @param {Found} $field */
  const titleOf = ($field) => findAround($field, ".point").dataset.what;

  /** Show what follows from the fields as they are: names, marks, questions. */
  function showAll() {
    const hasThird = !example.isOn && (store.get("compare/third", false) || hasThirdOpinion(store));
    $form.classList.toggle("has-third", hasThird);
    for (const $doctor of $form.querySelectorAll("[data-doctor]")) {
      const { doctor } = $doctor.dataset;
      const kind = $form.querySelector(`[data-field="compare/kind/${doctor}"]:checked`)?.value;
      const name = $doctor.value.trim();
      const opinion = opinionInWords(text, doctor, name, kind);
      showReading(doctor, kind === "reading");
      for (const $opinion of $form.querySelectorAll(`[data-opinion="${doctor}"]`)) {
        $opinion.translate = !name;
        $opinion.textContent = opinion;
      }
    }
    glance.show();
    asks.show(example.isOn);
  }

  /** A second reading answers some points only. The others can still be filled in. @param {string} doctor @param {boolean} isReading */
  function showReading(doctor, isReading) {
    find($form, `[data-reading="${doctor}"]`).hidden = !isReading;
    for (const $opinion of $form.querySelectorAll(`.point:not([data-read]) [data-by="${doctor}"]`)) {
      $opinion.setAttribute("placeholder", isReading ? text("reading_not") : "");
    }
  }

  /** @param {string[]} names */
  function show(names) {
    if (!example.isOn) for (const name of names) fields.show(name);
    showAll();
  }

  $form.addEventListener("input", ({ target }) => target.dataset.doctor && showAll());

  /** @param {Found} $field */
  function change($field) {
    if ($field.dataset.ask) return asks.change($field);
    if (!fields.change($field) || !$field.dataset.field.endsWith("/mark")) return;
    const mark = $field.nextElementSibling?.textContent ?? "";
    say("said_mark", { title: titleOf($field), mark });
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    ...pager.acts,
    ...asks.acts,
    unmark: ($button) => {
      const [$mark] = findAround($button, ".point__mark").querySelectorAll("[type=radio]");
      store.set($mark.dataset.field, null, label($mark));
      say("said_mark", { title: titleOf($mark), mark: text("mark_none") });
      $mark.focus();
    },
    "example-load": () => {
      tool.flush();
      example.load();
      showAll();
    },
    "example-remove": () => {
      example.remove(fields.show);
      showAll();
    },
  };
  return { show, acts, change, follow: pager.follow, plain: () => plainComparison(tool, points) };
});
