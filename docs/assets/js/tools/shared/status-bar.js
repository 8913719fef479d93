// The bar at the bottom of the screen: where the work is kept and for how long, and what readers need next.

import { find, findAround, openAround } from "../../lib/dom.js";
import { askToKeep, lifetime } from "./storage-lifetime.js";

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
