// The ways out of a tool and into it. Each loads what it needs when it is used: what does not come, or is held back by a
// blocker, takes only that way with it, and the page says so.

import { copyText } from "../../lib/clipboard.js";
import { element, find, findAround, isFree, openAround } from "../../lib/dom.js";
import { takeLink } from "../../store/share-address.js";

/** @typedef {import("./types.js").Tool} Tool @typedef {import("./types.js").Own} Own */
/** @typedef {import("../../store/document.js").GuideDocument} GuideDocument */
/** @typedef {(tool: Tool, $button: Found, plain: Own["plain"]) => unknown} Act */

/** @type {Record<string, Act>} */
const acts = {
  print({ onCopied }) {
    window.print();
    onCopied("print");
  },
  async copy(tool, $button, plain) {
    const value = plain();
    if (await copyText(value)) tell(tool, $button, "copied");
    else showText(tool, $button, { label: tool.text("copy_failed"), value: await value });
  },
  // As it is at the press: before the scripts are here, the reader may have erased all.
  backup: (tool, $button) => backup(tool, $button, tool.store.document()),
  async move(tool, $button, plain) {
    const { Refused } = await import("../../store/document.js");
    const $notes = find(tool.$form, "#move-notes");
    const notes = $notes.checked;
    const [made] = await Promise.allSettled([linkTo(tool.store.document(), notes)]);
    // The reader may have changed the box meanwhile: what they wrote must not be in a link that they want without it.
    if ($notes.checked !== notes) return acts.move(tool, $button, plain);
    if (made.status === "rejected") {
      if (!(made.reason instanceof Refused)) throw made.reason;
      return tell(tool, $button, "move_too_big");
    }
    const { url, long } = made.value;
    const holds = notes ? "move_with" : "move_without";
    const more = [tool.text(holds), ...(long ? [tool.text("move_long")] : [])].map((words) => element("p", {}, words));
    if (!showText(tool, $button, { label: tool.text("move_link"), value: url, more, copy: "move_copy", said: "move_copied" })) tool.say(holds);
    if (notes) tool.onCopied("link");
  },
  erase(tool, $button) {
    // An open line would be saved again when the reader leaves.
    for (const $line of tool.$form.querySelectorAll(".own-line")) $line.dispatchEvent(new Event("close"));
    tool.store.eraseAll(tool.text("did_erase"));
    for (const $out of tool.$form.querySelectorAll(".keep__out")) $out.remove();
    tell(tool, $button, "erased");
  },
  async kept(tool, $button) {
    const { handOver } = await import("./offer-file.js");
    const copies = tool.store.kept();
    const $drop = element("button", { type: "button" }, tool.text("kept_drop"));
    $drop.addEventListener("click", () => {
      for (const { name } of copies) tool.store.dropKept(name);
      tell(tool, $button, "kept_dropped").focus();
    });
    const files = copies.map(({ name, text }) => ({ name: `second-opinion-guide-kept-${name}.txt`, text, type: "text/plain" }));
    const all = { label: tool.text("kept_text"), value: copies.map((copy) => copy.text).join("\n") };
    await handOver(tool, $button, files, () => all, element("p", {}, $drop));
  },
};

/** @param {Tool} tool @param {Found} $button @param {GuideDocument} work */
async function backup(tool, $button, work) {
  const [{ backupFile }, { handOver }] = await Promise.all([import("../../store/backup.js"), import("./offer-file.js")]);
  const file = backupFile(work);
  if (await handOver(tool, $button, [file], () => backupAsText(tool, work, file.text))) tool.onCopied("file");
}

/** @param {GuideDocument} work @param {boolean} notes */
async function linkTo(work, notes) {
  const { makeLink } = await import("../../store/share-link.js");
  return makeLink(work, { address: location.origin + location.pathname, notes });
}

/** A backup to copy: a link, which is the easier to open again, or what would be in the file. @param {Tool} tool @param {GuideDocument} work @param {string} file */
async function backupAsText(tool, work, file) {
  const onCopied = () => tool.onCopied("link");
  try {
    return { label: tool.text("backup_link"), value: (await linkTo(work, true)).url, onCopied };
  } catch {
    return { label: tool.text("backup_text"), value: file, onCopied };
  }
}

/**
 * Show what came of an act, below the button, in place of what was there before.
 * @param {Found} $button @param {...Node} parts
 */
export function showOut($button, ...parts) {
  const $part = findAround($button, ".keep__part");
  $part.querySelector(".keep__out")?.remove();
  const $out = element("div", { className: "keep__out" }, ...parts);
  $part.append($out);
  openAround($part);
  return $out;
}

/**
 * Say what came of an act, aloud and in sight.
 * @param {Tool} tool @param {Found} $button @param {string} key @param {Record<string, string>} [values]
 */
export function tell({ text, say }, $button, key, values) {
  const $said = element("p", { tabIndex: -1 }, text(key, values));
  showOut($button, $said);
  say(key, values);
  return $said;
}

/**
 * Show a text that the reader can copy. Take the focus there, unless the reader has gone on.
 * @param {Tool} tool @param {Found} $button
 * @param {{label: string, value: string, more?: Node[], copy?: string, said?: string, onCopied?: () => void}} options `more` is shown
 * below; `copy` and `said` are the keys of the words for the button that copies it, and for what is said then
 * @returns {boolean} whether it took the focus
 */
export function showText({ text, say }, $button, { label, value, more = [], copy = "text_copy", said = "copied", onCopied }) {
  const $field = element("textarea", { readOnly: true, rows: 4, value, dir: "auto" });
  const $copy = element("button", { type: "button" }, text(copy));
  const $state = element("span");
  const select = () => {
    $field.focus();
    $field.select();
  };
  $copy.addEventListener("click", async () => {
    const isCopied = await copyText(value);
    if (isCopied) onCopied?.();
    else select();
    const key = isCopied ? said : "copy_by_hand";
    $state.textContent = text(key);
    say(key);
  });
  showOut($button, element("p", {}, element("label", {}, label, $field)), element("p", {}, $copy, " ", $state), ...more);
  const takesFocus = isFree();
  if (takesFocus) select();
  return takesFocus;
}

/**
 * Do what a button of this part of the page is for.
 * @param {Tool} tool @param {Own["plain"]} plain @param {string} name @param {Found} $button
 */
export async function act(tool, plain, name, $button) {
  tool.flush();
  await orSay(tool, $button, `failed_${name}`, () => acts[name](tool, $button, plain));
}

/**
 * Do what needs a module that may not come, or else say what could not be done.
 * @param {Tool} tool @param {Found} $button @param {string} failed @param {() => unknown} work
 */
export async function orSay(tool, $button, failed, work) {
  try {
    await work();
  } catch {
    tell(tool, $button, failed);
  }
}

/** Make the link anew, where one was asked for, with what the reader wants in it. @param {Tool} tool @param {Own["plain"]} plain @param {Found} $notes */
export async function moveAgain(tool, plain, $notes) {
  if (findAround($notes, ".keep__part").querySelector(".keep__out")) await act(tool, plain, "move", $notes);
}

/** Take in a backup file that the reader has chosen. @param {Tool} tool @param {Found} $input */
export async function restore(tool, $input) {
  const [file] = $input.files ?? [];
  $input.value = "";
  if (!file) return;
  await orSay(tool, $input, "failed_restore", async () => {
    const [{ readBackup }, { takeIn }] = await Promise.all([import("../../store/backup.js"), import("./import-dialog.js")]);
    await takeIn(tool, "file", () => readBackup(file));
  });
}

/** Take in what the page's address holds. @param {Tool} tool */
export async function link(tool) {
  const content = takeLink();
  if (content === null) return;
  try {
    const [{ readLink }, { takeIn }] = await Promise.all([import("../../store/share-link.js"), import("./import-dialog.js")]);
    await takeIn(tool, "link", () => readLink(content));
  } catch {
    const $said = element("p", { className: "failed" }, tool.text("failed_link"));
    tool.$form.prepend($said);
    $said.scrollIntoView({ block: "center" });
    tool.say("failed_link");
  }
}
