// What a script does with a page: find and make its elements, read its words and its address, and say aloud what changes.

/**
 * Make an element. Texts are put in as text, never as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] data-… and aria-… become attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) $element.setAttribute(name, String(value));
    else Reflect.set($element, name, value);
  }
  $element.append(...children);
  return $element;
}

/**
 * Return the element that a selector finds below `$root`. Throw an error if there is none.
 * @param {ParentNode} $root
 * @param {string} css
 * @returns {Found}
 */
export const find = ($root, css) => required($root.querySelector(css), css);

/**
 * Return the closest element that a selector matches, from `$element` itself outward. Throw an error if there is none.
 * @param {Element} $element
 * @param {string} css
 * @returns {Found}
 */
export const findAround = ($element, css) => required($element.closest(css), css);

/** @param {Found | null} $found @param {string} css */
function required($found, css) {
  if (!$found) throw new Error(`Missing element: ${css}`);
  return $found;
}

/** Open every fold around a place on the page. @param {Element | null} $place */
export function openAround($place) {
  for (let $fold = $place?.closest("details"); $fold; $fold = $fold.parentElement?.closest("details")) $fold.open = true;
}

/** Whether the reader is typing in a part of the page: it must not go away under them. @param {HTMLElement} $part */
export function isTypedIn($part) {
  // Not ":focus", which no field has while the reader looks at another tab.
  const $focused = document.activeElement;
  return $focused !== null && $focused.matches("textarea, [type=text]") && $part.contains($focused);
}

/** Whether what comes late may take the focus: the reader waits for it, and has not gone on to a field or a link. */
export const isFree = () => document.activeElement?.matches("body, button") ?? true;

/** Return the text of an element without what is hidden in it, or in a note on a word. @param {Element} $one */
export function shownText($one) {
  const $copy = /** @type {Element} */ ($one.cloneNode(true));
  for (const $hidden of $copy.querySelectorAll("[hidden], .term-note")) $hidden.remove();
  return $copy.textContent.trim().replace(/[^\S\n]+/g, " ");
}

// The words of a page's tool come from the guide's content, in the page itself. None are written in the script.

/** @returns {{base: string, lang: string, newest: string, formerly: Record<string, string>, address: string, words: Record<string, string>, languages: Record<string, {name: string, folder: string, words: Record<string, string>}>, feeds: Record<string, string>}} */
export const settings = () => JSON.parse(find(document, "#guide-settings").textContent);

/**
 * @param {string} text with places such as {count}
 * @param {Record<string, string | number>} [values]
 */
export const fill = (text, values = {}) => text.replace(/\{([a-z-]+)\}/g, (place, name) => String(values[name] ?? place));

/** @returns {string} the id of the part that the address names, or "" where there is none or it can't be read, as in "#100%" */
export function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

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
