// The bar at the bottom of the screen: where the work is kept and for how long, and what readers need next.

import { dayInWords, daysUntil, isDay, today } from "../../lib/day.js";
import { find, findAround, openAround } from "../../lib/dom.js";
import { isWork } from "../../store/document.js";

/** @param {import("./tool.js").Tool} tool */
export function openBar({ $form, store, text, say, flush }) {
  const $bar = find($form, ".bar");
  const $state = find($form, "#state");
  const $lasts = find($form, "#lasts");
  const $undo = find($form, "[data-act=undo]");
  const $keepNothing = find($form, "#keep-nothing");

  /** @param {string} words @param {boolean} isTrouble */
  function tell(words, isTrouble) {
    $state.textContent = words;
    $bar.classList.toggle("bar--trouble", isTrouble);
  }

  function showState({ kind } = store.state) {
    tell(text(`state_${kind}`), !["empty", "saved", "memory"].includes(kind));
    $lasts.hidden = kind !== "saved";
    $keepNothing.checked = kind === "memory";
    find($form, "#kept").hidden = !store.kept().length;
  }

  // Behind the example, the reader would not see what is undone.
  const canUndo = () => store.canUndo && !$form.classList.contains("is-example");
  // Not "disabled": that would take the focus away from who has just used it.
  const showUndo = () => $undo.setAttribute("aria-disabled", String(!canUndo()));

  store.onState((state) => {
    showState(state);
    say(`state_${state.kind}`);
  });
  const stopAsking = store.onChange(({ from }) => {
    if (from === "other-tab" || store.state.kind !== "saved") return;
    stopAsking();
    askToKeep();
  });
  showState();
  lifetime().then((kind) => {
    $lasts.textContent = text(`lasts_${kind}`);
    // A warning is in sight on the smallest screen too.
    $lasts.classList.toggle("is-warning", kind !== "browser");
  });

  /** @param {boolean} isOn */
  function keepNothing(isOn) {
    flush();
    store.keepNothing(isOn);
  }

  /** @type {import("./types.js").Acts} */
  const acts = {
    "bar-print": () => find($form, ".keep [data-act=print]").click(),
    "bar-move": () => {
      const $move = find($form, ".keep [data-act=move]");
      openAround($move);
      $move.focus({ preventScroll: true });
      findAround($move, ".keep__part").scrollIntoView({ block: "center" });
      $move.click();
    },
    undo: () => {
      flush();
      const what = canUndo() ? store.undo() : null;
      showUndo();
      if (what === null) say("undo_none");
      else say("undone", { what });
    },
  };
  return {
    showUndo,
    showState,
    keepNothing,
    acts,
    /** Say in sight that something did not work, until something else happens. */
    showFailure() {
      tell(text("failed"), true);
    },
  };
}

// How long this browser keeps what a reader entered, as far as a page can know.

/** Safari and every browser on an iPhone delete a site's storage after seven days of use without a visit to it. */
const isWebKit = () => navigator.vendor.startsWith("Apple");
const isOnHomeScreen = () => window.matchMedia("(display-mode: standalone)").matches;
/** Firefox asks the reader before it keeps storage for good. */
const wouldAsk = () => CSS.supports("-moz-appearance", "none");

/** Private windows of Firefox and Safari refuse a private file system. Chrome's cannot be told from others. */
async function isPrivate() {
  try {
    await navigator.storage.getDirectory();
    return false;
  } catch (error) {
    return error instanceof DOMException; // a TypeError means that the browser is too old to tell
  }
}

/**
 * @returns {Promise<"private" | "week" | "browser">} "week": deleted after seven days without a visit; "browser": until the
 *   reader clears the browser's data
 */
export async function lifetime() {
  if (await isPrivate()) return "private";
  return isWebKit() && !isOnHomeScreen() ? "week" : "browser";
}

/** Ask the browser not to delete what is stored, unless that would put a question before the reader. */
export async function askToKeep() {
  if (!wouldAsk()) await navigator.storage?.persist?.().catch(() => {});
}

// Reminds readers to take a copy of their work away from this device, and notes when they did.

const REMIND_AFTER_DAYS = 3;
const ASK_AGAIN_AFTER_DAYS = 7;
const HOW = new Set(["file", "link", "print"]);

/** Whole days since a date. A date that lies ahead comes from a clock that was wrong: it counts as long ago. @param {string} [date] */
function daysSince(date) {
  const days = daysUntil(date ?? "", today());
  return days >= 0 ? days : Infinity;
}

/** @param {import("./types.js").Tool} tool */
export function openCopies({ $form, store, text, lang }) {
  const $remind = find($form, "#remind");
  const $last = find($form, "#last-copy");
  const hasWork = () => store.entries("").some(([name]) => isWork(name));

  function show() {
    const { since, taken, how, later } = store.copies;
    const isDue = since !== undefined && daysSince(since) >= REMIND_AFTER_DAYS && !(later && daysSince(later) < ASK_AGAIN_AFTER_DAYS);
    $remind.hidden = !(isDue && hasWork() && store.state.kind === "saved");
    // What lies on the device may be damaged.
    const date = how && HOW.has(how) && isDay(taken) ? dayInWords(taken, lang) : "";
    find($remind, "span").textContent = date ? text("remind_again", { date }) : text("remind");
    $last.hidden = !date;
    if (date) $last.textContent = text(`last_copy_${how}`, { date });
  }

  // Work begins with the first change that no copy has.
  store.onChange(({ names, from }) => {
    const { copies } = store;
    if (from !== "other-tab" && !copies.since && names.some(isWork) && hasWork()) store.noteCopies({ ...copies, since: today() });
    show();
  });
  store.onState(show);
  show();

  return {
    /** Note a copy. @param {"file" | "link" | "print"} how */
    took(how) {
      store.noteCopies({ taken: today(), how });
      show();
    },
    /** @type {import("./types.js").Acts} */
    acts: {
      "not-now": () => {
        store.noteCopies({ ...store.copies, later: today() });
        show();
        find($form, "[data-act=undo]").focus();
      },
    },
  };
}
