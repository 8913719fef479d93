// A link that carries the document to another device. It is all in the fragment, which browsers never send to a server.
// "#move=1.…" is compressed, "#move=0.…" is not: for browsers without CompressionStream.
// "#move=2.…" would be a newer version's.

import { FORMAT, isField, isKnown, parse, Refused, VERSION, wordsIn } from "./document.js";

/** @typedef {import("./document.js").GuideDocument} GuideDocument */

const MARK = "#move=";
/** For browsers that cannot unpack by themselves. */
const INFLATE = "../../vendor/fflate-0.8.3/fflate.js";
const AT_ONCE = 16_384;
/** What gets between the characters of a link on its way: blanks, line ends and characters that nobody sees. */
const GAPS = /[\s=\u00ad\u200b-\u200f\u202a-\u202e\u2060]+/g;
const MOST_CHARACTERS = 1_000_000;
const MOST_BYTES = 2_000_000;
/** What may come after the code, such as the parameters of a newsletter. */
const MOST_AFTER = 2_000;
/** Above this, mail and chat programs tend to cut a link. */
const LONG = 8_000;

/**
 * Make a link to the checklist with what is in the document. What the reader wrote stays out unless they include it.
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
    .filter(({ name, field }) => notes || !(isWritten(name, field.v) || name.includes("/own-")))
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

/** Whether the reader wrote what is in a field. What a newer version keeps may be. @param {string} name @param {unknown} value */
const isWritten = (name, value) => (isKnown(name) ? wordsIn(name, value) !== "" : holdsText(value));

/** @param {unknown} value @returns {boolean} */
const holdsText = (value) =>
  typeof value === "string" || (typeof value === "object" && value !== null && Object.values(value).some(holdsText));

/**
 * Read a link that anyone may have made, and that may have been damaged on its way.
 * @param {string} link beginning with "#move="
 * @returns {Promise<GuideDocument>}
 * @throws {Refused} broken-link, too-big, newer, or what `parse` says
 */
export async function readLink(link) {
  if (link.length > MOST_CHARACTERS + MARK.length + MOST_AFTER) throw new Refused("too-big");
  const [, way, content] = /^#move=(\d)\.(.*)$/is.exec(link) ?? [];
  if (!content) throw new Refused("broken-link");
  if (way > "1") throw new Refused("newer");
  /** @type {unknown} */
  let first;
  for (const code of codesIn(content)) {
    try {
      return await readCode(way, code);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      first ??= error;
    }
  }
  throw first ?? new Refused("broken-link");
}

/**
 * What the link's code may have been, the likeliest first: up to what does not belong to it, without gaps in it, and
 * without the characters that a messenger puts around a text for italics or a list.
 * @param {string} content
 */
function codesIn(content) {
  const found = [content, content.replace(GAPS, "")].map((text) => /^[\w-]*/.exec(text)?.[0] ?? "");
  return new Set([...found, ...found.map((code) => code.replace(/[_-]+$/, ""))].filter(Boolean));
}

/** @param {string} way @param {string} code */
async function readCode(way, code) {
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

/** Stop at the limit: a few bytes can stand for gigabytes. @param {Uint8Array<ArrayBuffer>} bytes */
async function expand(bytes) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  /** @param {Uint8Array<ArrayBuffer>} part */
  const take = (part) => {
    size += part.length;
    if (size > MOST_BYTES) throw new Refused("too-big");
    parts.push(part);
  };
  await (globalThis.DecompressionStream ? expandNatively(bytes, take) : expandByScript(bytes, take));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @typedef {(part: Uint8Array<ArrayBuffer>) => void} Take throws to stop */

/** @param {Uint8Array<ArrayBuffer>} bytes @param {Take} take */
async function expandNatively(bytes, take) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refused("broken-link");
    });
    if (done) return;
    try {
      take(value);
    } catch (error) {
      await reader.cancel();
      throw error;
    }
  }
}

/** For Safari before 16.4 and Firefox before 113. @param {Uint8Array<ArrayBuffer>} bytes @param {Take} take */
async function expandByScript(bytes, take) {
  const { Inflate } = await import(new URL(INFLATE, import.meta.url).href);
  const inflate = new Inflate(take);
  try {
    // In small pieces, so that it stops soon after the limit.
    for (let at = 0; at < bytes.length; at += AT_ONCE) inflate.push(bytes.subarray(at, at + AT_ONCE), at + AT_ONCE >= bytes.length);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("broken-link");
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
