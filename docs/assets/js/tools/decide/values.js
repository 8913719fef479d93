// What matters to the reader, in their own words.

import { element, find, findAround } from "../../lib/dom.js";
import { isChanging, ownLines } from "../shared/inline-edit.js";

/**
 * @param {import("../shared/tool.js").Tool} tool
 * @param {ReturnType<typeof import("../shared/fields.js").openFields>} fields
 */
export function openMatters(tool, fields) {
  const { $form, store, text } = tool;
  const $list = find($form, ".matters");
  const $template = find($form, "#own-matter");
  /** @param {string} key */
  const idOf = (key) => `own-${key}`;
  /** @param {string} key */
  const rowOf = (key) => $list.querySelector(`[data-own="${CSS.escape(key)}"]`);

  /** @param {string} key */
  function make(key) {
    const id = idOf(key);
    const $row = find($template.content, "*").cloneNode(true);
    $row.dataset.own = key;
    for (const $rate of $row.querySelectorAll("input")) {
      $rate.name = id;
      $rate.dataset.field += id;
    }
    /** @param {string} act @param {string} label */
    const button = (act, label) =>
      element("button", { type: "button", className: "quiet", "data-act": act }, text(label), element("span", { className: "vh" }));
    $row.append(element("p", { className: "matter__tools" }, button("own-edit", "own_edit"), " ", button("own-delete", "own_delete")));
    // In the order in which they were added, which their keys keep.
    const $next = [...$list.querySelectorAll("[data-own]")].find((one) => one.dataset.own > key);
    $list.insertBefore($row, $next ?? null);
    return $row;
  }

  /** @param {Found} $row @param {string} words */
  function name($row, words) {
    const $legend = find($row, "legend");
    Object.assign($legend, { dir: "auto", translate: false });
    $legend.textContent = words;
    find($row, "fieldset").dataset.what = words;
    for (const $about of $row.querySelectorAll(".vh")) $about.textContent = `: ${words}`;
  }

  /** Show a row as the store has it. @param {string} key */
  function show(key) {
    const words = store.get(`decide/own/${key}`);
    const $here = rowOf(key);
    if (words === null) return isChanging($here) || $here?.remove();
    name($here ?? make(key), words);
    fields.show(`decide/matter/${idOf(key)}`);
  }

  /** @param {HTMLElement} $button */
  const ownOf = ($button) => findAround($button, "[data-own]");

  const acts = ownLines(tool, {
    prefix: "decide/own/",
    keyOf: ($button) => ownOf($button).dataset.own,
    beside: (key) => [`decide/matter/${idOf(key)}`],
    goOn: ($button) => {
      const $row = ownOf($button);
      ($row.nextElementSibling ?? $row.previousElementSibling)?.querySelector("input")?.focus();
    },
    show,
  });
  return { show, acts };
}
