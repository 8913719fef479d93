// What the reader added in the tools, and what they wrote on things that are no longer there: nothing of theirs goes unseen.

import { element, find } from "../../lib/dom.js";
import { OWN, isOwn } from "../shared/question-order.js";

/** The last part of a field's name. @param {string} name */
const keyIn = (name) => name.slice(name.lastIndexOf("/") + 1);

/** A text of the reader as it is in the plan. @param {string | null} text */
const note = (text) => element("p", { className: "plan__note", dir: "auto", translate: false, hidden: !text }, text ?? "");

/** @typedef {import("../shared/tool.js").Tool} Tool */

/** A row with a box. @param {Tool} tool @param {{field: string, words: string, text: string | null, id?: string}} row */
function row({ store }, { field, words, text, id = "" }) {
  const $box = element("input", { type: "checkbox", checked: store.get(field, false), "data-field": field });
  return element("li", { "data-id": id }, element("label", {}, $box, " ", element("span", { dir: "auto", translate: false }, words)), note(text));
}

/** @param {Found} $group @param {HTMLElement[]} rows */
function fill($group, rows) {
  $group.hidden = !rows.length;
  find($group, "ul").replaceChildren(...rows);
}

/** The reader's own tasks, and notes on tasks that the checklist no longer has. @param {Tool} tool */
export function showOwnTasks(tool) {
  const { $form, store } = tool;
  const own = store.entries("own/").map(([name, { text }]) => {
    const id = `own-${keyIn(name)}`;
    return row(tool, { field: `tick/${id}`, words: text, text: store.get(`note/${id}`) });
  });
  fill(find($form, "#own-tasks"), own);
  const gone = store.entries("note/").filter(([name]) => {
    const id = name.slice("note/".length);
    return !shows($form, name) && !(isOwn(id) && store.get(`own/${id.slice(OWN.length)}`));
  });
  fill(find($form, "#gone-notes"), gone.map(([, text]) => element("li", {}, note(text))));
}

/** @param {Found} $form @param {string} name */
const shows = ($form, name) => $form.querySelector(`[data-text="${CSS.escape(name)}"]`) !== null;

/** What matters to the reader in their own words, with how much. @param {Tool} tool */
export function showOwnMatters({ $form, store, text }) {
  const $matters = find($form, "#matters");
  const $list = find($matters, "ul");
  for (const $own of $list.querySelectorAll("[data-own]")) $own.remove();
  for (const [name, words] of store.entries("decide/own/")) {
    const rate = store.get(`decide/matter/own-${keyIn(name)}`);
    const how = ["1", "2", "3"].includes(rate) ? [": ", element("b", {}, text(`matter_${rate}`))] : [];
    $list.append(element("li", { "data-own": "" }, element("span", { dir: "auto", translate: false }, words), ...how));
  }
  $matters.hidden = !$list.querySelector("li:not([hidden])");
}

/** The questions in the reader's order: picked ones, their own, and those that were answered. @param {Tool} tool */
export function openQuestions(tool) {
  const { $form, store, text } = tool;
  const usual = [...$form.querySelectorAll("[data-id]")];
  const $mine = find($form, "#my-questions");
  const $list = find($mine, "ol");
  /** @param {HTMLElement} $row */
  const place = ($row) => store.get(`ask/place/${$row.dataset.id}`, Infinity);

  /** Those that are in no group: the reader's own, and answers to questions that are gone. */
  const others = () =>
    [
      ...store.entries("ask/own/").map(([name, words]) => [OWN + keyIn(name), words]),
      ...store
        .entries("ask/answer/")
        .map(([name]) => name.slice("ask/answer/".length))
        .filter((id) => (isOwn(id) ? store.get(`ask/own/${id.slice(OWN.length)}`) === null : !shows($form, `ask/answer/${id}`)))
        .map((id) => [id, text("question_gone")]),
    ].map(([id, words]) => {
      const $row = row(tool, { field: `ask/asked/${id}`, words, text: store.get(`ask/answer/${id}`), id });
      $row.dataset.own = "";
      return $row;
    });

  return function show() {
    for (const $own of $list.querySelectorAll("[data-own]")) $own.remove();
    const rows = [...usual.filter(({ hidden }) => !hidden), ...others()];
    rows.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
    $list.append(...rows);
    $mine.hidden = !rows.length;
  };
}
