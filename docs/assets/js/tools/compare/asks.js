// What to ask about the differences: each question that is checked is one of the reader's own on their question list.

import { find } from "../../lib/dom.js";

/** Places from here on come after those that the reader has put in order, and before what has no place. */
const FIRST_PLACE = 1000;

/** @param {import("../shared/tool.js").Tool} tool */
export function openAsks({ $form, store, text, say, flush }) {
  const boxes = [...$form.querySelectorAll("[data-ask]")];
  const $all = find($form, ".asks");
  const $state = find($all, "#asks-state");

  /** @param {Found} $box */
  const nameOf = ($box) => `ask/own/${$box.dataset.ask}`;
  /** @param {Found} $box */
  const isOn = ($box) => store.get(nameOf($box)) !== null;
  /** @param {Found} $box */
  const isShown = ($box) => !$box.closest("[hidden]");
  const count = () => boxes.filter(isOn).length;

  /** @param {boolean} isExample */
  function show(isExample) {
    for (const $box of boxes) {
      $box.checked = !isExample && isOn($box);
      $box.disabled = isExample;
    }
    $all.hidden = isExample || !boxes.some(isShown);
    $state.textContent = count() ? text("asks_count", { count: count() }) : "";
  }

  /** Put questions on the list. What is there already stays as the reader has it. @param {Found[]} some */
  function put(some) {
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const $box of some.filter((one) => !isOn(one))) {
      const place = `ask/place/own-${$box.dataset.ask}`;
      values[nameOf($box)] = $box.dataset.words;
      values[place] = store.get(place, FIRST_PLACE + boxes.indexOf($box));
    }
    store.setMany(values, text("did_asks"));
  }

  /** @param {Found} $box */
  function change($box) {
    if ($box.checked) put([$box]);
    // An answer stays, and comes back with the question.
    else store.set(nameOf($box), null, text("did_asks"));
    say("said_asks", { count: count() });
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    "ask-all": () => {
      flush();
      const some = boxes.filter(isShown);
      const isNew = !some.every(isOn);
      put(some);
      if (isNew) say("said_asks", { count: count() });
      else say("said_asks_all");
    },
  };
  return { show, change, acts };
}
