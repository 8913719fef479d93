// The question before what is in a file or a link is taken in. What it holds is shown as text only.

import { inWords } from "../../lib/day.js";
import { isWork, Refused, wordsIn } from "../../store/document.js";
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
 * Read what comes in, and ask the reader what to do with it. Say why, if it can't be used.
 * @param {Tool} tool @param {"file" | "link"} kind @param {() => Promise<GuideDocument>} read
 */
export async function takeIn(tool, kind, read) {
  const { store, text } = tool;
  try {
    const other = await read();
    await inTurn(async () => {
      // It may come late, while the reader types.
      tool.flush();
      await ask(tool, question(tool, kind, other, await store.preview(other)));
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Nobody takes something else for a link of the guide: it was damaged.
    const why = REASONS[error.reason] ?? "damaged";
    const reason = text(`${kind}_${kind === "link" && why === "not_backup" ? "damaged" : why}`);
    await inTurn(() => ask(tool, { title: text(`${kind}_refused`), parts: [element("p", {}, reason)], answers: [CLOSE], left: "incoming_left" }));
  }
}

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** Ask one question after another: each is about what the reader has by then. @param {() => Promise<void>} work */
function inTurn(work) {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

/**
 * An answer, by the key of its words; `way` is how the document is taken in, and what is said then.
 * @typedef {{value: string, words: string, help?: string, way?: "merge" | "replace", said?: string, isMain?: boolean}} Answer
 * @typedef {{title: string, parts: Node[], answers: Answer[], left: string, other?: GuideDocument}} Question
 */

/** @type {Answer} */
const CLOSE = { value: "close", words: "incoming_close", isMain: true };

/**
 * What to ask. Where the reader has done nothing yet, nothing can be lost.
 * @param {Tool} tool @param {"file" | "link"} kind @param {GuideDocument} other @param {Record<string, string[]>} preview
 * @returns {Question}
 */
function question(tool, kind, other, preview) {
  const { store, text } = tool;
  /** @param {string[]} names */
  const count = (names) => names.filter(isWork).length;
  const [add, merged, replaced, remove] = [preview.add, preview.merged, [...preview.change, ...preview.keep], preview.remove].map(count);
  const texts = sample(tool, other, preview);
  if (!store.entries("").some(([name]) => isWork(name))) {
    return {
      title: text(`incoming_open_${kind}`),
      parts: [element("p", {}, text("incoming_open_help", { count: add })), ...texts],
      answers: [
        { value: "merge", words: "incoming_open", way: "merge", said: "incoming_opened", isMain: true },
        { value: "leave", words: "incoming_not_now" },
      ],
      left: "incoming_later",
      other,
    };
  }
  if (!add && !replaced && !remove) {
    return { title: text("incoming_same"), parts: [], answers: [CLOSE], left: "incoming_left" };
  }
  return {
    title: text(`incoming_${kind}`),
    parts: texts,
    answers: [
      { value: "merge", words: "incoming_merge", help: text("incoming_merge_help", { add, change: merged }), way: "merge", said: "incoming_merged" },
      {
        value: "replace",
        words: "incoming_replace",
        help: text("incoming_replace_help", { add, change: replaced, remove }),
        way: "replace",
        said: "incoming_replaced",
      },
      { value: "leave", words: "incoming_leave", help: text("incoming_leave_help"), isMain: true },
    ],
    left: "incoming_left",
    other,
  };
}

/**
 * The first of the reader's own texts that would come in.
 * @param {Tool} tool @param {GuideDocument} other @param {Record<string, string[]>} preview
 */
function sample({ text, lang }, other, preview) {
  const names = [...preview.add, ...preview.change, ...preview.keep];
  const texts = names.map((name) => inWords(wordsIn(name, other.fields[name]?.v), lang)).filter(Boolean);
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

/** @param {Element | null} $element */
const isTyped = ($element) => $element !== null && $element.matches("textarea, input:not([type=checkbox], [type=radio], [type=file])");

/**
 * Ask, and do what the reader chose.
 * @param {Tool} tool @param {Question} question
 */
function ask({ store, text, say, flush }, { title, parts, answers, left, other }) {
  flush();
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  const $title = element("h2", { id: "incoming-title", tabIndex: -1 }, title);
  const $answers = element("div", { className: "incoming__answers" });
  const $dialog = element("dialog", { className: "incoming md-typeset", "aria-labelledby": $title.id }, $title, ...parts, $answers);
  for (const { value, words, help = "", isMain = false } of answers) {
    const $answer = element("button", { type: "button", value, className: isMain ? "main" : "" }, text(words));
    $answer.addEventListener("click", () => $dialog.close(value));
    if (!help) $answers.append($answer);
    else {
      const $help = element("span", { id: `incoming-${value}` }, help);
      $answer.setAttribute("aria-describedby", $help.id);
      $answers.append(element("p", {}, $answer, $help));
    }
  }
  document.body.append($dialog);
  $dialog.showModal();
  // The safe answer is the one at hand, but not for a space or Enter that was meant for a text.
  (isTyped($back) ? $title : find($answers, ".main")).focus();
  return /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    $dialog.addEventListener("close", () => {
      $dialog.remove();
      $back?.focus();
      answered(answers.find(({ value }) => value === $dialog.returnValue)).then(resolve, reject);
    });
  }));

  /** @param {Answer} [answer] */
  async function answered({ way, said } = CLOSE) {
    if (other && way && said) {
      await store.adopt(other, way, text("did_import"));
      say(said);
    } else say(left);
  }
}
