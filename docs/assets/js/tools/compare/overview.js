// The marks at a glance, and the questions for the points that differ. No score, no winner.

import { find } from "../../lib/dom.js";

/** @param {import("../shared/tool.js").Tool} tool @param {import("./index.js").Point[]} points */
export function openGlance({ $form, text }, points) {
  const $counts = find($form, "#counts");
  const $none = find($form, ".glance__none");
  const $take = find($form, ".glance__take");
  const $hint = find($form, "#next-hint");
  const rows = points.map((point) => ({
    ...point,
    $row: find($form, `[data-glance="${point.id}"]`),
    $differ: find($form, `[data-differ="${point.id}"]`),
    $clear: find(point.$point, "[data-act=unmark]"),
  }));

  function show() {
    /** @type {Record<string, number>} */
    const counts = { same: 0, different: 0, unsure: 0, none: 0 };
    for (const { $marks, $row, $differ, $clear } of rows) {
      const mark = $marks.find(({ checked }) => checked)?.value ?? "none";
      counts[mark] += 1;
      $row.dataset.mark = mark;
      find($row, "b").textContent = text(`mark_${mark}`);
      $differ.hidden = mark !== "different" && mark !== "unsure";
      $clear.hidden = mark === "none" || $marks[0].disabled;
    }
    $form.classList.toggle("has-marks", counts.none < rows.length);
    $counts.textContent = text("glance_counts", counts);
    const hasQuestions = counts.different + counts.unsure > 0;
    $none.hidden = hasQuestions;
    $take.hidden = !hasQuestions;
    showHint(counts);
  }

  /** @param {Record<string, number>} counts */
  function showHint({ same, different }) {
    $hint.hidden = !same && !different;
    const id = different ? "compare-differ" : "compare-agree";
    const [$text, $link] = $hint.querySelectorAll(":scope > *");
    $text.textContent = text(different ? "next_differ" : "next_agree");
    $link.href = `#${id}`;
    $link.textContent = find(document, `#${id}`).textContent;
  }

  return { show };
}
