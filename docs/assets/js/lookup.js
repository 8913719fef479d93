// For a patient portal: which parts of the guide fit a health problem. It takes what an info button sends, the parameters of
// HL7's Infobutton. A page of another site may load this module from here, or have a copy of it.

/**
 * @typedef {{icd10cm: string[], snomed: string[], words: string[], unless: string[], child: boolean}} Topic
 * @typedef {{id: string, title: string, summary: string, go: string}} Part
 */

const SEARCHED = "mainSearchCriteria.v";
/** The name of each system of codes in Topic, by its OID and by its address in FHIR. @type {Record<string, "icd10cm" | "snomed">} */
const SYSTEMS = {
  "2.16.840.1.113883.6.90": "icd10cm",
  "http://hl7.org/fhir/sid/icd-10-cm": "icd10cm",
  "2.16.840.1.113883.6.96": "snomed",
  "http://snomed.info/sct": "snomed",
};
/** MeSH's groups of ages below 18: newborn, infant, child before school, child, adolescent. */
const YOUNG = ["D007231", "D007223", "D002675", "D002648", "D000293"];
const ADULT = 18;
/** How many of a unit of age are a year. @type {Record<string, number>} */
const A_YEAR = { a: 1, mo: 12, wk: 52, d: 365, h: 8760 };

/**
 * Return the topics that fit a request, in their order.
 * @template {Topic} T
 * @param {T[]} topics
 * @param {URLSearchParams} query
 * @returns {T[]}
 */
export function matching(topics, query) {
  const [codes, child] = [searched(query), isChild(query)];
  const said = texts(query).map(simple).join(" | ");
  /** @param {string[]} words */
  const says = (words) => words.map(simple).some((one) => one.trim() && said.includes(one));
  return topics.filter(
    (topic) =>
      (child && topic.child) ||
      codes.some(({ code, system }) => (system === "icd10cm" ? isIn(topic.icd10cm, code) : topic.snomed.includes(code))) ||
      (says(topic.words) && !says(topic.unless)),
  );
}

/**
 * Load the guide's list, and return what fits a request: the parts of all topics that fit, those that fit every health
 * problem, and what to say of emergencies. Show that last one always.
 * @param {URLSearchParams} query
 * @param {string} [address] of the guide in a language, such as "https://example.org/guide/es/"
 * @returns {Promise<{parts: Part[], general: Part[], emergency: string}>}
 */
export async function lookup(query, address = String(new URL("../../", import.meta.url))) {
  const answer = await fetch(new URL("api/v1/lookup.json", address));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  /** @type {{topics: (Topic & {parts: Part[]})[], general: {parts: Part[]}, emergency: string}} */
  const { topics, general, emergency } = await answer.json();
  const fitting = matching(topics, query).flatMap(({ parts }) => parts);
  return { parts: [...new Map(fitting.map((part) => [part.id, part])).values()], general: general.parts, emergency };
}

/** The language that the reader asks for, such as "es"; nothing if none is named. @param {URLSearchParams} query */
export function languageOf(query) {
  try {
    return new Intl.Locale(query.get("informationRecipient.languageCode.c") ?? "").language;
  } catch {
    return "";
  }
}

/** Each code that is asked for, with its system. One without a system is told by its form. @param {URLSearchParams} query */
function searched(query) {
  return values(query, "c").flatMap(({ value, number }) => {
    const code = value.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const named = query.get(`${SEARCHED}.cs${number}`);
    const system = named ? SYSTEMS[named.trim()] : /^\d+$/.test(code) ? "snomed" : "icd10cm";
    return system ? [{ code, system }] : [];
  });
}

/** Whether a code is in one of the ranges of categories, such as "C00-C96". @param {string[]} ranges @param {string} code */
function isIn(ranges, code) {
  if (!/^[A-Z]\d[A-Z\d]/.test(code)) return false;
  const category = code.slice(0, 3);
  return ranges.some((range) => {
    const [first, last = first] = range.split("-");
    return first <= category && category <= last;
  });
}

/** What is asked for in words. A code may be one, too. @param {URLSearchParams} query */
const texts = (query) => ["c", "dn", "ot"].flatMap((field) => values(query, field).map(({ value }) => value));

/** Each value of a field, with the number that its name ends in if there are several. @param {URLSearchParams} query @param {string} field */
const values = (query, field) =>
  [...query].flatMap(([name, value]) => {
    const number = name.startsWith(`${SEARCHED}.${field}`) ? name.slice(SEARCHED.length + field.length + 1) : "-";
    return /^\d*$/.test(number) ? [{ value, number }] : [];
  });

/** Text without capitals, accents and punctuation, with one space around each word. @param {string} text */
const simple = (text) =>
  ` ${text
    .normalize("NFD")
    .replace(/[\p{M}'\u2019]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** @param {URLSearchParams} query */
function isChild(query) {
  if (YOUNG.includes(query.get("ageGroup.v.c") ?? "")) return true;
  const age = query.get("age.v.v")?.trim();
  const years = age ? Number(age) / A_YEAR[query.get("age.v.u") || "a"] : NaN;
  return years >= 0 && years < ADULT;
}
