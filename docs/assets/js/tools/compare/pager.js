// On a small screen, one point at a time; the style does the hiding, so that paper and wide screens show all.

import { idInAddress } from "../../lib/address.js";
import { find } from "../../lib/dom.js";

/** @param {import("../shared/tool.js").Tool} tool @param {import("./index.js").Point[]} points */
export function openPager({ $form, text }, points) {
  const $board = find($form, ".board");
  const $step = find($form, "#step");
  const $all = find($form, "[data-act=all]");
  const [$back, $next] = ["back", "next"].map((name) => find($form, `[data-act=${name}]`));
  let now = 0;

  function show() {
    const isAll = $board.classList.contains("is-all");
    points.forEach(({ $point }, number) => $point.classList.toggle("is-now", number === now));
    $step.textContent = isAll ? "" : text("step", { number: now + 1, count: points.length });
    $back.setAttribute("aria-disabled", String(now === 0));
    $next.setAttribute("aria-disabled", String(now === points.length - 1));
    $back.hidden = $next.hidden = isAll;
    $all.textContent = text(isAll ? "one" : "all");
  }

  /** Go to a point, and takes the focus to its title. @param {number} number */
  function go(number) {
    if (number < 0 || number >= points.length) return;
    now = number;
    show();
    const { $point } = points[now];
    const $title = find($point, "h2");
    $title.tabIndex = -1;
    // A new address may be told of only after the reader went on into the point.
    if (!$point.contains(document.activeElement)) $title.focus({ preventScroll: true });
    $point.scrollIntoView({ block: "start" });
  }

  function follow() {
    const number = points.findIndex(({ id }) => id === idInAddress());
    if (number >= 0) go(number);
  }

  const acts = {
    back: () => go(now - 1),
    next: () => go(now + 1),
    all: () => {
      $board.classList.toggle("is-all");
      show();
    },
  };
  $board.classList.add("is-paged");
  show();
  return { acts, follow };
}
