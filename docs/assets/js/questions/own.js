// Questions that the reader adds.

import { openLine } from "../tool/line.js";

/**
 * @param {import("../tool/tool.js").Tool} tool
 * @param {ReturnType<typeof import("./list.js").openList>} list
 */
export function openOwn(tool, list) {
  const { store, text, say, flush } = tool;
  const rowOf = ($button) => $button.closest("[data-id]");
  const keyOf = ($button) => rowOf($button).dataset.id.slice("own-".length);

  const acts = {
    "own-new": ($button) => {
      const save = (words) => {
        store.set(`ask/own/${store.newId()}`, words, text("did_own_add", { task: words }));
        say("said_added", { task: words });
      };
      openLine(tool, { $place: $button.parentElement, label: text("own_label"), saveLabel: text("own_save"), save });
    },
    "own-edit": ($button) => {
      const field = `ask/own/${keyOf($button)}`;
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
      flush();
      const key = keyOf($button);
      const words = store.get(`ask/own/${key}`, "");
      list.goOn(rowOf($button));
      const names = [`ask/own/${key}`, ...["place", "asked", "answer"].map((kind) => `ask/${kind}/own-${key}`)];
      store.setMany(Object.fromEntries(names.map((name) => [name, null])), text("did_own_delete", { task: words }));
      say("said_deleted", { task: words });
    },
  };
  return { acts };
}
