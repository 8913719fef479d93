// What a clinic can copy: links, code for its site, and texts for its other systems.

import { fill } from "../../lib/dom.js";
import { boxQuery, color } from "./box.js";
import { clinic } from "./own.js";
import { address, feeds, home, languages } from "./page.js";

/** @typedef {import("./page.js").Part} Part */

const BLANK = "***";

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/**
 * A piece of code for a clinic's own page, shown as text. Every value in it is made safe.
 * @param {TemplateStringsArray} texts @param {...string} values
 */
const code = (texts, ...values) =>
  String.raw({ raw: texts }, ...values.map((value) => value.replace(/[&"<>]/g, (character) => ENTITIES[character])));

/** What code says of words that are not in English, which a clinic's page most likely is. @param {Part} part */
const said = ({ language }) => (languages[language].folder ? code` lang="${language}"` : "");

/** @param {Part} part */
const wordsOf = ({ language }) => languages[language].words;

/** @param {Part} part */
const link = (part) => code`<a href="${part.link}"` + said(part) + code`>${part.name}</a>`;

/** @param {Part} part */
const frame = (part) =>
  code`<iframe src="${address}${languages[part.language].folder}embed/${part.id}/${boxQuery()}"` +
  said(part) +
  code` title="${part.name} - ${wordsOf(part).guide}" width="100%" height="480" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>`;

/** Get a part as a message. The publish step writes it. @param {Part} part */
async function messageOf({ id, language }) {
  const answer = await fetch(`${home(language)}message/${id}.txt`);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.text()).trim();
}

/** @param {Part} part */
async function message(part) {
  const { name, phone } = clinic();
  return [await messageOf(part), [name, phone].filter(Boolean).join(", ")].filter(Boolean).join("\n\n");
}

/** Parts in one language as a phrase for a visit's summary: what to fill in comes first. @param {Part[]} parts */
async function phrase(parts) {
  const say = wordsOf(parts[0]);
  const begin = [fill(say.phrase_about, { blank: BLANK }), fill(say.phrase_by, { blank: BLANK })].join("\n");
  const paragraphs = (await Promise.all(parts.map(messageOf))).join("\n\n").split("\n\n");
  // What each message ends with, such as that it's no advice, comes once.
  const once = paragraphs.filter((paragraph, at) => paragraphs.lastIndexOf(paragraph) === at);
  return [begin, ...once, fill(say.phrase_call, { phone: clinic().phone || BLANK })].join("\n\n");
}

/** A link that looks like a card, without script, frame or style sheet. @param {Part} part */
async function card(part) {
  const [summary] = (await messageOf(part)).split("\n\n").slice(1).filter((paragraph) => !paragraph.startsWith("- "));
  return (
    "<div" +
    said(part) +
    code` style="max-width:36em;margin:0 0 1em;padding:.7em 1em;border:1px solid #b9b5a8;border-left:5px solid ${color()}">` +
    code`<p style="margin:0 0 .3em;font-weight:bold"><a href="${part.link}">${part.name}</a></p>` +
    code`<p style="margin:0 0 .3em">${summary}</p>` +
    code`<p style="margin:0;font-size:85%">${wordsOf(part).from} <a href="${address}${languages[part.language].folder}">${wordsOf(part).guide}</a></p></div>`
  );
}

/** Where a part's feed is. A page's feed has a name of its own. @param {Part} part */
const feed = ({ id, language }) => address + languages[language].folder + (feeds[id] ?? `changes/items/${id}.xml`);

/** @param {Part} part */
function review(part) {
  const say = wordsOf(part);
  const blanks = { name: `[${say.review_name}]`, role: `[${say.review_role}]`, date: `[${say.review_date}]` };
  return fill(say.review_words, { ...blanks, title: part.name, link: part.link });
}

/**
 * @template {string | Promise<string>} Text
 * @param {(part: Part) => Text} form @param {string} between
 */
const each = (form, between) => async (/** @type {Part[]} */ parts) => (await Promise.all(parts.map(form))).join(between);

/**
 * @template {string | Promise<string>} Text
 * @param {(parts: Part[], language: string) => Text} form @param {string} between
 */
const inEachLanguage = (form, between) => async (/** @type {Part[]} */ parts) => {
  const picked = [...new Set(parts.map(({ language }) => language))];
  const texts = picked.map((language) => form(parts.filter((part) => part.language === language), language));
  return (await Promise.all(texts)).join(between);
};

/**
 * What to copy, by the name of its form. Each takes what is chosen, in each language to hand out.
 * @type {Record<string, (parts: Part[]) => Promise<string>>}
 */
export const FORMS = {
  link: each((part) => part.link, "\n"),
  message: each(message, "\n\n\n"),
  phrase: inEachLanguage(phrase, "\n\n\n"),
  html: each(link, "\n"),
  card: each(card, "\n"),
  iframe: async (parts) => [...parts.map(frame), code`<script src="${address}assets/js/frame.js" async></script>`].join("\n"),
  feed: each(feed, "\n"),
  review: each(review, "\n"),
  license: inEachLanguage(
    (_, language) => fill(languages[language].words.license_words, { link: address + languages[language].folder }),
    "\n",
  ),
};

/** The forms whose length counts: other systems have a limit. */
export const COUNTED = new Set(["message", "phrase"]);
