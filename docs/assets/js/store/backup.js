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
  const $schema = new URL("../../schema/backup.schema.json", import.meta.url).href;
  return {
    name: `${FORMAT}-${day}.json`,
    text: `${JSON.stringify({ $schema, ...copy(document) }, null, 1)}\n`,
    type: "application/json",
  };
}

/**
 * Read a file that anyone may have made.
 * @param {Blob} file
 * @returns {Promise<GuideDocument>}
 * @throws {Refused} too-big, unreadable, empty, not-text, cut-off, newer, or what `parse` says
 */
export async function readBackup(file) {
  if (file.size > MOST_BYTES) throw new Refused("too-big");
  if (file.size === 0) throw new Refused("empty");
  const text = decode(await bytesOf(file));
  let document;
  try {
    document = parse(text);
  } catch (error) {
    const isCut = error instanceof Refused && error.reason === "not-json" && text.trimStart().startsWith("{") && text.includes(FORMAT);
    throw isCut ? new Refused("cut-off") : error;
  }
  if (document.version > VERSION) throw new Refused("newer");
  return document;
}

/** @param {Blob} file */
async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refused("unreadable"); // such as a file that is in the cloud only
  }
}

/** Some editors save in UTF-16. Its first character is a mark or, in a backup, "{". @param {Uint8Array<ArrayBuffer>} bytes */
function decode(bytes) {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b);
  try {
    return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("not-text");
  }
}
