// How a part's box on the clinic's site looks, as its address says it, and how that looks here.

import { fill } from "../../lib/dom.js";
import { clinic } from "./own.js";
import { $, chosenOf, home, isUsual, words } from "./page.js";

/** @typedef {import("./page.js").Part} Part */

const $accent = $("accent");
const ACCENT = $accent.defaultValue;

/** The color of a box's edge, as a style has it. */
export const color = () => $accent.value;

/** The color as an address has it; nothing if it is the guide's own. */
export const accent = () => ($accent.value === ACCENT ? "" : $accent.value.slice(1));

/** @param {string | null} value as an address has it */
export const setAccent = (value) => ($accent.value = /^[0-9a-f]{6}$/i.test(value ?? "") ? `#${value}`.toLowerCase() : ACCENT);

/** The clinic's name and phone, as the address of a handout has them. */
export const named = () => query({ clinic: clinic().name, clinic_phone: clinic().phone });

/** What comes after the address of a box. */
export const boxQuery = () => {
  const { name, phone, review } = clinic();
  return query({
    theme: isUsual("theme") ? "" : chosenOf("theme"),
    accent: accent(),
    clinic: name,
    clinic_phone: phone,
    clinic_review: review,
  });
};

/** @param {Record<string, string>} values */
function query(values) {
  const given = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  return String(given) && `?${given}`;
}

/** Show a part as its box will be; without one, nothing. @param {Part} [part] */
export function preview(part) {
  if (!part) return;
  const $frame = $("preview");
  const to = `${home(part.language)}embed/${part.id}/${boxQuery()}`;
  $("preview-name").textContent = fill(words.preview, { name: part.name });
  if ($frame.dataset.shows === to) return;
  // A new frame: another address in the old one would be one more step on the way back.
  const $new = $frame.cloneNode();
  $new.title = part.name;
  $new.dataset.shows = to;
  $new.src = to;
  $frame.replaceWith($new);
}
