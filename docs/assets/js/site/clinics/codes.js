// The QR codes of what is chosen, as they will be printed, and the files of each part.

import { element } from "../../lib/dom.js";
import { boxQuery, named } from "./box.js";
import { $, home, languages, own, words } from "./page.js";

/** @typedef {import("./page.js").Part} Part */

/** @param {Part[][]} parts each part, in each language to hand out @param {string[]} picked these languages */
export function showCodes(parts, picked) {
  $("codes").classList.toggle("codes--both", picked.length > 1);
  $("codes").replaceChildren(...parts.map((part) => element("li", {}, ...part.map((one) => card(one, picked.length > 1)))));
}

/** The ids that have ready PDF files: `make site` alone makes none. @type {string[]} */
let ready = [];
const PDFS = { "": "pdf_letter", "-large": "pdf_letter_large", "-a4": "pdf_a4", "-large-a4": "pdf_a4_large" };

/** Find out which parts have PDF files. Throw an error without a network: no one could open them. */
export async function findReady() {
  const answer = await fetch(`${home(own)}pdf/index.json`);
  if (answer.ok) ready = await answer.json();
}

/** @param {Part} part @param {boolean} isOneOfSeveral whether it is there in another language too */
function card({ id, name, language }, isOneOfSeveral) {
  const at = home(language);
  /** @param {string} path @param {string} word */
  const link = (path, word) => element("a", { href: at + path }, word, element("span", { className: "vh" }, `: ${name}`));
  /** @param {string} end @param {string} word */
  const file = (end, word) => Object.assign(link(`qr/${id}${end}`, word), { download: `${id}${end.slice(end.lastIndexOf("."))}` });
  return element(
    "div",
    { className: "code" },
    ...(isOneOfSeveral ? [element("strong", { lang: language }, languages[language].name)] : []),
    element("img", { src: `${at}qr/${id}.print.svg`, alt: `${words.qr}: ${name}`, width: 160 }),
    element(
      "p",
      {},
      ...[file(".svg", words.svg), file(".print.svg", words.svg_print), file(".png", words.png)],
      link(`print/${id}/${named()}`, words.print),
      ...(ready.includes(id) ? Object.entries(PDFS).map(([end, word]) => link(`pdf/${id}${end}.pdf`, words[word])) : []),
      link(`embed/${id}/${boxQuery()}`, words.embed),
    ),
  );
}
