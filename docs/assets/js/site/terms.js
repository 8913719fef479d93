// The notes of explained words where the browser has no popovers (Safari before 17, Firefox before 125, Chrome before 114):
// each is in its line, folded up, and its word opens and closes it.

export function openTerms() {
  for (const $term of document.querySelectorAll(".term")) {
    const $note = document.getElementById($term.getAttribute("popovertarget") ?? "");
    if (!$note) continue;
    $term.removeAttribute("popovertarget");
    $term.setAttribute("aria-expanded", "false");
    $term.addEventListener("click", () => $term.setAttribute("aria-expanded", String($note.classList.toggle("is-open"))));
  }
}
