// What matters to the reader, in their own words.

import { element } from "../element.js";
import { openLine } from "../tool/line.js";

/**
 * @param {import("../tool/tool.js").Tool} tool
 * @param {ReturnType<typeof import("../tool/fields.js").openFields>} fields
 */
export function openMatters(tool, fields) {
  const { $form, store, text, say } = tool;
  const $list = $form.querySelector(".matters");
  const $template = $form.querySelector("#own-matter");
  const idOf = (key) => `own-${key}`;
  const rowOf = (key) => $list.querySelector(`[data-own="${CSS.escape(key)}"]`);

  function make(key) {
    const id = idOf(key);
    const $row = $template.content.querySelector("*").cloneNode(true);
    $row.dataset.own = key;
    for (const $rate of $row.querySelectorAll("input")) {
      $rate.name = id;
      $rate.dataset.field += id;
    }
    const button = (act, label) =>
      element("button", { type: "button", className: "quiet", "data-act": act }, text(label), element("span", { className: "vh" }));
    $row.append(element("p", { className: "matter__tools" }, button("own-edit", "own_edit"), " ", button("own-delete", "own_delete")));
    // In the order in which they were added, which their keys keep.
    const $next = [...$list.querySelectorAll("[data-own]")].find((one) => one.dataset.own > key);
    $list.insertBefore($row, $next ?? null);
    return $row;
  }

  function name($row, words) {
    const $legend = $row.querySelector("legend");
    $legend.dir = "auto";
    $legend.textContent = words;
    $row.querySelector("fieldset").dataset.what = words;
    for (const $about of $row.querySelectorAll(".vh")) $about.textContent = `: ${words}`;
  }

  /** Shows a row as the store has it. @param {string} key */
  function show(key) {
    const words = store.get(`decide/own/${key}`);
    const $here = rowOf(key);
    if (words === null) return $here?.remove();
    name($here ?? make(key), words);
    fields.show(`decide/matter/${idOf(key)}`);
  }

  const keyOf = ($button) => $button.closest("[data-own]").dataset.own;

  const acts = {
    "own-new": ($button) => {
      const save = (words) => {
        store.set(`decide/own/${store.newId()}`, words, text("did_own_add", { task: words }));
        say("said_added", { task: words });
      };
      openLine(tool, { $place: $button.parentElement, label: text("own_label"), saveLabel: text("own_save"), save });
    },
    "own-edit": ($button) => {
      const field = `decide/own/${keyOf($button)}`;
      const save = (words) => {
        store.set(field, words, text("did_own_edit", { task: words }));
        return true;
      };
      openLine(tool, {
        $place: $button.parentElement,
        label: text("own_edit_label"),
        value: store.get(field, ""),
        saveLabel: text("own_edit_save"),
        save,
      });
    },
    "own-delete": ($button) => {
      const key = keyOf($button);
      const words = store.get(`decide/own/${key}`, "");
      const $next = rowOf(key).nextElementSibling ?? rowOf(key).previousElementSibling;
      const names = [`decide/own/${key}`, `decide/matter/${idOf(key)}`];
      store.setMany(Object.fromEntries(names.map((one) => [one, null])), text("did_own_delete", { task: words }));
      say("said_deleted", { task: words });
      $next.querySelector("input").focus();
    },
  };
  return { show, acts };
}
