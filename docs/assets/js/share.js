// A link that carries the document to another device. It is all in the fragment, which browsers never send to a server.
// "#move=1.…" is compressed, "#move=0.…" is not: for browsers without CompressionStream.

import { FORMAT, isField, parse, Refused, VERSION } from "./document.js";

/** @typedef {import("./document.js").GuideDocument} GuideDocument */

const MARK = "#move=";
const MOST_CHARACTERS = 1_000_000;
const MOST_BYTES = 2_000_000;
/** Above this, mail and chat programs tend to cut a link. */
const LONG = 8_000;

/**
 * Makes a link to the checklist with what is in the document. What the reader wrote stays out unless they include it.
 * @param {GuideDocument} document
 * @param {{address: string, notes?: boolean}} options `address` of the page that opens the link
 * @returns {Promise<{url: string, long: boolean}>}
 * @throws {Refused} too-big: a backup file is the better way
 */
export async function makeLink(document, { address, notes = false }) {
  const url = new URL(address);
  url.search = "";
  const fields = Object.entries(document.fields)
    .filter(([name, field]) => isField(field) && field.v !== null && travels(name))
    .map(([name, { v, t }]) => ({ name, field: { v: notes ? v : withoutPlace(name, v), t, d: "00000000" } }))
    .filter(({ name, field }) => notes || !(isWritten(field.v) || name.includes("/own-")))
    .map(({ name, field }) => [name, field]);
  const text = JSON.stringify({ format: FORMAT, version: VERSION, clock: document.clock, fields: Object.fromEntries(fields) });
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_BYTES) throw new Refused("too-big");
  const code = globalThis.CompressionStream ? `1.${encode(await squeeze(bytes))}` : `0.${encode(bytes)}`;
  if (code.length > MOST_CHARACTERS) throw new Refused("too-big");
  url.hash = MARK.slice(1) + code;
  return { url: url.href, long: url.href.length > LONG };
}

// How the page is folded is of this screen.
/** @param {string} name */
const travels = (name) => !name.startsWith("view/");

/** @param {string} name @param {any} value */
const withoutPlace = (name, value) => (name === "visit" ? { ...value, place: "" } : value);

/** Whether there are words in a value; dates, times and ids are none. @param {unknown} value @returns {boolean} */
function isWritten(value) {
  if (typeof value === "string") return !/^[\d:-]*$|^[0-9a-f]{16}$/.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isWritten);
}

/** @param {string} hash @returns {boolean} */
export const isLink = (hash) => hash.startsWith(MARK);

/**
 * Takes the link's content out of the page's address, so that it is neither in the history nor in a bookmark.
 * @param {Location} [location] @param {History} [history]
 * @returns {string | null} the fragment, for `readLink`
 */
export function takeLink(location = window.location, history = window.history) {
  const { hash } = location;
  if (!isLink(hash)) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return hash;
}

/**
 * Reads a link that anyone may have made.
 * @param {string} hash
 * @returns {Promise<GuideDocument>}
 * @throws {Refused} broken-link, too-big, too-old-browser, or what `parse` says
 */
export async function readLink(hash) {
  if (hash.length > MOST_CHARACTERS + MARK.length + 2) throw new Refused("too-big");
  const [, way, code] = /^#move=([01])\.([\w-]+)$/.exec(hash) ?? [];
  if (!code) throw new Refused("broken-link");
  const bytes = way === "1" ? await expand(decode(code)) : decode(code);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("broken-link");
  }
  return parse(text);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
const squeeze = async (bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());

/** Stops at the limit: a few bytes can stand for gigabytes. @param {Uint8Array<ArrayBuffer>} bytes */
async function expand(bytes) {
  if (!globalThis.DecompressionStream) throw new Refused("too-old-browser");
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refused("broken-link");
    });
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new Refused("too-big");
    }
    parts.push(value);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function encode(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} code */
function decode(code) {
  try {
    return Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Refused("broken-link");
  }
}
