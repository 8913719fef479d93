// Phases are folded up but for the first one. What the reader opens and closes stays so.

import { isTypedIn } from "../../lib/dom.js";

/** @typedef {import("./types.js").Phase} Phase */

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
