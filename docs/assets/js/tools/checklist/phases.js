// Phases fold and unfold. A link to something inside opens its phase and shows it.

import { idInAddress } from "../../lib/address.js";
import { isTypedIn } from "../shared/tool.js";

/** @typedef {import("./types.js").Phase} Phase */

/**
 * @param {import("./index.js").Page} page
 * @param {(task: string) => void} call shows a task that is hidden
 */
export function openPhases({ $form, store, list, formerly, text }, call) {
  for (const phase of list.phases) {
    const { $title, $body } = phase;
    $body.id = `${phase.id}-tasks`;
    const $button = document.createElement("button");
    $button.type = "button";
    $button.dataset.act = "fold";
    $button.setAttribute("aria-controls", $body.id);
    $button.append(...$title.childNodes);
    $title.append($button);
    phase.$button = $button;
    // Where the browser finds a word in a closed phase, or a link leads there, it opens it and tells us.
    $body.addEventListener("beforematch", () => fold(phase, false));
  }

  /** @param {Phase} phase */
  const field = (phase) => `view/closed/${phase.id}`;

  function show() {
    for (const phase of list.phases) {
      const isClosed = store.get(field(phase), false) && !isTypedIn(phase.$body);
      phase.$button?.setAttribute("aria-expanded", String(!isClosed));
      if (isClosed) phase.$body.setAttribute("hidden", "until-found");
      else phase.$body.hidden = false;
    }
  }

  /** @param {Phase} phase @param {boolean} isClosed @param {string} [label] */
  const fold = (phase, isClosed, label) => store.set(field(phase), isClosed || null, label);

  /** Show the place that the page's address names. */
  function follow() {
    const name = idInAddress();
    const $target = document.getElementById(formerly[name] ?? name);
    const $phase = $target?.closest(".phase");
    if (!$target || !$phase) return;
    const phase = /** @type {Phase} */ (list.phases.find(({ id }) => id === $phase.dataset.phase));
    if (store.get(field(phase), false)) fold(phase, false);
    if ($target.hidden) call($target.id);
    $target.scrollIntoView();
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    fold: ($button) => {
      const phase = /** @type {Phase} */ (list.phases.find((one) => one.$button === $button));
      fold(phase, $button.getAttribute("aria-expanded") === "true", text("did_close"));
    },
  };
  return { show, follow, acts };
}
