// The question before what is in a file or a link is taken in. What it holds is shown as text only.

import { element } from "../element.js";

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 120;

/**
 * Asks, and does what the reader chose. Without a document it only tells that nothing was changed.
 * @param {import("./tool.js").Tool} tool
 * @param {import("../document.js").GuideDocument | null} other
 * @param {Record<string, string[]> | null} preview
 * @param {string} title
 */
export function ask({ store, text, say }, other, preview, title) {
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  const $title = element("h2", { id: "incoming-title" }, title);
  const $dialog = element("dialog", { className: "incoming md-typeset", "aria-labelledby": $title.id }, $title);
  const answers = other ? ["merge", "replace", "leave"] : ["close"];
  if (other && preview) $dialog.append(counts(preview), ...sample(other, preview), help());
  const $answers = element("p", { className: "incoming__answers" });
  for (const answer of answers) {
    const $answer = element("button", { type: "button", value: answer }, text(`incoming_${answer}`));
    $answer.addEventListener("click", () => $dialog.close(answer));
    $answers.append($answer, " ");
  }
  $dialog.append($answers);
  document.body.append($dialog);
  $dialog.showModal();
  // The safe answer is the one at hand.
  $answers.querySelector("button:last-of-type").focus();
  return new Promise((resolve, reject) => {
    $dialog.addEventListener("close", () => {
      $dialog.remove();
      $back?.focus();
      answered($dialog.returnValue).then(resolve, reject);
    });
  });

  /** @param {string} answer */
  async function answered(answer) {
    if (other && (answer === "merge" || answer === "replace")) {
      await store.adopt(other, answer, text("did_import"));
      say(answer === "merge" ? "incoming_merged" : "incoming_replaced");
    } else say("incoming_left");
  }

  /** @param {Record<string, string[]>} preview */
  function counts(preview) {
    const kinds = ["add", "change", "keep", "same", "unknown", "remove"].filter((kind) => preview[kind].length);
    return element("ul", {}, ...kinds.map((kind) => element("li", {}, text(`incoming_${kind}`, { count: preview[kind].length }))));
  }

  /** @param {import("../document.js").GuideDocument} other @param {Record<string, string[]>} preview */
  function sample(other, preview) {
    const names = [...preview.add, ...preview.change, ...preview.keep];
    const texts = names.map((name) => /** @type {any} */ (other.fields[name]?.v)).map((value) => value?.text ?? value).filter((value) => typeof value === "string");
    if (!texts.length) return [];
    const rows = texts.slice(0, MOST_SHOWN).map((value) => {
      const letters = [...value.slice(0, 4 * LONGEST_SHOWN)];
      return letters.slice(0, LONGEST_SHOWN).join("") + (letters.length > LONGEST_SHOWN ? "…" : "");
    });
    const more = texts.length - rows.length;
    return [
      element("p", {}, text("incoming_notes")),
      element("ul", { className: "incoming__texts", tabIndex: 0 }, ...rows.map((row) => element("li", { dir: "auto" }, row))),
      ...(more > 0 ? [element("p", {}, text("incoming_more", { count: more }))] : []),
    ];
  }

  function help() {
    return element("p", {}, text("incoming_merge_help"), " ", text("incoming_replace_help"));
  }
}
