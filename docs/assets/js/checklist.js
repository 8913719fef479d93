// The checklist's page: shows what the store holds, and hands each act of the reader to the module for it.

import { openFilter } from "./checklist/filter.js";
import { openList } from "./checklist/list.js";
import { openPhases } from "./checklist/phases.js";
import { plainList } from "./checklist/plain.js";
import { openTool } from "./tool/tool.js";

/** What the modules share. @typedef {import("./tool/tool.js").Tool & {list: ReturnType<typeof openList>}} Page */

/** Modules that many readers never need, by the kind of field that they show. */
const LATER = {
  own: () => import("./checklist/own.js"),
  note: () => import("./checklist/notes.js"),
  visit: () => import("./checklist/visit.js"),
};

const kindOf = (name) => name.split("/", 1)[0];

openTool("checklist", (tool) => {
  /** @type {Page} */
  const page = { ...tool };
  const list = (page.list = openList(page));
  const filter = openFilter(page);
  const phases = openPhases(page, filter);
  const parts = { tick: list };

  const load = async (kinds) => {
    for (const kind of kinds) parts[kind] ??= (await LATER[kind]()).open(page);
  };

  /** An act in a module that may not be here yet. */
  const later = (kind) => ($button) => load([kind]).then(() => parts[kind].acts[$button.dataset.act]($button));

  function show(names, from) {
    const missing = Object.keys(LATER).filter((kind) => !parts[kind] && names.some((name) => kindOf(name) === kind));
    if (missing.length) return tool.attempt(() => load(missing).then(() => show(names, from)));
    // Own tasks come before what belongs to them.
    for (const kind of ["own", "tick", "note", "visit"]) {
      for (const name of names) if (kindOf(name) === kind) parts[kind].show(name.slice(kind.length + 1));
    }
    const isView = names.some((name) => /^(situation|view)$/.test(kindOf(name)));
    if (isView) phases.show();
    // A tick from here hides and shows nothing else, so that it stays fast.
    if (isView || from !== "here") filter.show();
    list.showProgress();
  }

  function change($input) {
    if ($input.id.startsWith("visit-")) return load(["visit"]).then(() => parts.visit.change($input));
    if ($input.matches(".task__tick input")) filter.ticked(list.tick($input));
    else filter.change($input);
  }

  const acts = {
    ...filter.acts,
    ...phases.acts,
    note: later("note"),
    "own-new": later("own"),
    "own-edit": later("own"),
    "own-delete": later("own"),
    calendar: async () => (await import("./checklist/dates.js")).download(page),
  };

  phases.show();
  return { show, acts, change, follow: phases.follow, plain: () => plainList(page) };
});
