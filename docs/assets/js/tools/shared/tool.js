// What every tool's page shares: the store, the words, the bar at the end of the screen, and the ways in and out.

import { announce, fill, find, idInAddress, openAround, openRegion, settings } from "../../lib/dom.js";
import { inWords } from "../../lib/day.js";
import { openStore } from "../../store/store.js";
import { linkIn } from "../../store/share-address.js";
import { openWho, patientIn } from "./who.js";
import { openBar, openCopies } from "./status-bar.js";
import { isChoice, namesIn, setAutofill, setDefaults } from "./fields.js";
import * as keep from "./export-import.js";

/** @typedef {import("./types.js").Tool} Tool @typedef {import("./types.js").Own} Own */

/** What the scripts take for granted. A browser without it is older than those that the guide supports. */
const NEEDED = [Object.hasOwn, Array.prototype.findLast, globalThis.HTMLDialogElement?.prototype.showModal];

/** Whether there is room for two things next to each other, as in the style. */
export const isWide = () => window.matchMedia("(min-width: 64em)").matches;

/**
 * Open the tool in the form with the id `id`, once: `begin` gets what is shared and returns what the tool does itself.
 * @param {string} id @param {(tool: Tool) => Own} begin
 */
export function openTool(id, begin) {
  const $form = document.getElementById(id);
  const { classList } = document.documentElement;
  if (!$form || classList.contains("is-live")) return;
  // The page then says that it keeps nothing.
  classList.add("is-broken");
  if (!NEEDED.every(Boolean)) return;
  start($form, begin);
  classList.remove("is-broken");
}

/**
 * Whether the browser changed a field by itself, as when it restores a page after a crash: the reader has not touched the
 * page yet, and is not in the field.
 * @param {EventOf} event
 */
const isRestored = ({ target }) =>
  target.type !== "file" && target !== document.activeElement && navigator.userActivation?.hasBeenActive === false;

/** @param {Found} $form @param {(tool: Tool) => Own} begin */
function start($form, begin) {
  const { base, formerly, words, lang } = settings();
  // Browsers restore nothing in this form by themselves (autocomplete="off"). So what differs from the page as it was sent is
  // the reader's.
  const checked = [...$form.querySelectorAll("input")].filter(($box) => isChoice($box) && $box.checked && !$box.defaultChecked);

  /** @type {Tool["text"]} */
  const text = (key, values) => fill(words[key], values);
  /** @type {Tool["say"]} */
  const say = (key, values) => announce(text(key, values));
  /** @type {(() => void)[]} */
  const savers = [];
  const flush = () => savers.forEach((save) => save());
  /** @type {Tool["onFlush"]} */
  const onFlush = (save) => savers.push(save);

  /** Do what needs a module that may not be here. @param {() => unknown} work */
  async function attempt(work) {
    try {
      await work();
    } catch {
      say("failed");
      bar.showFailure();
    }
  }

  const store = openStore({ base, formerly });
  /** @type {Tool} */
  const tool = { $form, store, formerly, lang, text, say, attempt, flush, onFlush, onCopied: (how) => copies.took(how) };
  openRegion();
  // Where there is room, all the ways out are in sight.
  find($form, ".keep").open = isWide();
  const bar = openBar(tool);
  const copies = openCopies(tool);
  const who = openWho(tool);
  const own = begin(tool);
  const $places = $form.querySelectorAll("[data-shows]");

  /** @param {string[]} names @param {string} [from] */
  function show(names, from) {
    if (from === undefined || from === "page" || names.some(who.concerns)) who.show();
    own.show(names, from);
    bar.showUndo();
    bar.showState();
    for (const $place of $places) {
      const { shows } = $place.dataset;
      $place.textContent = inWords(store.get(shows === "patient" ? patientIn(store) : shows), lang, "full");
    }
  }

  /** Show everything as the store has it, also what the browser changed by itself. */
  function showAll() {
    flush();
    show([...new Set([...store.entries("").map(([name]) => name), ...namesIn($form)])], "page");
  }

  show(store.entries("").map(([name]) => name));
  store.onChange(({ names, from }) => {
    show(names, from);
    if (from === "other-tab") say("said_other_tab");
  });

  /** The buttons whose work is under way: another press would have it done twice. @type {Set<Found>} */
  const working = new Set();

  /** @param {Found} $button */
  async function act($button) {
    if (working.has($button)) return;
    working.add($button);
    const { act: name } = $button.dataset;
    const ours = own.acts?.[name] ?? bar.acts[name] ?? copies.acts[name];
    const work = attempt(() => (ours ? ours($button) : keep.act(tool, own.plain, name, $button)));
    bar.showUndo();
    await work;
    working.delete($button);
  }

  /** @param {Found} $field */
  function change($field) {
    if ($field.id === "restore") attempt(() => keep.restore(tool, $field));
    else if ($field.id === "move-notes") attempt(() => keep.moveAgain(tool, own.plain, $field));
    else if ($field.id === "keep-nothing") bar.keepNothing($field.checked);
    else {
      flush();
      attempt(() => {
        who.change($field);
        return own.change?.($field);
      });
    }
  }

  function follow() {
    if (linkIn(location) !== null) attempt(() => keep.link(tool));
    else {
      const name = idInAddress();
      const $target = document.getElementById(formerly[name] ?? name);
      if (!$target) return;
      openAround($target);
      if ($form.contains($target)) own.follow?.($target);
      $target.scrollIntoView();
    }
  }

  $form.addEventListener("submit", (event) => event.preventDefault());
  $form.addEventListener("reset", () => setTimeout(showAll));
  for (const type of /** @type {const} */ (["input", "change"])) {
    $form.addEventListener(
      type,
      (event) => {
        if (!isRestored(event)) return;
        event.stopPropagation();
        showAll();
      },
      { capture: true },
    );
  }
  /** @type {Found} */
  let $pressed;
  $form.addEventListener("click", ({ target, detail }) => {
    const $button = target.closest("[data-act]");
    // The second half of a double click is not for what has moved under the pointer meanwhile.
    if (!$button || (detail > 1 && $button !== $pressed)) return;
    $pressed = $button;
    act($button);
  });
  $form.addEventListener("change", ({ target }) => change(target));
  window.addEventListener("hashchange", follow);
  setAutofill($form, true);
  window.addEventListener("pagehide", () => {
    flush();
    setAutofill($form, false);
    setDefaults($form);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    setAutofill($form, true);
    showAll();
    setDefaults($form);
  });
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  for (const $live of $form.querySelectorAll(".live")) $live.hidden = false;
  document.documentElement.classList.add("is-live");
  for (const $box of checked) {
    $box.checked = true;
    change($box);
  }
  follow();
}
