// Which tasks are shown: those that fit the reader's situation and, if wanted, only those that are left.

import { find } from "../../lib/dom.js";
import { isFor, openSituations } from "../shared/situations.js";
import { isTypedIn } from "../shared/tool.js";

/** @typedef {import("./types.js").Task} Task */

/** @param {import("./index.js").Page} page */
export function open(page) {
  const { $form, store, list, text, say } = page;
  const situations = openSituations(page);
  const $hideDone = find($form, "#hide-done");
  const $shown = find($form, "#shown");
  // Reached by a link to this very task: shown whatever was chosen.
  const called = new Set();

  const hidesDone = () => store.get("view/hide-done", false);

  /** @param {Task} task @param {Set<string>} chosen */
  const fits = (task, chosen) => isFor(task.tags, chosen) || called.has(task.id) || store.get(`note/${task.id}`) !== null;

  function show() {
    const chosen = situations.show();
    const hideDone = hidesDone();
    $hideDone.checked = hideDone;
    for (const task of list.tasks.values()) {
      const now = fits(task, chosen);
      if (now !== task.fits) task.phase.isStale = true;
      task.fits = now;
      const isOut = !now || (hideDone && task.$box.checked && !called.has(task.id));
      task.$row.hidden = isOut && !isTypedIn(task.$row);
    }
    const { others, done } = hidden();
    $shown.hidden = !others && !done;
    find($shown, "span").textContent = [
      others ? text("said_filter", { shown: list.total().all, hidden: others }) : "",
      done ? text("said_done_hidden", { count: done }) : "",
    ].join(" ");
  }

  function hidden() {
    let others = 0;
    let done = 0;
    for (const task of list.tasks.values()) {
      others += Number(!task.fits);
      done += Number(task.fits && task.$row.hidden);
    }
    return { others, done };
  }

  /** @param {Found} $input @param {boolean} checked */
  function change($input, checked) {
    called.clear();
    if (situations.change($input, checked)) {
      const { others } = hidden();
      if (others) say("said_filter", { shown: list.total().all, hidden: others });
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
    "show-all": () => {
      store.setMany({ ...situations.none(), "view/hide-done": null }, text("did_situation"));
      say("said_all_shown", { shown: list.total().all });
      find($form, "#fit-situation summary").focus();
    },
  };

  return { show, change, ticked, call, acts };
}
