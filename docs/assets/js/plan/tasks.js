// The reader's own tasks, and notes on tasks that the checklist no longer has: nothing of theirs goes unseen.

import { element } from "../element.js";

/** @param {import("../tool/tool.js").Tool} tool */
export function showOwnTasks({ $form, store }) {
  const own = store.entries("own/").map(([name, { text }]) => {
    const id = `own-${name.slice("own/".length)}`;
    const $box = element("input", { type: "checkbox", checked: store.get(`tick/${id}`, false), "data-field": `tick/${id}` });
    return element("li", {}, element("label", {}, $box, " ", element("span", { dir: "auto" }, text)), note(store.get(`note/${id}`)));
  });
  fill($form.querySelector("#own-tasks"), own);
  const gone = store
    .entries("note/")
    .map(([name, text]) => [name.slice("note/".length), text])
    .filter(([id]) => !$form.querySelector(`[data-text="${CSS.escape(`note/${id}`)}"]`) && !(id.startsWith("own-") && store.get(`own/${id.slice("own-".length)}`)));
  fill($form.querySelector("#gone-notes"), gone.map(([, text]) => element("li", {}, note(text))));
}

function fill($group, rows) {
  $group.hidden = !rows.length;
  $group.querySelector("ul").replaceChildren(...rows);
}

const note = (text) => element("p", { className: "plan__note", dir: "auto", hidden: !text }, text ?? "");
