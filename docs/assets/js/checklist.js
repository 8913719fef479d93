// The checklist's page: opens the store, shows what it holds, and hands each act of the reader to the module for it.

import { announce, openRegion } from "./announce.js";
import { openBar } from "./checklist/bar.js";
import { openFilter } from "./checklist/filter.js";
import { openList } from "./checklist/list.js";
import { openPhases } from "./checklist/phases.js";
import { openStore } from "./store.js";
import { fill, settings } from "./words.js";

/**
 * What the modules share.
 * @typedef {{
 *   $form: HTMLFormElement, store: ReturnType<typeof openStore>, list: ReturnType<typeof openList>,
 *   formerly: Record<string, string>, flush: () => void,
 *   text: (key: string, values?: Record<string, string | number>) => string,
 *   say: (key: string, values?: Record<string, string | number>) => void,
 * }} Page
 */

/** Modules that many readers never need, by the kind of field that they show. */
const LATER = {
  own: () => import("./checklist/own.js"),
  note: () => import("./checklist/notes.js"),
  visit: () => import("./checklist/visit.js"),
};
const keep = () => import("./checklist/keep.js");

function start($form) {
  const { base, formerly, words } = settings();
  const text = (key, values) => fill(words[key], values);
  const say = (key, values) => announce(text(key, values));
  const store = openStore({ base, formerly });
  /** @type {Page} */
  const page = { $form, store, formerly, text, say, flush: () => parts.note?.flush() };
  openRegion();
  const list = (page.list = openList(page));
  const filter = openFilter(page);
  const phases = openPhases(page, filter);
  const bar = openBar(page);
  const parts = { tick: list };

  const load = async (kinds) => {
    for (const kind of kinds) parts[kind] ??= (await LATER[kind]()).open(page);
  };

  /** Does what needs a module that may not be here. */
  async function attempt(work) {
    try {
      await work();
    } catch {
      say("failed");
    }
  }

  function show(names, from) {
    const kindOf = (name) => name.split("/", 1)[0];
    const missing = Object.keys(LATER).filter((kind) => !parts[kind] && names.some((name) => kindOf(name) === kind));
    if (missing.length) return attempt(() => load(missing).then(() => show(names, from)));
    // Own tasks come before what belongs to them.
    for (const kind of ["own", "tick", "note", "visit"]) {
      for (const name of names) if (kindOf(name) === kind) parts[kind].show(name.slice(kind.length + 1));
    }
    const isView = names.some((name) => /^(situation|view)$/.test(kindOf(name)));
    if (isView) phases.show();
    // A tick from here hides and shows nothing else, so that it stays fast.
    if (isView || from !== "here") filter.show();
    list.showProgress();
    bar.showUndo();
  }

  phases.show();
  show(store.entries("").map(([name]) => name));
  store.onChange(({ names, from }) => {
    show(names, from);
    if (from === "other-tab") say("said_other_tab");
  });

  function act($button) {
    const { act: name } = $button.dataset;
    const [kind] = name.split("-");
    const own = { ...filter.acts, ...phases.acts, ...bar.acts }[name];
    if (own) own($button);
    else if (LATER[kind]) attempt(() => load([kind]).then(() => parts[kind].acts[name]($button)));
    else attempt(async () => (await keep()).act(page, name, $button));
  }

  function change({ target }) {
    if (target.id === "restore") attempt(async () => (await keep()).restore(page, target));
    else if (target.id === "keep-nothing") bar.keepNothing(target.checked);
    else if (target.id.startsWith("visit-")) attempt(() => load(["visit"]).then(() => parts.visit.change(target)));
    else if (target.matches(".task__tick input")) filter.ticked(list.tick(target));
    else if (!filter.change(target)) page.flush();
  }

  function follow() {
    if (location.hash.startsWith("#move=")) attempt(async () => (await keep()).link(page));
    else phases.follow();
  }

  $form.addEventListener("submit", (event) => event.preventDefault());
  $form.addEventListener("click", ({ target }) => target.closest("[data-act]") && act(target.closest("[data-act]")));
  $form.addEventListener("change", change);
  window.addEventListener("hashchange", follow);
  for (const $live of $form.querySelectorAll(".live")) $live.hidden = false;
  document.documentElement.classList.add("is-live");
  follow();
}

const $form = document.getElementById("checklist");
if ($form && !document.documentElement.classList.contains("is-live")) start($form);
