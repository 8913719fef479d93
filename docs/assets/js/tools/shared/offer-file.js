// A file for the reader to keep. Whether a browser saved it, no page can know: so the text itself is at hand too.

import { element } from "../../lib/dom.js";
import { isInApp, saveFile } from "../../lib/download.js";
import { showOut, showText } from "./export-import.js";

/** @typedef {import("../../lib/download.js").TextFile} TextFile */

/** @typedef {{label: string, value: string, onCopied?: () => void}} Shown a text, and the words before it */

/**
 * @param {import("./types.js").Tool} tool @param {Found} $button
 * @param {TextFile[]} files
 * @param {() => Shown | Promise<Shown>} asText what is shown where no file can be had
 * @param {...Node} more what is shown below
 * @returns {Promise<boolean>} whether the browser was asked to save them
 */
export async function handOver(tool, $button, files, asText, ...more) {
  const { text, say } = tool;
  if (isInApp()) {
    const shown = await asText();
    showText(tool, $button, { ...shown, label: `${text("file_in_app")} ${shown.label}`, more });
    say("file_in_app");
    return false;
  }
  files.forEach(saveFile);
  const names = { name: files.map(({ name }) => name).join(", ") };
  const $show = element("button", { type: "button", className: "quiet" }, text("file_show"));
  $show.addEventListener("click", async () => showText(tool, $button, { ...(await asText()), more }));
  showOut($button, element("p", {}, text("file_asked", names)), element("p", {}, $show), ...more);
  say("file_asked", names);
  return true;
}
