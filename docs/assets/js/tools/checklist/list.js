// The tasks and phases as they are on the page, and how many are done.

import { element, find, findAround, isTypedIn, shownText } from "../../lib/dom.js";
import { partOf } from "../shared/situations.js";

/** @typedef {import("./types.js").Phase} Phase @typedef {import("./types.js").Task} Task */

/** @param {import("../shared/tool.js").Tool} tool */
export function openList({ $form, store, text, say }) {
  /** @type {Map<string, Task>} */
  const tasks = new Map();
  /** @type {Phase[]} */
  const phases = [...$form.querySelectorAll(".phase")].map(($phase) => {
    const $summary = find($phase, "summary");
    const $count = element("span", { className: "phase__count live" });
    $summary.append($count);
    return {
      id: $phase.dataset.phase,
      title: find($phase, "h2").textContent,
      $phase,
      $summary,
      isOpenAtFirst: $phase.open,
      $tasks: find($phase, ".tasks"),
      $count,
      tasks: [],
      isStale: true,
    };
  });
  const $progress = find($form, "#progress");
  const $meter = /** @type {HTMLProgressElement} */ (/** @type {HTMLElement} */ (find($form, "progress")));
  const $needs = $form.querySelectorAll("[data-need]");

  /**
   * Take a row into the list, before the task `next` or last.
   * @param {HTMLElement} $row @param {Phase} phase @param {string} [id] @param {Task} [next] @returns {Task}
   */
  function add($row, phase, id = $row.id, next) {
    const $box = find($row, "input");
    /** @type {Task} */
    const task = {
      id,
      $row,
      $box,
      phase,
      get text() {
        return shownText(find($row, ".task__tick span"));
      },
      part: partOf($row),
      fits: true,
    };
    tasks.set(id, task);
    phase.tasks.splice(next ? phase.tasks.indexOf(next) : phase.tasks.length, 0, task);
    phase.isStale = true;
    return task;
  }

  /** @param {Task} task */
  function remove(task) {
    const $next = task.$row.contains(document.activeElement) ? after(task) : null;
    tasks.delete(task.id);
    task.phase.tasks.splice(task.phase.tasks.indexOf(task), 1);
    task.phase.isStale = true;
    task.$row.remove();
    $next?.focus();
  }

  /** Where the focus goes on to when a task goes: to the next one in sight, the one before, or the phase. @param {Task} task */
  function after({ phase, id }) {
    const at = phase.tasks.findIndex((one) => one.id === id);
    const others = [...phase.tasks.slice(at + 1), ...phase.tasks.slice(0, at).reverse()];
    return others.find(({ $row }) => !$row.hidden)?.$box ?? phase.$summary;
  }

  /** @param {Iterable<Task>} rows */
  function count(rows) {
    let all = 0;
    let done = 0;
    for (const { fits, $box } of rows) {
      all += Number(fits);
      done += Number(fits && $box.checked);
    }
    return { all, done };
  }

  const total = () => count(tasks.values());

  /** Show the counts of the phases that have changed. */
  function showProgress() {
    const stale = phases.filter((phase) => phase.isStale);
    if (!stale.length) return;
    for (const phase of stale) {
      phase.isStale = false;
      phase.$count.textContent = text("phase_progress", count(phase.tasks));
    }
    const { all, done } = total();
    $progress.textContent = text("progress", { all, done });
    $meter.max = all;
    $meter.value = done;
    for (const $need of $needs) {
      const need = tasks.get($need.dataset.need);
      $need.hidden = need !== undefined && (need.$box.checked || !need.fits);
    }
  }

  /** @param {string} id */
  function show(id) {
    const task = tasks.get(id);
    if (!task) return;
    task.$box.checked = store.get(`tick/${id}`, false);
    task.phase.isStale = true;
  }

  /** The reader has ticked a box, or taken a tick away. @param {Found} $box @returns {Task} */
  function tick($box) {
    const task = /** @type {Task} */ (tasks.get(findAround($box, ".task").dataset.task ?? $box.name));
    const key = $box.checked ? "ticked" : "unticked";
    store.set(`tick/${task.id}`, $box.checked || null, text($box.checked ? "did_tick" : "did_untick", { task: task.text }));
    const all = total();
    say(`said_${key}`, { phase: task.phase.title, ...count(task.phase.tasks), "total-done": all.done, total: all.all });
    return task;
  }

  for (const phase of phases) for (const $row of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (phase.$tasks.children))) add($row, phase);

  return { tasks, phases, add, remove, after, showProgress, show, tick, total };
}

// Phases are folded up but for the first one. What the reader opens and closes stays so.

/** @param {import("./index.js").Page} page */
export function openPhases({ store, list }) {
  /** Where it is kept that a phase is not as it was at first. @param {Phase} phase */
  const field = ({ id, isOpenAtFirst }) => `view/${isOpenAtFirst ? "closed" : "open"}/${id}`;

  for (const phase of list.phases) {
    const { $phase, $summary } = phase;
    $summary.addEventListener("click", (event) => {
      event.preventDefault();
      $phase.open = !$phase.open;
      store.set(field(phase), $phase.open !== phase.isOpenAtFirst || null);
    });
  }

  function show() {
    for (const phase of list.phases) {
      phase.$phase.open = phase.isOpenAtFirst !== store.get(field(phase), false) || isTypedIn(phase.$phase);
    }
  }

  return { show };
}
