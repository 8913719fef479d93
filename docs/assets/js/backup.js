// The document as a file and back. Its shape is published: assets/schema/backup.schema.json.

import { copy, FORMAT, parse, Refused, VERSION } from "./document.js";

/** @typedef {import("./document.js").GuideDocument} GuideDocument */

const MOST_BYTES = 20_000_000;

/**
 * @param {GuideDocument} document
 * @param {Date} [now]
 * @returns {{name: string, text: string, type: string}} for `saveFile`
 */
export function backupFile(document, now = new Date()) {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const $schema = new URL("../schema/backup.schema.json", import.meta.url).href;
  return {
    name: `${FORMAT}-${day}.json`,
    text: `${JSON.stringify({ $schema, ...copy(document) }, null, 1)}\n`,
    type: "application/json",
  };
}

/**
 * Reads a file that anyone may have made.
 * @param {Blob} file
 * @returns {Promise<GuideDocument>}
 * @throws {Refused} too-big, unreadable, newer, or what `parse` says
 */
export async function readBackup(file) {
  if (file.size > MOST_BYTES) throw new Refused("too-big");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refused("unreadable");
  }
  const document = parse(text);
  if (document.version > VERSION) throw new Refused("newer");
  return document;
}
