/**
 * Makes an element. Texts are put in as text, never as HTML.
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
