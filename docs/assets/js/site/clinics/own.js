// The clinic's own name, phone, review and logo: typed once, kept on the device, and shown on all that it hands out.

import { fill, find } from "../../lib/dom.js";
import { MOST, NOTHING, openClinic, shown } from "../../store/clinic.js";
import { toLogo } from "./logo.js";
import { $, root, words } from "./page.js";

/** @typedef {import("../../store/clinic.js").Clinic} Clinic */

const shelf = openClinic(root.pathname);
const $own = $("own");
const $fields = [...$own.querySelectorAll("[data-own]")];
let said = shelf.read();
/** @type {Clinic | null} */
let removed = null;

/** What the clinic says of itself, as it is shown. */
export const clinic = () => shown(said);

/** @param {Clinic} next @param {() => unknown} changed */
function save(next, changed) {
  said = next;
  const isKept = shelf.write(said);
  showOwn();
  const name = /** @type {(keyof typeof MOST)[]} */ (Object.keys(MOST)).find((one) => said[one].trim().length > MOST[one]);
  const long = name ? `${fill(words.own_long, { count: MOST[name] })} ` : "";
  $("own-state").textContent = long + (isKept ? words.own_kept : words.own_not_kept);
  changed();
}

/** Show it in its fields and on the sheet to print. */
export function showOwn() {
  const { name, phone, review, logo } = clinic();
  for (const $field of $fields) {
    const value = said[/** @type {keyof Clinic} */ ($field.dataset.own)];
    if ($field.value !== value) $field.value = value;
  }
  $("own-name").textContent = name;
  for (const $logo of document.querySelectorAll("img[data-logo]")) {
    if (logo) $logo.setAttribute("src", logo);
    $logo.hidden = !logo;
  }
  $("sheet-name").textContent = [name, phone].filter(Boolean).join(", ");
  $("sheet-review").textContent = review;
  find(document, ".sheet__review").hidden = !review;
  find($own, "[data-act=own-logo-remove]").hidden = !logo;
  find($own, "[data-act=own-clear]").hidden = !Object.values(said).some(Boolean);
  find($own, "[data-act=own-undo]").hidden = !removed;
}

/** @param {() => unknown} changed to be called after each change */
export function openOwn(changed) {
  for (const $field of $fields) {
    $field.addEventListener("input", () => {
      removed = null;
      save({ ...said, [$field.dataset.own]: $field.value }, changed);
    });
  }
  $("own-logo").addEventListener("change", async ({ target }) => {
    const [file] = target.files ?? [];
    if (!file) return;
    const logo = await toLogo(file).catch(() => "");
    if (target.files?.[0] !== file) return; // another one has been chosen meanwhile
    target.value = ""; // so that the same file can be chosen again
    if (logo) save({ ...said, logo }, changed);
    else $("own-state").textContent = words.own_logo_failed;
  });
  window.addEventListener("storage", ({ key }) => {
    if (key !== shelf.key && key !== null) return;
    said = shelf.read();
    showOwn();
    changed();
  });
  return {
    "own-logo-remove": () => save({ ...said, logo: "" }, changed),
    "own-clear"() {
      removed = said;
      save({ ...NOTHING }, changed);
      find($own, "[data-act=own-undo]").focus();
    },
    "own-undo"() {
      const back = removed;
      removed = null;
      if (back) save(back, changed);
      $fields[0].focus();
    },
  };
}
