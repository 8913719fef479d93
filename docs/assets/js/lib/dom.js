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

/** Return the text of an element without what is hidden in it, or in a note on a word. @param {Element} $one */
export function shownText($one) {
  const $copy = /** @type {Element} */ ($one.cloneNode(true));
  for (const $hidden of $copy.querySelectorAll("[hidden], .term-note")) $hidden.remove();
  return $copy.textContent.trim().replace(/[^\S\n]+/g, " ");
}
