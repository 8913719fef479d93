// The page for the visit itself. It shows fields of the other tools: what is asked, answered and typed here is there too.

import { inWords } from "../../lib/day.js";
import { find, findAround } from "../../lib/dom.js";
import { openQuestions } from "./questions.js";
import { nameOf, openFields } from "../shared/fields.js";
import { openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

openTool("visit", (tool) => {
  const { $form, store, lang, text } = tool;
  const fields = openFields(tool, { label });
  const questions = openQuestions(tool, fields);
  openPaper(tool);

  /** @param {Found} $field */
  function label($field) {
    const [first, kind, id] = $field.dataset.field.split("/");
    return first === "ask" ? text(`did_${kind}`, { question: questions.wordsOf(id) }) : text("did_field", { what: nameOf($field) });
  }

  /** What is known of the visit. @returns {[string, string][]} */
  const facts = () => [
    ["#when", inWords(store.get("visit"), lang)],
    ["#by", inWords(store.get("blank/decide-by"), lang, "full")],
  ];

  /** @param {string[]} names */
  function show(names) {
    questions.show();
    for (const name of names) fields.show(name);
    const known = facts();
    find($form, ".visit__facts").classList.toggle("is-empty", known.every(([, words]) => !words));
    for (const [place, words] of known) {
      const $fact = find($form, place);
      $fact.textContent = words;
      findAround($fact, ".visit__fact").classList.toggle("is-empty", !words);
    }
  }

  function plain() {
    const dates = facts().flatMap(([place, words]) => (words ? [`${find(findAround(find($form, place), ".visit__fact"), "b").textContent} ${words}`] : []));
    const told = ["medicines", "goals"].flatMap((id) => {
      const words = find($form, `#${id}`).value.trim();
      return words ? [`${text(id)}:\n${words}`] : [];
    });
    return [find(document, "h1").textContent.toUpperCase(), dates.join("\n"), ...questions.lines(), ...told, location.origin + location.pathname]
      .filter(Boolean)
      .join("\n\n");
  }

  return { show, change: fields.change, plain };
});
