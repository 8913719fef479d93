// The bar at the end of the screen: where all is kept, and the way back.

/** @param {import("./tool.js").Tool} tool */
export function openBar({ $form, store, text, say, flush }) {
  const $state = $form.querySelector("#state");
  const $undo = $form.querySelector("[data-act=undo]");
  const $keepNothing = $form.querySelector("#keep-nothing");

  /** @param {import("../store.js").State} state */
  function showState({ kind }) {
    $state.textContent = text(`state_${kind}`);
    $form.querySelector(".bar").classList.toggle("bar--trouble", !["saved", "memory"].includes(kind));
    $keepNothing.checked = kind === "memory";
    $form.querySelector("#kept").hidden = !store.kept().length;
  }

  // Not "disabled": that would take the focus away from who has just used it.
  const showUndo = () => $undo.setAttribute("aria-disabled", String(!store.canUndo));

  store.onState((state) => {
    showState(state);
    say(`state_${state.kind}`);
  });
  showState(store.state);

  /** @param {boolean} isOn */
  function keepNothing(isOn) {
    flush();
    store.keepNothing(isOn);
  }

  /** @type {import("./types.js").Acts} */
  const acts = {
    undo: () => {
      flush();
      const what = store.undo();
      showUndo();
      if (what === null) say("undo_none");
      else say("undone", { what });
    },
  };
  return { showUndo, keepNothing, acts };
}
