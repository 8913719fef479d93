// The page for clinics: find parts, choose some, and copy their links, boxes and words, in one language or in both. The choice
// is in the address, so that it can be kept and sent on.

import { copyText } from "../../lib/clipboard.js";
import { element, fill, find } from "../../lib/dom.js";
import { accent, preview, setAccent } from "./box.js";
import { findReady, showCodes } from "./codes.js";
import { $boxes, filter, row } from "./finder.js";
import { COUNTED, FORMS } from "./forms.js";
import { openOwn, showOwn } from "./own.js";
import { $, address, choose, chosenOf, counted, home, isUsual, languages, own, words } from "./page.js";

/** @typedef {import("./page.js").Part} Part */

const CHOICES = ["language", "form", "theme"];
const $links = [...$("parts").querySelectorAll("small a")].map(($link) => ({ $link, path: $link.href.slice(home(own).length) }));

/** The languages to hand out, this page's first. */
function picked() {
  const choice = chosenOf("language") || own;
  return choice in languages ? [choice] : Object.keys(languages);
}

const chosen = () => $boxes.filter(($box) => $box.checked);

/** @param {Found} $box @param {string} language */
const title = ($box, language) =>
  (language === own ? $box.nextElementSibling?.textContent : row($box).getAttribute(`data-title-${language}`)) ?? "";

/** A part in each language to hand out. @param {Found} $box @returns {Part[]} */
const inLanguages = ($box) =>
  picked().map((language) => ({
    id: $box.value,
    name: title($box, language),
    link: `${address}${languages[language].folder}go/${$box.value}/`,
    language,
  }));

const showChosenCodes = () => showCodes(chosen().map(inLanguages), picked());

let isAsked = false;

function show() {
  const $chosen = chosen();
  // Asked for when it is first needed: without a network, the page opens without an error.
  if ($chosen.length > 0 && !isAsked) {
    isAsked = true;
    findReady().then(showChosenCodes, () => (isAsked = false));
  }
  $("chosen").textContent = counted(words.yours_none, words.yours_one, words.yours_count, $chosen.length);
  document.documentElement.classList.toggle("has-parts", $chosen.length > 0);
  find(document, ".yours__parts").hidden = $chosen.length === 0;
  find(document, "[data-act=clear]").hidden = $chosen.length === 0;
  showChosenCodes();
  showText();
  keepInAddress();
}

function keepInAddress() {
  const query = new URLSearchParams(chosen().map(($box) => ["part", $box.value]));
  for (const name of CHOICES) if (!isUsual(name)) query.set(name, chosenOf(name));
  if (accent()) query.set("accent", accent());
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

/** What is to be copied: some forms get it from the network. @type {string | Promise<string>} */
let shown = "";

/** Show what to copy. */
async function showText() {
  const form = chosenOf("form");
  const parts = chosen().flatMap(inLanguages);
  for (const $help of document.querySelectorAll("[data-help]")) $help.hidden = !$help.dataset.help.split(" ").includes(form);
  for (const id of ["copied", "count"]) $(id).textContent = "";
  $("result").value = "";
  preview(form === "iframe" ? parts[0] : undefined);
  const asked = textOf(form, parts);
  const coming = asked.then(({ text }) => text);
  shown = coming;
  const { text, problem } = await asked;
  if (shown !== coming) return;
  shown = text;
  $("result").value = text;
  $("copied").textContent = problem;
  if (COUNTED.has(form)) $("count").textContent = fill(words.characters, { count: text.length });
}

/** @param {string} form @param {Part[]} parts */
async function textOf(form, parts) {
  try {
    return { text: await FORMS[form](parts), problem: "" };
  } catch {
    return { text: await FORMS.link(parts), problem: words.message_failed };
  }
}

/** @type {Record<string, () => unknown>} */
const ACTS = {
  ...openOwn(show),
  clear() {
    for (const $box of $boxes) $box.checked = false;
    show();
    $("find-part").focus();
  },
  async copy() {
    const text = shown;
    const isCopied = await copyText(text);
    if ((await text) !== $("result").value) return; // something else is chosen now
    if (!isCopied) $("result").select();
    $("copied").textContent = isCopied ? words.copied : words.copy_failed;
  },
  print: () => print(),
};

/** Make all agree with the address, whatever the browser put back into boxes and fields by itself. */
function agree() {
  const query = new URLSearchParams(location.search);
  for (const name of CHOICES) choose(name, query.get(name));
  setAccent(query.get("accent"));
  const parts = new Set(query.getAll("part"));
  for (const $box of $boxes) {
    $box.checked = parts.has($box.value);
    const $group = $box.checked && $box.closest("details");
    if ($group) $group.open = true;
  }
  if ($("find-part").value) filter();
  showOwn();
  showLanguage();
}

for (const $box of $boxes) $box.hidden = false;
$("parts").classList.add("is-live");
for (const $live of document.querySelectorAll(".live")) $live.hidden = false;
$("parts").addEventListener("change", show);
$("accent").addEventListener("input", show);
for (const name of CHOICES) {
  for (const $one of document.querySelectorAll(`[name=${name}]`)) $one.addEventListener("change", name === "language" ? showLanguage : show);
}
document.addEventListener("click", ({ target }) => ACTS[target.closest?.("[data-act]")?.dataset.act ?? ""]?.());
// Chromium puts a choice back only after the scripts have run.
window.addEventListener("pageshow", agree);
agree();
if (chosen().length) $("yours").scrollIntoView();
