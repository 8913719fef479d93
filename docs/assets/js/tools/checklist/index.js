// The checklist's page: shows what the store holds, and hands each act of the reader to the module for it.

import { openList } from "./list.js";
import { openPhases } from "./phases.js";
import { orSay } from "../shared/export-import.js";
import { openTool } from "../shared/tool.js";

/** What the modules share. @typedef {import("../shared/tool.js").Tool & {list: ReturnType<typeof openList>}} Page */
/** @typedef {import("./types.js").Later} Later @typedef {import("../shared/types.js").Acts} Acts */

/**
 * Parts that a reader may never need. The first visit does not wait for them.
 * @type {{[Part in keyof Later]: () => Promise<{open: (page: Page) => Later[Part]}>}}
 */
const LATER = {
  own: () => import("./custom-items.js"),
  note: () => import("./notes.js"),
  visit: () => import("./visit.js"),
  filter: () => import("./filter.js"),
};

/** The part that shows a field. @param {string} name */
const partFor = (name) => (/^(situation\/|view\/hide-done$)/.test(name) ? "filter" : name.split("/", 1)[0]);

/** @param {string} part @returns {part is keyof Later} */
const isLater = (part) => Object.hasOwn(LATER, part);

openTool("checklist", (tool) => {
  /** @type {Page} */
  const page = { ...tool, list: openList(tool) };
  const { list } = page;
  /** @type {Record<string, {show: (...name: string[]) => unknown}>} */
  const parts = { tick: list };
  /** @type {Record<string, Promise<unknown> | undefined>} */
  const coming = {};
  const phases = openPhases(page, (id) => later("filter", (filter) => filter.call(id)));

  /** @template {keyof Later} Part @param {Part} part @returns {Promise<Later[Part]>} */
  function load(part) {
    coming[part] ??= LATER[part]().then(
      (module) => (parts[part] = module.open(page)),
      (error) => {
        coming[part] = undefined; // to try again
        throw error;
      },
    );
    return /** @type {Promise<Later[Part]>} */ (coming[part]);
  }

  /**
   * Does something with a part that may not be here yet.
   * @template {keyof Later} Part
   * @param {Part} part @param {(opened: Later[Part]) => unknown} work
   */
  const later = (part, work) => tool.attempt(async () => work(/** @type {Later[Part]} */ (parts[part] ?? (await load(part)))));

  /** @param {string[]} names @param {string} [from] @returns {unknown} */
  function show(names, from) {
    if (from === "page") names = [...names, "visit"];
    const missing = [...new Set(names.map(partFor))].filter(isLater).filter((part) => !parts[part]);
    if (missing.length) {
      return tool.attempt(async () => {
        await Promise.allSettled(missing.map(load));
        // A part that did not come keeps nothing else out of sight.
        const here = names.filter((name) => !isLater(partFor(name)) || parts[partFor(name)]);
        show(here, from);
        if (here.length < names.length) tool.say("failed");
      });
    }
    // Own tasks come before what belongs to them.
    for (const part of ["own", "tick", "note", "visit"]) {
      for (const name of names) if (partFor(name) === part) parts[part].show(name.slice(part.length + 1));
    }
    if (names.some((name) => partFor(name) === "view")) phases.show();
    // A tick from here hides and shows nothing else, so that it stays fast.
    if (from !== "here" || names.some((name) => partFor(name) === "filter")) parts.filter?.show();
    list.showProgress();
  }

  /** @param {Found} $input */
  function change($input) {
    // Read now: while its part is on the way, an earlier change may show what the store has.
    const { value, checked } = $input;
    if ($input.id.startsWith("visit-")) return later("visit", (visit) => visit.change($input, value));
    if ($input.name === "situation" || $input.id === "hide-done") return later("filter", (filter) => filter.change($input, checked));
    if (!$input.matches(".task__tick input")) return;
    const task = list.tick($input);
    if (coming.filter) later("filter", (filter) => filter.ticked(task));
  }

  /** @param {"own" | "note" | "filter"} part @returns {Acts[string]} */
  const act = (part) => ($button) => {
    const $then = document.activeElement;
    return later(part, ({ acts }) => {
      const $now = /** @type {HTMLElement} */ (document.activeElement);
      acts[$button.dataset.act]($button);
      // The part came late: the reader has gone on meanwhile.
      if ($now !== $then && $now !== document.body) $now.focus();
    });
  };
  /** @type {Acts} */
  const acts = {
    ...phases.acts,
    note: act("note"),
    "own-new": act("own"),
    "own-edit": act("own"),
    "own-delete": act("own"),
    "show-all": act("filter"),
    // After the visit and the filter: what the reader has just typed or chosen may still wait for their modules.
    calendar: ($button) =>
      orSay(tool, $button, "failed_calendar", async () => {
        await Promise.all([load("visit"), load("filter")]);
        await (await import("./calendar.js")).download(page, $button);
      }),
  };

  // Whoever begins to use the list should not lose the first letters to a slow network.
  const loadAll = () => Object.keys(LATER).filter(isLater).forEach((part) => load(part).catch(() => {}));
  page.$form.addEventListener("focusin", loadAll, { once: true });
  phases.show();
  return { show, acts, change, follow: phases.follow, plain: async () => (await import("./to-text.js")).plainList(page) };
});
