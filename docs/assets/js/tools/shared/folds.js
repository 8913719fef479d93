// Folded parts of a tool: a link opens what it leads into, and paper shows all of it.

/** Open every fold around a place on the page. @param {Element | null} $place */
export function openAround($place) {
  for (let $fold = $place?.closest("details"); $fold; $fold = $fold.parentElement?.closest("details")) $fold.open = true;
}

/** Open all folds while the page is printed: not every browser prints a closed one. @param {Found} $form */
export function openForPaper($form) {
  /** @type {Found[]} */
  let opened = [];

  function open() {
    opened = [...opened, ...$form.querySelectorAll("details:not([open])")];
    for (const $fold of opened) $fold.open = true;
  }

  function close() {
    for (const $fold of opened) $fold.open = false;
    opened = [];
  }

  window.addEventListener("beforeprint", open);
  window.addEventListener("afterprint", close);
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? open() : close()));
}
