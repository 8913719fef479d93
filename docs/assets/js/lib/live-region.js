// Says aloud, to those who use a screen reader, what others see change.

/** @type {HTMLElement} */
let $region;

/** Put the region on the page. It must be there before the first message. */
export function openRegion() {
  $region = document.createElement("div");
  $region.className = "vh";
  $region.setAttribute("role", "status");
  document.body.append($region);
}

/** @param {string} text */
export function announce(text) {
  // A second mark makes the same sentence a new one.
  $region.textContent = $region.textContent === text ? `${text}\u00a0` : text;
}
