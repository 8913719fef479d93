// What the page already knows and can put into an empty blank: the date of today, and the visit.

import { inWords, isDay, today } from "../../lib/day.js";
import { find, findAround } from "../../lib/dom.js";
import { isDayField } from "../shared/fields.js";

/** @param {import("../shared/tool.js").Tool} tool */
export function offer({ $form, store, lang, text }) {
  const visit = store.get("visit");
  /** The day, and how the reader sees it. @type {Record<string, string[]>} */
  const values = { today: [today(), inWords(today(), lang)], visit: isDay(visit?.date) ? [visit.date, inWords({ ...visit, place: "" }, lang)] : ["", ""] };
  for (const $offer of $form.querySelectorAll("[data-offer]")) {
    const $field = find(findAround($offer, ".field"), "input");
    const [day, words] = values[$offer.dataset.offer];
    $offer.hidden = !day || Boolean(store.get($field.dataset.field));
    $offer.value = isDayField($field) ? day : words;
    $offer.textContent = text("offer", { value: words });
  }
}

/** What belongs into a blank, in words. The date of the visit comes with its time. @param {import("../shared/tool.js").Tool} tool @param {string} name @param {string} lang */
export function valueOf({ store }, name, lang) {
  const value = store.get(`blank/${name}`);
  const visit = store.get("visit");
  return inWords(name === "visit-date" && isDay(value) && visit?.date === value ? { ...visit, place: "" } : value, lang);
}
