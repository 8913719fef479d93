// The page that a patient portal leads to: shows first what fits the health problem that its address names. It asks nobody:
// the list is in the page.

import { find } from "../lib/dom.js";
import { languageOf, matching } from "../lookup.js";

/** @type {{topics: import("../lookup.js").Topic[], languages: Record<string, string>}} */
const { topics, languages } = JSON.parse(find(document, "#guide-settings").textContent);
// After "#", nothing is sent to the host of the guide.
const asked = location.search || location.hash;
const query = new URLSearchParams(asked.slice(1));
const other = languages[languageOf(query)];

if (other) location.replace(other + asked);
else if (String(query)) show();

function show() {
  const $topics = [...document.querySelectorAll("[data-topic]")];
  const fitting = matching(topics, query).map((topic) => $topics[topics.indexOf(topic)]);
  const $general = $topics[topics.length];
  const $fits = find(document, "#fits");
  find($fits, ".none").hidden = fitting.length > 0;
  for (const $topic of fitting.length ? fitting : [$general]) $topic.open = true;
  $fits.append(...fitting, $general);
  $fits.hidden = false;
}
