// The reader's own answers in one place: on the page, on paper and as text.

import { inWords } from "../../lib/day.js";
import { element, find, findAround, shownText } from "../../lib/dom.js";
import { isLong } from "../shared/print-fields.js";

/** @param {import("../shared/tool.js").Tool} tool */
export function openSummary({ $form, store, lang, text }) {
  const $answers = find($form, ".answers");
  const $list = find($answers, "dl");
  const $none = find($answers, ".answers__none");

  /** @param {Found} $field */
  const labelOf = ($field) => $field.nextElementSibling?.textContent ?? "";
  /** @param {string} field */
  const chosen = (field) => [...$form.querySelectorAll(`[data-field="${field}"]:checked`)].map(labelOf);
  /** @param {string} sum */
  const ticked = (sum) => [...$form.querySelectorAll(`[data-sum="${sum}"] :checked`)].map(labelOf);
  /** @param {number} rate */
  const rated = (rate) =>
    [...$form.querySelectorAll(`.matter [value="${rate}"]:checked`)].map(($rate) => findAround($rate, "fieldset").dataset.what);
  /** @param {string} field */
  const typed = (field) => [inWords(store.get(field), lang, "full").trim()].filter(Boolean);

  /** What is filled in, each with its key and its heading. @returns {[string, string, string[]][]} */
  const rows = () =>
    /** @type {[string, string[]][]} */ ([
      ["wait", chosen("decide/wait")],
      ["by", typed("blank/decide-by")],
      ["for", ticked("for")],
      ["against", ticked("against")],
      ["matter_3", rated(3)],
      ["matter_2", rated(2)],
      ["matter_1", rated(1)],
      ["choice", chosen("decide/choice")],
      ["sure", chosen("decide/sure")],
      ["why", typed("decide/why")],
      ["need", typed("decide/need")],
    ]).flatMap(([key, values]) => (values.length ? [/** @type {[string, string, string[]]} */ ([key, text(`sum_${key}`), values])] : []));

  function show() {
    const filled = rows();
    $none.hidden = filled.length > 0;
    document.documentElement.classList.toggle("has-answers", filled.length > 0);
    $list.replaceChildren(
      ...filled.map(([key, title, values]) =>
        element("div", { className: key === "by" ? "is-by" : values.some(isLong) ? "is-long" : "" }, element("dt", {}, title), ...values.map((value) => element("dd", { dir: "auto", translate: false }, value))),
      ),
    );
  }

  /** @returns {string} */
  function plain() {
    const parts = rows().map(([, title, values]) => [title.toUpperCase(), ...values.map((value) => `- ${value.replaceAll("\n", "\n  ")}`)].join("\n"));
    const notYet = [...$answers.querySelectorAll(".not-yet:not([hidden])")].map(shownText).filter(Boolean);
    return [find(document, "h1").textContent, ...notYet, ...parts, text("no_advice"), location.origin + location.pathname].join("\n\n");
  }

  return { show, plain };
}
