// The button on the page about reading offline.

import { find } from "../lib/dom.js";
import { canSave, saveGuide } from "./register-sw.js";

/** @param {Found} box holds the button, a place for what is said, and the words for it */
export function openSaving(box) {
  const button = find(box, "button");
  const place = find(box, "[role=status]");
  /** @param {string} words */
  const say = (words, { done = 0, total = 0 } = {}) => {
    place.textContent = words.replace("{done}", String(done)).replace("{total}", String(total));
  };
  box.hidden = false;
  if (!canSave) {
    button.hidden = true;
    say(box.dataset.unable);
    return;
  }
  let working = false;
  button.addEventListener("click", async () => {
    if (working) return;
    working = true;
    // Not disabled: a disabled button loses the focus.
    button.setAttribute("aria-disabled", "true");
    const failed = await saveGuide((progress) => say(box.dataset.saving, progress)).catch(() => 1);
    say(failed ? box.dataset.failed : box.dataset.saved);
    button.removeAttribute("aria-disabled");
    working = false;
  });
}
