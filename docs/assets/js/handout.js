// A handout: its print button, and what the clinic says of itself: from an address that ends with ?clinic=..., else as it is kept
// on this device. What is typed here goes into the address, so that it is there after a reload and can be sent on.

import { MOST, oneLine, openClinic, shown } from "./store/clinic.js";

const kept = shown(openClinic(new URL("../../", import.meta.url).pathname).read());
const $print = document.getElementById("print");
const $how = document.getElementById("how");
const $name = document.getElementById("clinic");
const $phone = document.getElementById("clinic-phone");
const $logo = document.getElementById("logo");
const $review = document.getElementById("review");

if ($print && $how) {
  $print.hidden = false;
  $how.hidden = true;
  $print.addEventListener("click", () => print());
}

if ($name && $phone && $logo && $review) {
  const fields = [
    { $field: $name, name: "clinic", stored: kept.name, most: MOST.name },
    { $field: $phone, name: "clinic_phone", stored: kept.phone, most: MOST.phone },
  ];

  const show = () => {
    for (const { $field } of fields) if ($field.nextElementSibling) $field.nextElementSibling.textContent = $field.value.trim();
    // Another clinic's name does not get this one's logo and review.
    const isOwn = !kept.name || $name.value === kept.name;
    if (kept.logo) $logo.setAttribute("src", kept.logo);
    $logo.hidden = !(isOwn && kept.logo);
    const $words = $review.querySelector("q");
    if ($words) $words.textContent = kept.review;
    $review.hidden = !(isOwn && kept.review);
  };

  const remember = () => {
    const query = new URLSearchParams(fields.filter(({ $field, stored }) => $field.value !== stored).map(({ $field, name }) => [name, $field.value]));
    history.replaceState(null, "", String(query) ? `?${query}` : location.pathname);
    show();
  };

  /** @param {(typeof fields)[number]} field */
  const named = ({ name, stored, most }) => oneLine(new URLSearchParams(location.search).get(name) ?? stored, most);

  // What was typed before this script was here counts.
  for (const field of fields) field.$field.value ||= named(field);
  remember();
  for (const { $field } of fields) $field.addEventListener("input", remember);
  window.addEventListener("pageshow", () => {
    for (const field of fields) {
      if (oneLine(field.$field.value, field.most) !== named(field)) field.$field.value = named(field);
    }
    show();
  });
}
