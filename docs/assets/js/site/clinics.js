// The page for clinics: find parts, choose some, and copy their links, boxes and words. The choice is in the address,
// so that it can be kept and sent on.

import { copyField } from "../lib/clipboard.js";
import { element, find, findAround } from "../lib/dom.js";
import { fill, settings } from "../lib/i18n.js";
import { openSearch } from "./search-engine.js";

/** @typedef {{id: string, name: string, link: string}} Part */

const { address, words } = settings();
/** @param {string} id */
const $ = (id) => find(document, `#${id}`);
const $parts = $("parts");
const $boxes = [...$parts.querySelectorAll("input[type=checkbox]")];
/** @param {Found} $box */
const row = ($box) => findAround($box, "li");
/** @param {Found} $box */
const title = ($box) => $box.nextElementSibling?.textContent ?? "";

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
  html: (chosen) => chosen.map(({ link, name }) => code`<a href="${link}">${name}</a>`).join("\n"),
  iframe: (chosen) => [...chosen.map(frame), code`<script src="${address}assets/js/frame.js" async></script>`].join("\n"),
  review: (chosen) => {
    const blanks = { name: `[${words.review_name}]`, role: `[${words.review_role}]`, date: `[${words.review_date}]` };
    return chosen.map(({ link, name }) => fill(words.review_words, { ...blanks, title: name, link })).join("\n");
  },
  licence: () => fill(words.licence_words, { link: address }),
};

/** @param {Part} part */
const frame = ({ id, name }) =>
  code`<iframe src="${address}embed/${id}/" title="${name} - ${words.guide}" width="100%" height="480" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>`;

const chosen = () =>
  $boxes
    .filter(($box) => $box.checked)
    .map(($box) => ({ id: $box.value, name: title($box), link: `${address}go/${$box.value}/` }));

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
  const parts = chosen();
  $("chosen").textContent = counted(words.yours_none, words.yours_one, words.yours_count, parts.length);
  document.documentElement.classList.toggle("has-parts", parts.length > 0);
  find(document, ".yours__parts").hidden = parts.length === 0;
  find(document, "[data-act=clear]").hidden = parts.length === 0;
  $("codes").replaceChildren(...parts.map(card));
  showText(parts);
  const query = new URLSearchParams(parts.map(({ id }) => ["part", id]));
  history.replaceState(null, "", `${location.pathname}${parts.length ? `?${query}` : ""}${location.hash}`);
}

function showText(parts = chosen()) {
  const form = find(document, "[name=form]:checked").value;
  $("result").value = FORMS[form](parts);
  $("copied").textContent = "";
  for (const $help of document.querySelectorAll("[data-help]")) $help.hidden = $help.dataset.help !== form;
}

/** A part's QR code as it will be printed, and its files. @param {Part} part */
function card({ id, name }) {
  /** @param {string} path @param {string} word */
  const file = (path, word, download = true) => {
    const $link = element("a", { href: `../${path}` }, word, element("span", { className: "vh" }, `: ${name}`));
    if (download) $link.download = `${id}${path.slice(path.lastIndexOf("."))}`;
    return $link;
  };
  return element(
    "li",
    {},
    element("img", { src: `../qr/${id}.print.svg`, alt: `${words.qr}: ${name}`, width: 160 }),
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
  const asked = new Set(new URLSearchParams(location.search).getAll("part"));
  for (const $box of $boxes) {
    $box.checked = asked.has($box.value);
    const $group = $box.checked && $box.closest("details");
    if ($group) $group.open = true;
  }
  if ($("find-part").value) filter();
  show();
}

for (const $box of $boxes) $box.hidden = false;
for (const $live of document.querySelectorAll(".live")) $live.hidden = false;
$("find-part").addEventListener("focus", () => openSearch().catch(() => {}), { once: true });
$("find-part").addEventListener("input", filter);
$parts.addEventListener("change", show);
find(document, ".yours").addEventListener("change", ({ target }) => target.matches("[name=form]") && showText());
document.addEventListener("click", ({ target }) => ACTS[target.closest?.("[data-act]")?.dataset.act ?? ""]?.());
// Chromium puts a choice back only after the scripts have run.
window.addEventListener("pageshow", agree);
agree();
if (chosen().length) $("yours").scrollIntoView();
