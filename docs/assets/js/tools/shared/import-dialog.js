// The question before what is in a file or a link is taken in. What it holds is shown as text only.

import { Refused, wordsIn } from "../../store/document.js";
import { element, find } from "../../lib/dom.js";

/** @typedef {import("./types.js").Tool} Tool @typedef {import("../../store/document.js").GuideDocument} GuideDocument */

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 120;

/** The words for why something is refused, by the reason. What is not here was damaged. @type {Record<string, string>} */
const REASONS = {
  newer: "newer",
  "too-big": "too_big",
  "too-many": "too_big",
  empty: "empty",
  unreadable: "unreadable",
  "not-text": "not_backup",
  "not-json": "not_backup",
  "wrong-format": "not_backup",
};

/**
 * Read what comes in, and asks the reader what to do with it. Says why, if it can't be used.
 * @param {Tool} tool @param {"file" | "link"} kind @param {() => Promise<GuideDocument>} read
 */
export async function takeIn(tool, kind, read) {
  const { store, text } = tool;
  try {
    const other = await read();
    await ask(tool, text(`incoming_${kind}`), { other, preview: await store.preview(other) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Nobody takes something else for a link of the guide: it was damaged.
    const why = REASONS[error.reason] ?? "damaged";
    const reason = text(`${kind}_${kind === "link" && why === "not_backup" ? "damaged" : why}`);
    await ask(tool, text(`${kind}_refused`), { reason });
  }
}

/** @param {Element | null} $element */
const isTyped = ($element) => $element !== null && $element.matches("textarea, input:not([type=checkbox], [type=radio], [type=file])");

/**
 * Ask, and does what the reader chose. Without a document it only tells why nothing was changed.
 * @param {Tool} tool @param {string} title
 * @param {{other?: GuideDocument, preview?: Record<string, string[]>, reason?: string}} what
 */
function ask({ store, text, say, flush }, title, { other, preview, reason }) {
  // It may come late, while the reader types.
  flush();
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  const $title = element("h2", { id: "incoming-title", tabIndex: -1 }, title);
  const $dialog = element("dialog", { className: "incoming md-typeset", "aria-labelledby": $title.id }, $title);
  const answers = other ? ["merge", "replace", "leave"] : ["close"];
  if (other && preview) $dialog.append(counts(preview), ...sample(other, preview), help());
  if (reason) $dialog.append(element("p", {}, reason));
  const $answers = element("p", { className: "incoming__answers" });
  for (const answer of answers) {
    const $answer = element("button", { type: "button", value: answer }, text(`incoming_${answer}`));
    $answer.addEventListener("click", () => $dialog.close(answer));
    $answers.append($answer, " ");
  }
  $dialog.append($answers);
  document.body.append($dialog);
  $dialog.showModal();
  // The safe answer is the one at hand, but not for a space or Enter that was meant for a text.
  (isTyped($back) ? $title : find($answers, "button:last-of-type")).focus();
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

  /** @param {GuideDocument} other @param {Record<string, string[]>} preview */
  function sample(other, preview) {
    const names = [...preview.add, ...preview.change, ...preview.keep];
    const texts = names.map((name) => wordsIn(name, other.fields[name]?.v)).filter(Boolean);
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
