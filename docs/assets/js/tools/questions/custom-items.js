// Questions that the reader adds.

import { findAround } from "../../lib/dom.js";
import { ownLines } from "../shared/inline-edit.js";

/**
 * @param {import("../shared/tool.js").Tool} tool
 * @param {ReturnType<typeof import("./list.js").openList>} list
 */
export function openOwn(tool, list) {
  /** @param {HTMLElement} $button */
  const rowOf = ($button) => findAround($button, "[data-id]");
  const acts = ownLines(tool, {
    prefix: "ask/own/",
    keyOf: ($button) => rowOf($button).dataset.id.slice("own-".length),
    beside: (key) => ["place", "asked", "answer"].map((kind) => `ask/${kind}/own-${key}`),
    goOn: ($button) => list.goOn(rowOf($button)),
    show: list.show,
  });
  return { acts };
}
