// On a small screen, one step at a time; the style does the hiding, so that paper and wide screens show all.

import { find, openAround } from "../../lib/dom.js";

/** Where there is room for one step only, as in the style. */
export const narrow = window.matchMedia("(max-width: 59.99em)");

/**
 * @param {import("./tool.js").Tool} tool
 * @param {Found} $board what holds the steps
 * @param {Found[]} steps each with a heading
 */
export function openPager({ $form, text }, $board, steps) {
  const $pager = find($form, ".pager");
  const $step = find($pager, "#step");
  const $all = find($pager, "[data-act=all]");
  const [$back, $next] = ["back", "next"].map((name) => find($pager, `[data-act=${name}]`));
  const { end } = $pager.dataset;
  const isLast = () => now === steps.length - 1;
  const isAlone = () => narrow.matches && !$board.classList.contains("is-all");
  let now = 0;

  function show() {
    const isAll = $board.classList.contains("is-all");
    steps.forEach(($one, number) => $one.classList.toggle("is-now", number === now));
    $step.textContent = isAll ? "" : text("step", { number: now + 1, count: steps.length });
    $back.setAttribute("aria-disabled", String(now === 0));
    $next.setAttribute("aria-disabled", String(isLast() && !end));
    $next.textContent = text(isLast() && end ? "next_end" : "next");
    $back.hidden = $next.hidden = isAll;
    $all.textContent = text(isAll ? "one" : "all");
    if (isAlone()) openAround(find(steps[now], "h2"));
  }

  /** Take the reader to a heading, or to the part that has it. @param {Found} $heading */
  function goTo($heading, $part = $heading) {
    $heading.tabIndex = -1;
    // A new address may be told of only after the reader went on into the part.
    if (!$part.contains(document.activeElement)) $heading.focus({ preventScroll: true });
    $part.scrollIntoView({ block: "start" });
  }

  /** Go to a step, and take the focus to its heading. @param {number} number */
  function go(number) {
    if (number < 0 || number >= steps.length) return;
    now = number;
    const $one = steps[now];
    const $heading = find($one, "h2");
    openAround($heading);
    show();
    goTo($heading, $one);
  }

  /** Go to a step, and keep it in the address: a reload or the way back comes to it. @param {number} number */
  function turnTo(number) {
    go(number);
    history.replaceState(null, "", `#${find(steps[now], "h2").id}`);
  }

  /** Show the step that holds a place on the page. @param {Element} $place */
  function follow($place) {
    const number = steps.findIndex(($one) => $one.contains($place));
    if (number < 0) return;
    if ($place.matches("h2")) return go(number);
    now = number;
    show();
  }

  const acts = {
    back: () => turnTo(now - 1),
    next: () => (isLast() && end ? goTo(find($form, `#${end}`)) : turnTo(now + 1)),
    all: () => {
      $board.classList.toggle("is-all");
      show();
    },
  };
  narrow.addEventListener("change", show);
  // A step that is alone can't be folded: nothing would be left.
  $board.addEventListener("click", (event) => {
    const $part = event.target.closest("summary")?.parentElement;
    if ($part && isAlone() && steps.includes($part)) event.preventDefault();
  });
  $board.classList.add("is-paged");
  show();
  return { acts, follow };
}
