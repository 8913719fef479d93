// Which tasks are shown: those that fit the reader's situation and, if wanted, only those that are left.

import { find, isTypedIn } from "../../lib/dom.js";
import { isFor } from "../../store/fit.js";
import { openSituations } from "../shared/situations.js";

/** @typedef {import("./types.js").Task} Task */

/** @param {import("./index.js").Page} page */
export function open(page) {
  const { $form, store, list, text, say } = page;
  const situations = openSituations(page);
  const $hideDone = find($form, "#hide-done");
  // Reached by a link to this very task: shown whatever was chosen.
  const called = new Set();

  const hidesDone = () => store.get("view/hide-done", false);

  /** @param {Task} task @param {import("../../store/fit.js").Reader} reader */
  const fits = (task, reader) => reader.seesAll || isFor(task.part, reader) || called.has(task.id) || store.get(`note/${task.id}`) !== null;

  function show() {
    const reader = situations.show();
    const hideDone = hidesDone();
    $hideDone.checked = hideDone;
    for (const task of list.tasks.values()) {
      const now = fits(task, reader);
      if (now !== task.fits) task.phase.isStale = true;
      task.fits = now;
      const isOut = !now || (hideDone && task.$box.checked && !called.has(task.id));
      task.$row.hidden = isOut && !isTypedIn(task.$row);
      situations.showOnly(task.$row.querySelector(".task__only"), task.part, reader);
    }
    const { others, done } = hidden();
    const words = [others.length ? text("said_filter", said(others)) : "", done ? text("said_done_hidden", { count: done }) : ""];
    situations.showShown(words.join(" ").trim(), [...list.tasks.values()].map(({ part }) => part));
  }

  /** @param {Task[]} others those that are not for the reader */
  const said = (others) => ({ shown: list.total().all, why: situations.why(others.map(({ part }) => part)) });

  function hidden() {
    const tasks = [...list.tasks.values()];
    return { others: tasks.filter(({ fits }) => !fits), done: tasks.filter(({ fits, $row }) => fits && $row.hidden).length };
  }

  /** @param {Found} $input @param {boolean} checked */
  function change($input, checked) {
    called.clear();
    if ($input.name === "who" || situations.change($input, checked)) {
      show();
      const { others } = hidden();
      if (others.length) say("said_filter", said(others));
      else say("said_all_shown", { shown: list.total().all });
    } else {
      store.set("view/hide-done", checked || null, text("did_hide_done"));
      if (checked) say("said_done_hidden", { count: hidden().done });
      else say("said_done_shown");
    }
  }

  /** After a tick: hides the task if done ones are hidden, and takes the focus on to what comes next. @param {Task} task */
  function ticked(task) {
    if (!hidesDone() || !task.$box.checked) return;
    const $next = list.after(task);
    called.delete(task.id);
    show();
    $next?.focus();
  }

  /** Show a task that a link leads to. @param {string} id */
  function call(id) {
    called.add(id);
    show();
    list.showProgress();
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    "show-all": () => situations.showAll(true, { "view/hide-done": null }),
    "show-mine": () => situations.showAll(false),
  };

  return { show, change, ticked, call, acts };
}
