// The checklist's page: opens the store, shows what it holds, and hands each act of the reader to the module for it.

import { announce, openRegion } from "./announce.js";
import { openBar } from "./checklist/bar.js";
import { openFilter } from "./checklist/filter.js";
import { openList } from "./checklist/list.js";
import { openNotes } from "./checklist/notes.js";
import { openOwn } from "./checklist/own.js";
import { openPhases } from "./checklist/phases.js";
import { openPrint } from "./checklist/print.js";
import { openVisit } from "./checklist/visit.js";
import { openStore } from "./store.js";
import { fill, settings } from "./words.js";

/**
 * What the modules share.
 * @typedef {{
 *   $form: HTMLFormElement, store: ReturnType<typeof openStore>, list: ReturnType<typeof openList>,
 *   base: string, formerly: Record<string, string>,
 *   text: (key: string, values?: Record<string, string | number>) => string,
 *   say: (key: string, values?: Record<string, string | number>) => void,
 *   flush: () => void,
 * }} Page
 */

function start($form) {
  const { base, formerly, words } = settings();
  const text = (key, values) => fill(words[key], values);
  const say = (key, values) => announce(text(key, values));
  const store = openStore({ base, formerly });
  const page = { $form, store, base, formerly, text, say };
  openRegion();
  page.list = openList(page);
  const notes = openNotes(page);
  page.flush = notes.flush;
  const own = openOwn(page);
  const visit = openVisit(page);
  const filter = openFilter(page);
  const phases = openPhases(page, filter);
  const bar = openBar(page);
  openPrint(page);

  const shows = { tick: page.list.showTick, note: notes.show, own: own.show, visit: visit.show };
  function show(names, from) {
    // Own tasks before what belongs to them.
    for (const kind of ["own", "tick", "note", "visit"]) {
      for (const name of names) if (name.split("/", 1)[0] === kind) shows[kind](name.slice(kind.length + 1));
    }
    const isView = names.some((name) => /^(situation|view)\//.test(name));
    if (isView) phases.show();
    // A tick from here changes nothing else that is hidden or shown, so that it stays fast.
    if (isView || from !== "here") filter.show();
    page.list.showProgress();
    bar.showUndo();
  }

  visit.show();
  phases.show();
  show(store.entries("").map(([name]) => name), "start");
  store.onChange(({ names, from }) => {
    show(names, from);
    if (from === "other-tab") say("said_other_tab");
  });

  const acts = { ...notes.acts, ...own.acts, ...filter.acts, ...phases.acts, ...bar.acts };
  $form.addEventListener("submit", (event) => event.preventDefault());
  $form.addEventListener("click", (event) => {
    const $button = event.target.closest("[data-act]");
    if (!$button) return;
    const { act } = $button.dataset;
    if (acts[act]) acts[act]($button);
    else later("./checklist/keep.js", "act", act, $button);
  });
  $form.addEventListener("change", ({ target }) => {
    if (target.id === "restore") later("./checklist/keep.js", "restore", target);
    else if (target.id === "keep-nothing") bar.keepNothing(target.checked);
    else if (target.matches(".task__tick input")) filter.ticked(page.list.tick(target));
    else filter.change(target) || visit.change(target) || notes.flush();
  });
  for (const $live of document.querySelectorAll(".live")) $live.hidden = false;
  document.documentElement.classList.add("is-live");
  phases.follow();
  openLink();
  window.addEventListener("hashchange", openLink);

  /** Loads what is seldom used when it is first needed. */
  async function later(module, name, ...values) {
    try {
      await (await import(module))[name](page, ...values);
    } catch {
      say("failed");
    }
  }

  function openLink() {
    if (location.hash.startsWith("#move=")) later("./checklist/keep.js", "link");
    else phases.follow();
  }
}

const $form = document.getElementById("checklist");
if ($form && !document.documentElement.classList.contains("is-live")) start($form);
