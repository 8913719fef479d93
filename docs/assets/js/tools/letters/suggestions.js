// What the page already knows and can put into an empty blank: the date of today, and the visit from the checklist.

import { find, findAround } from "../../lib/dom.js";

/** @param {import("../shared/tool.js").Tool} tool */
export function offer({ $form, store, lang, text }) {
  const visit = store.get("visit");
  /** @type {Record<string, string>} */
  const values = { today: today(lang), visit: visitWords({ ...visit, place: "" }, lang) };
  for (const $offer of $form.querySelectorAll("[data-offer]")) {
    const $field = find(findAround($offer, ".field"), "input");
    const value = values[$offer.dataset.offer];
    $offer.hidden = !value || Boolean(store.get($field.dataset.field));
    $offer.value = value;
    $offer.textContent = text("offer", { value });
  }
}

/** @param {number} date @param {string} lang */
const day = (date, lang) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);

/** @param {string} lang */
function today(lang) {
  const now = new Date();
  return day(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()), lang);
}

/** When and where the visit is, in words. @param {{date?: string, time?: string, place?: string} | null} value @param {string} lang */
export function visitWords(value, lang) {
  const start = Date.parse(`${value?.date}T00:00Z`);
  return Number.isNaN(start) ? "" : [day(start, lang), value?.time, value?.place].filter(Boolean).join(", ");
}
