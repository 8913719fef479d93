// The ways out of a tool and into it. Loaded when the reader first uses one.

import { backupFile, readBackup } from "../backup.js";
import { Refused } from "../document.js";
import { element } from "../element.js";
import { saveFile } from "../files.js";
import { makeLink, readLink, takeLink } from "../share.js";
import { ask } from "./incoming.js";

/** @typedef {import("./types.js").Tool} Tool @typedef {import("./types.js").Own} Own */

/**
 * A text that the reader can copy, below the button that made it.
 * @param {Found} $button @param {string} label @param {string} value @param {...(Node | string)} more
 */
function showText($button, label, value, ...more) {
  const $part = $button.closest(".keep__part");
  $part.querySelector(".keep__out")?.remove();
  const $field = element("textarea", { readOnly: true, rows: 4, value, dir: "auto" });
  $part.append(element("div", { className: "keep__out" }, element("label", {}, label, $field), ...more));
  $field.select();
  return $field;
}

/** @param {string} value */
async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

/** @param {Tool} tool @param {Found} $button */
async function move({ $form, store, text, say }, $button) {
  const notes = $form.querySelector("#move-notes").checked;
  const { url, long } = await makeLink(store.document(), { address: location.origin + location.pathname, notes });
  const $copy = element("button", { type: "button" }, text("move_copy"));
  const $field = showText($button, text("move_link"), url, element("p", {}, long ? text("move_long") : ""), $copy);
  $copy.addEventListener("click", async () => {
    if (await copied(url)) say("move_copied");
    else $field.select();
  });
  $field.focus();
}

/** @type {Record<string, (tool: Tool, $button: Found, plain: Own["plain"]) => unknown>} */
const acts = {
  print: () => window.print(),
  async copy({ text, say }, $button, plain) {
    const value = await plain();
    if (await copied(value)) return say("copied");
    showText($button, text("copy_failed"), value).focus();
  },
  backup({ store, say }) {
    saveFile(backupFile(store.document()));
    say("downloaded");
  },
  move,
  erase({ $form, store, text, say }) {
    store.eraseAll(text("did_erase"));
    for (const $out of $form.querySelectorAll(".keep__out")) $out.remove();
    say("erased");
  },
  kept({ store, say }) {
    for (const { name, text } of store.kept()) saveFile({ name: `second-opinion-guide-kept-${name}.txt`, text, type: "text/plain" });
    say("downloaded");
  },
};

/** @param {Tool} tool @param {Own["plain"]} plain @param {string} name @param {Found} $button */
export async function act(tool, plain, name, $button) {
  tool.flush();
  await acts[name](tool, $button, plain);
}

/** Takes in a backup file that the reader has chosen. @param {Tool} tool @param {Found} $input */
export async function restore(tool, $input) {
  const [file] = $input.files ?? [];
  $input.value = "";
  if (file) await takeIn(tool, () => readBackup(file), "incoming_file", "restore_refused");
}

/** Takes in what the page's address holds. @param {Tool} tool */
export async function link(tool) {
  const hash = takeLink();
  if (hash) await takeIn(tool, () => readLink(hash), "incoming_link", "move_refused");
}

/**
 * @param {Tool} tool @param {() => Promise<import("../document.js").GuideDocument>} read
 * @param {string} title @param {string} refused
 */
async function takeIn(tool, read, title, refused) {
  tool.flush();
  try {
    const other = await read();
    await ask(tool, other, await tool.store.preview(other), tool.text(title));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ask(tool, null, null, tool.text(refused));
  }
}
