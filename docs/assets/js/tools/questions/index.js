// The questions: ticked ones go to the reader's own list, to put in order, print, ask and answer.

import { openList } from "./list.js";
import { openOwn } from "./custom-items.js";
import { openPicking } from "./picker.js";
import { openFields } from "../shared/fields.js";
import { openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

openTool("questions", (tool) => {
  const { text } = tool;
  const picking = openPicking(tool);
  const fields = openFields(tool, { label });
  const list = openList(tool, fields, picking);
  const own = openOwn(tool, list);
  openPaper(tool);

  /** @param {Found} $field */
  function label($field) {
    const [, kind, id] = $field.dataset.field.split("/");
    /** @type {Record<string, string>} */
    const keys = { pick: "did_pick", asked: "did_asked", answer: "did_answer" };
    return keys[kind] ? text(keys[kind], { question: list.wordsOf(id) }) : text("did_short");
  }

  /** @param {string[]} names */
  function show(names) {
    picking.show();
    list.show();
    for (const name of names) fields.show(name);
    picking.showCounts();
  }

  /** @param {Found} $field */
  function change($field) {
    if (picking.change($field)) return;
    // The list above grows or shrinks: the box stays where it is under the finger.
    const { top } = $field.getBoundingClientRect();
    fields.change($field);
    window.scrollBy(0, $field.getBoundingClientRect().top - top);
    if ($field.closest(".ask")) picking.say($field.checked, list.ids().length);
    else if ($field.id === "short") list.sayShort();
  }

  return { show, change, acts: { ...picking.acts, ...list.acts, ...own.acts }, plain: list.plain };
});
