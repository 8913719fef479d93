// What every tool's page shares: the store, the words, the bar at the end of the screen, and the ways in and out.

import { announce, openRegion } from "../announce.js";
import { openStore } from "../store.js";
import { linkIn } from "../transfer-address.js";
import { fill, settings } from "../words.js";
import { openBar } from "./bar.js";
import * as keep from "./keep.js";

/** @typedef {import("./types.js").Tool} Tool @typedef {import("./types.js").Own} Own */

/** Whether the reader is typing in a part of the page: it must not go away under them. @param {HTMLElement} $part */
export function isTypedIn($part) {
  // Not ":focus", which no field has while the reader looks at another tab.
  const $focused = document.activeElement;
  return $focused !== null && $focused.matches("textarea, [type=text]") && $part.contains($focused);
}

/**
 * Opens the tool in the form with the id `id`, once: `begin` gets what is shared and returns what the tool does itself.
 * @param {string} id @param {(tool: Tool) => Own} begin
 */
export function openTool(id, begin) {
  const $form = document.getElementById(id);
  if ($form && !document.documentElement.classList.contains("is-live")) start($form, begin);
}

/** @param {Found} $form @param {(tool: Tool) => Own} begin */
function start($form, begin) {
  const { base, formerly, words } = settings();
  /** @type {Tool["text"]} */
  const text = (key, values) => fill(words[key], values);
  /** @type {Tool["say"]} */
  const say = (key, values) => announce(text(key, values));
  /** @type {(() => void)[]} */
  const savers = [];
  const flush = () => savers.forEach((save) => save());
  /** @type {Tool["onFlush"]} */
  const onFlush = (save) => savers.push(save);

  /** Does what needs a module that may not be here. @param {() => unknown} work */
  async function attempt(work) {
    try {
      await work();
    } catch {
      say("failed");
    }
  }

  const store = openStore({ base, formerly });
  /** @type {Tool} */
  const tool = { $form, store, formerly, text, say, attempt, flush, onFlush };
  openRegion();
  const bar = openBar(tool);
  const own = begin(tool);
  const $places = $form.querySelectorAll("[data-shows]");

  /** @param {string[]} names @param {string} [from] */
  function show(names, from) {
    own.show(names, from);
    bar.showUndo();
    for (const $place of $places) $place.textContent = store.get($place.dataset.shows, "");
  }

  show(store.entries("").map(([name]) => name));
  store.onChange(({ names, from }) => {
    show(names, from);
    if (from === "other-tab") say("said_other_tab");
  });

  /** @param {Found} $button */
  function act($button) {
    const { act: name } = $button.dataset;
    const ours = own.acts?.[name] ?? bar.acts[name];
    attempt(() => (ours ? ours($button) : keep.act(tool, own.plain, name, $button)));
  }

  /** @param {EventOf} event */
  function change({ target }) {
    if (target.id === "restore") attempt(() => keep.restore(tool, target));
    else if (target.id === "keep-nothing") bar.keepNothing(target.checked);
    else {
      flush();
      attempt(() => own.change?.(target));
    }
  }

  function follow() {
    if (linkIn(location) !== null) attempt(() => keep.link(tool));
    else own.follow?.();
  }

  $form.addEventListener("submit", (event) => event.preventDefault());
  /** @type {Found} */
  let $pressed;
  $form.addEventListener("click", ({ target, detail }) => {
    const $button = target.closest("[data-act]");
    // The second half of a double click is not for what has moved under the pointer meanwhile.
    if (!$button || (detail > 1 && $button !== $pressed)) return;
    $pressed = $button;
    act($button);
  });
  $form.addEventListener("change", change);
  window.addEventListener("hashchange", follow);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  for (const $live of $form.querySelectorAll(".live")) $live.hidden = false;
  document.documentElement.classList.add("is-live");
  follow();
}
