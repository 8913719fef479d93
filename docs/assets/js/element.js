/**
 * Makes an element. Texts are put in as text, never as HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] data-… and aria-… become attributes
 * @param {...(Node | string)} children
 */
export function element(tag, properties = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) $element.setAttribute(name, String(value));
    else $element[name] = value;
  }
  $element.append(...children);
  return $element;
}
