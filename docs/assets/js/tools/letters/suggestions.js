// What the page already knows and can put into an empty blank: the date of today, and the visit.

import { inWords, isDay, today } from "../../lib/day.js";
import { find, findAround } from "../../lib/dom.js";

/** @param {import("../shared/tool.js").Tool} tool */
export function offer({ $form, store, lang, text }) {
  const visit = store.get("visit");
  const now = inWords(today(), lang);
  /** What is kept, and how the reader sees it. @type {Record<string, string[]>} */
  const values = { today: [now, now], visit: isDay(visit?.date) ? [visit.date, inWords({ ...visit, place: "" }, lang)] : ["", ""] };
  for (const $offer of $form.querySelectorAll("[data-offer]")) {
    const $field = find(findAround($offer, ".field"), "input");
    const [value, words] = values[$offer.dataset.offer];
    $offer.hidden = !value || Boolean(store.get($field.dataset.field));
    $offer.value = value;
    $offer.textContent = text("offer", { value: words });
  }
}

/** What belongs into a blank, in words. The date of the visit comes with its time. @param {import("../shared/tool.js").Tool} tool @param {string} name */
export function valueOf({ store, lang }, name) {
  const value = store.get(`blank/${name}`);
  const visit = store.get("visit");
  return inWords(name === "visit-date" && isDay(value) && visit?.date === value ? { ...visit, place: "" } : value, lang);
}
