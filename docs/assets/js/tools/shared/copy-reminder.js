// Reminds readers to take a copy of their work away from this device, and notes when they did.

import { dayInWords, daysUntil, isDay, today } from "../../lib/day.js";
import { find } from "../../lib/dom.js";
import { isWork } from "../../store/document.js";

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
