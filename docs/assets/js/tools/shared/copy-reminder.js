// Reminds readers to take a copy of their work away from this device, and notes when they did.

import { find } from "../../lib/dom.js";
import { isWork } from "../../store/document.js";

const DAY = 86_400_000;
const REMIND_AFTER_DAYS = 3;
const ASK_AGAIN_AFTER_DAYS = 7;
const HOW = new Set(["file", "link", "print"]);

/** The day here, as YYYY-MM-DD. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Whole days since a date. A date that lies ahead comes from a clock that was wrong: it counts as long ago. @param {string} [date] */
function daysSince(date) {
  const days = (Date.parse(today()) - Date.parse(date ?? "")) / DAY;
  return days >= 0 ? days : Infinity;
}

/** @param {import("./types.js").Tool} tool */
export function openCopies({ $form, store, text, lang }) {
  const $remind = find($form, "#remind");
  const $last = find($form, "#last-copy");
  const hasWork = () => store.entries("").some(([name]) => isWork(name));

  /** @param {string} date */
  const inWords = (date) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(date));

  function show() {
    const { since, taken, how, later } = store.copies;
    const isDue = since !== undefined && daysSince(since) >= REMIND_AFTER_DAYS && !(later && daysSince(later) < ASK_AGAIN_AFTER_DAYS);
    $remind.hidden = !(isDue && hasWork() && store.state.kind === "saved");
    // What lies on the device may be damaged.
    const date = taken && how && HOW.has(how) && Date.parse(taken) ? inWords(taken) : "";
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
