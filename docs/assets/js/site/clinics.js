// The page for clinics: find parts, choose some, and copy their links, boxes and words, in one language or in both. The choice
// is in the address, so that it can be kept and sent on.

import { copyField } from "../lib/clipboard.js";
import { element, find, findAround } from "../lib/dom.js";
import { fill, settings } from "../lib/i18n.js";
import { openSearch } from "./search-engine.js";

/** @typedef {{id: string, name: string, link: string, language: string}} Part a part in one language */

const { address, languages, words } = settings();
const root = new URL("../../../", import.meta.url);
const [own] = Object.keys(languages);
/** @param {string} id */
const $ = (id) => find(document, `#${id}`);
const $parts = $("parts");
const $boxes = [...$parts.querySelectorAll("input[type=checkbox]")];
/** @param {Found} $box */
const row = ($box) => findAround($box, "li");
/** @param {Found} $box @param {string} language */
const title = ($box, language) =>
  (language === own ? $box.nextElementSibling?.textContent : row($box).getAttribute(`data-title-${language}`)) ?? "";
/** Where a language begins on this host. @param {string} language */
const home = (language) => new URL(languages[language].folder, root).href;
const $languages = [...document.querySelectorAll("[name=language]")];
const $links = [...$parts.querySelectorAll("small a")].map(($link) => ({ $link, path: $link.href.slice(home(own).length) }));

/** @param {string} none @param {string} one @param {string} many @param {number} count */
const counted = (none, one, many, count) => (count ? (count === 1 ? one : fill(many, { count })) : none);

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/**
 * A piece of code for a clinic's own page, shown as text. Every value in it is made safe.
 * @param {TemplateStringsArray} texts @param {...string} values
 */
const code = (texts, ...values) =>
  String.raw({ raw: texts }, ...values.map((value) => value.replace(/[&"<>]/g, (sign) => SIGNS[sign])));

/**
 * What to copy, by the name of its form. Each takes what is chosen and returns text.
 * @type {Record<string, (chosen: Part[]) => string>}
 */
const FORMS = {
  link: (chosen) => chosen.map(({ link }) => link).join("\n"),
  html: (chosen) => chosen.map((part) => code`<a href="${part.link}"` + said(part) + code`>${part.name}</a>`).join("\n"),
  iframe: (chosen) => [...chosen.map(frame), code`<script src="${address}assets/js/frame.js" async></script>`].join("\n"),
  review: (chosen) => {
    /** @param {Part} part */
    const review = ({ link, name, language }) => {
      const say = languages[language].words;
      const blanks = { name: `[${say.review_name}]`, role: `[${say.review_role}]`, date: `[${say.review_date}]` };
      return fill(say.review_words, { ...blanks, title: name, link });
    };
    return chosen.map(review).join("\n");
  },
  licence: () =>
    picked()
      .map((language) => fill(languages[language].words.licence_words, { link: address + languages[language].folder }))
      .join("\n"),
};

/** @param {Part} part */
const frame = (part) =>
  code`<iframe src="${address}${languages[part.language].folder}embed/${part.id}/"` +
  said(part) +
  code` title="${part.name} - ${languages[part.language].words.guide}" width="100%" height="480" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>`;

/** What code says of words that are not in English, which a clinic's page most likely is. @param {Part} part */
const said = ({ language }) => (languages[language].folder ? code` lang="${language}"` : "");

/** A language, or that it is to be all of them. */
const choice = () => $languages.find(($one) => $one.checked)?.value ?? own;
/** The languages to hand out, this page's first. */
const picked = () => (choice() in languages ? [choice()] : Object.keys(languages));

const chosen = () => $boxes.filter(($box) => $box.checked);

/** A part in each language to hand out. @param {Found} $box @returns {Part[]} */
const inLanguages = ($box) =>
  picked().map((language) => ({
    id: $box.value,
    name: title($box, language),
    link: `${address}${languages[language].folder}go/${$box.value}/`,
    language,
  }));

async function filter() {
  // Safari resets a field with autocomplete="off" to its default on the way back to a page that it kept in memory.
  $("find-part").defaultValue = $("find-part").value;
  const query = typed();
  try {
    const found = query ? (await openSearch()).named(query) : null;
    if (query === typed()) showRows(found && new Set(found.map(({ id }) => id)));
  } catch {
    $("found").textContent = words.found_failed;
  }
}

const typed = () => $("find-part").value.trim();

/** @param {Set<string> | null} ids the parts to show; null for all */
function showRows(ids) {
  let count = 0;
  for (const $box of $boxes) {
    row($box).hidden = Boolean(ids && !ids.has($box.value));
    count += Number(!row($box).hidden);
  }
  for (const $group of $parts.querySelectorAll("details")) {
    $group.hidden = !$group.querySelector("li:not([hidden])");
    $group.open = Boolean(ids) && !$group.hidden;
  }
  $("found").textContent = ids ? counted(words.found_none, words.found_one, words.found, count) : "";
}

function show() {
  const $chosen = chosen();
  $("chosen").textContent = counted(words.yours_none, words.yours_one, words.yours_count, $chosen.length);
  document.documentElement.classList.toggle("has-parts", $chosen.length > 0);
  find(document, ".yours__parts").hidden = $chosen.length === 0;
  find(document, "[data-act=clear]").hidden = $chosen.length === 0;
  $("codes").classList.toggle("codes--both", picked().length > 1);
  $("codes").replaceChildren(...$chosen.map(($box) => element("li", {}, ...inLanguages($box).map(card))));
  showText();
  const query = new URLSearchParams($chosen.map(($box) => ["part", $box.value]));
  if (choice() !== own) query.set("language", choice());
  const search = String(query) && `?${query}`;
  history.replaceState(null, "", `${location.pathname}${search}${location.hash}`);
}

/** Let the list lead to the language to hand out, and say on paper in each what the codes are for. */
function showLanguage() {
  const [language] = picked();
  for (const { $link, path } of $links) $link.href = home(language) + path;
  const leads = picked().map((lang) => element("span", { lang }, `${languages[lang].words.sheet_lead} `));
  find(document, ".codes__lead").replaceChildren(...leads);
  show();
}

function showText() {
  const form = find(document, "[name=form]:checked").value;
  $("result").value = FORMS[form](chosen().flatMap(inLanguages));
  $("copied").textContent = "";
  for (const $help of document.querySelectorAll("[data-help]")) $help.hidden = $help.dataset.help !== form;
}

/** A part's QR code as it will be printed, and its files. @param {Part} part */
function card({ id, name, language }) {
  const at = home(language);
  /** @param {string} path @param {string} word */
  const file = (path, word, download = true) => {
    const $link = element("a", { href: at + path }, word, element("span", { className: "vh" }, `: ${name}`));
    if (download) $link.download = `${id}${path.slice(path.lastIndexOf("."))}`;
    return $link;
  };
  return element(
    "div",
    { className: "code" },
    ...(picked().length > 1 ? [element("strong", { lang: language }, languages[language].name)] : []),
    element("img", { src: `${at}qr/${id}.print.svg`, alt: `${words.qr}: ${name}`, width: 160 }),
    element(
      "p",
      {},
      ...[file(`qr/${id}.svg`, words.svg), file(`qr/${id}.print.svg`, words.svg_print), file(`qr/${id}.png`, words.png)],
      file(`print/${id}/`, words.print, false),
      file(`embed/${id}/`, words.embed, false),
    ),
  );
}

/** @type {Record<string, () => unknown>} */
const ACTS = {
  clear() {
    for (const $box of $boxes) $box.checked = false;
    show();
    $("find-part").focus();
  },
  async copy() {
    $("copied").textContent = (await copyField($("result"))) ? words.copied : words.copy_failed;
  },
  print: () => print(),
};

/** Make all agree with the address, whatever the browser put back into boxes and fields by itself. */
function agree() {
  const query = new URLSearchParams(location.search);
  const $language = $languages.find(($one) => $one.value === query.get("language")) ?? $languages[0];
  if ($language) $language.checked = true;
  const asked = new Set(query.getAll("part"));
  for (const $box of $boxes) {
    $box.checked = asked.has($box.value);
    const $group = $box.checked && $box.closest("details");
    if ($group) $group.open = true;
  }
  if ($("find-part").value) filter();
  showLanguage();
}

for (const $box of $boxes) $box.hidden = false;
for (const $live of document.querySelectorAll(".live")) $live.hidden = false;
$("find-part").addEventListener("focus", () => openSearch().catch(() => {}), { once: true });
$("find-part").addEventListener("input", filter);
$parts.addEventListener("change", show);
for (const $one of $languages) $one.addEventListener("change", showLanguage);
find(document, ".yours").addEventListener("change", ({ target }) => target.matches("[name=form]") && showText());
document.addEventListener("click", ({ target }) => ACTS[target.closest?.("[data-act]")?.dataset.act ?? ""]?.());
// Chromium puts a choice back only after the scripts have run.
window.addEventListener("pageshow", agree);
agree();
if (chosen().length) $("yours").scrollIntoView();
