import { inWords } from "../../lib/day.js";
import { find } from "../../lib/dom.js";

/**
 * The comparison as plain text: what is in the form now.
 * @param {import("../shared/tool.js").Tool} tool
 * @param {import("./index.js").Point[]} points
 * @returns {string}
 */
export function plainComparison({ $form, store, lang, text }, points) {
  /** @param {string} id */
  const valueOf = (id) => find(document, `#${id}`).value.trim();
  /** @param {Found} $field */
  const labelOf = ($field) => find($field.labels[0], "span").textContent;
  const parts = [find(document, "h1").textContent];
  const isExample = $form.classList.contains("is-example");
  if (isExample) parts.push(text("example_here"));
  const by = inWords(valueOf("decide-by") || (isExample ? "" : store.get("blank/decide-by")), lang, "full");
  if (by) parts.push(`${text("decide_by")} ${by}`);
  if (valueOf("goals")) parts.push(`${text("goals")}: ${valueOf("goals")}`);
  for (const { title, $point, $marks } of points) {
    const answers = [...$point.querySelectorAll("textarea")]
      .filter(({ value }) => value.trim())
      .map(($field) => `${labelOf($field)}: ${$field.value.trim().replaceAll("\n", "\n   ")}`);
    const $mark = $marks.find(({ checked }) => checked);
    if ($mark) answers.push($mark.nextElementSibling?.textContent ?? "");
    if (answers.length) parts.push([title.toUpperCase(), ...answers].join("\n"));
  }
  const questions = [...$form.querySelectorAll("[data-differ]:not([hidden]) li")].map(($row) => `- ${$row.textContent.trim()}`);
  if (questions.length) parts.push([text("questions").toUpperCase(), ...questions].join("\n"));
  return parts.join("\n\n");
}
