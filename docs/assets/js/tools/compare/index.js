// Opinions side by side: the form, the marks at a glance, and what to ask. It counts, and never says who is right.

import { find, findAround } from "../../lib/dom.js";
import { openExample } from "./example.js";
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
    return text(field.endsWith("/mark") ? "did_mark" : "did_text", { title: titleOf($field) });
  }

  /** @param {Found} $field */
  const titleOf = ($field) => findAround($field, ".point").dataset.what;

  /** Show what follows from the fields as they are: names, marks, questions. */
  function showAll() {
    const hasThird = !example.isOn && (store.get("compare/third", false) || store.entries("compare/").some(([name]) => /\/3$/.test(name)));
    $form.classList.toggle("has-third", hasThird);
    for (const $doctor of $form.querySelectorAll("[data-doctor]")) {
      const { doctor } = $doctor.dataset;
      const opinion = text(`opinion_${doctor}`);
      const name = $doctor.value.trim();
      for (const $opinion of $form.querySelectorAll(`[data-opinion="${doctor}"]`)) {
        $opinion.translate = !name;
        $opinion.textContent = name ? text("named", { opinion, name }) : opinion;
        $opinion.translate = !name;
      }
    }
    glance.show();
  }

  /** @param {string[]} names */
  function show(names) {
    if (!example.isOn) for (const name of names) fields.show(name);
    showAll();
  }

  $form.addEventListener("input", ({ target }) => target.dataset.doctor && showAll());

  /** @param {Found} $field */
  function change($field) {
    if (!fields.change($field) || $field.type !== "radio") return;
    const mark = $field.nextElementSibling?.textContent ?? "";
    say("said_mark", { title: titleOf($field), mark });
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    ...pager.acts,
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
