// Finds parts of the guide by a reader's own words, on the device: MiniSearch, and what readers mean by what they type.

const MINISEARCH = "../../vendor/minisearch-7.2.0/minisearch.js";
const root = new URL("../../../", import.meta.url);
// What there is to find is in a file below the first page in a language, else that of this page.
const homeOfPage = document.querySelector("a.top__home")?.href;

const FIELDS = ["id", "title", "typed", "names", "summary", "text"];
const NAMES = ["id", "title", "typed", "names"];
const BOOST = { title: 4, typed: 3, names: 3, summary: 2 };
/** With so many results, parts that have only some of the words are left out. */
const ENOUGH = 3;

/** @typedef {{id: string, title: string, page: string, address: string, summary: string}} Part */
/** @typedef {[typed: string, ids: string[]]} Phrase */
/** @typedef {{ignore: string[], phrases: Phrase[], documents: (Part & {names: string, text: string})[]}} Data */
/** @typedef {Awaited<ReturnType<typeof load>>} Engine */

/** @type {Promise<Engine> | undefined} */
let loaded;

/** Load the search, once. After a failure the next call tries again. @param {string} [home] */
export const openSearch = (home = homeOfPage) =>
  (loaded ??= load(home).catch((error) => {
    loaded = undefined;
    throw error;
  }));

/** @param {string} [home] */
async function load(home) {
  const [{ default: MiniSearch }, answer] = await Promise.all([import(MINISEARCH), fetch(new URL("assets/search.json", home))]);
  if (!answer.ok) throw new Error(String(answer.status));
  return makeEngine(MiniSearch, await answer.json());
}

/** @param {string} text @returns {string[]} its words in small letters, without accents and apostrophes */
const wordsOf = (text) => text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {string} word */
const withoutPlural = (word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word);

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {Data} data
 */
async function makeEngine(MiniSearch, { ignore, phrases, documents }) {
  const ignored = new Set(ignore.flatMap(wordsOf));
  /** @type {Map<string, number>} */
  const counts = new Map();

  /** @param {string} word */
  const wordToFind = (word) => (ignored.has(word) ? null : withoutPlural(word));

  /** @param {string} word */
  function wordToKeep(word) {
    const kept = wordToFind(word);
    if (kept) counts.set(kept, (counts.get(kept) ?? 0) + 1);
    return kept;
  }

  /** @type {Pick<import("minisearch").Options, "tokenize" | "processTerm" | "searchOptions">} */
  const options = {
    tokenize: wordsOf,
    processTerm: wordToKeep,
    searchOptions: {
      processTerm: wordToFind,
      // A word that the guide knows is no typing error, and the last word may not be finished.
      fuzzy: (word) => word.length > 3 && !counts.has(word) && 0.2,
      prefix: (word, at, words) => word.length > 2 && at === words.length - 1,
    },
  };

  /** Index in small portions: what is typed meanwhile shows at once, on a slow phone too. @param {string[]} fields @param {object[]} rows */
  async function indexOf(fields, rows) {
    const index = new MiniSearch({ ...options, fields });
    await index.addAllAsync(rows, { chunkSize: 20 });
    return index;
  }

  /** @type {Map<string, string[]>} */
  const typedFor = new Map(documents.map(({ id }) => [id, []]));
  for (const [typed, ids] of phrases) for (const id of ids) typedFor.get(id)?.push(typed);
  const meanings = await indexOf(["typed"], phrases.map(([typed], id) => ({ id, typed })));
  const index = await indexOf(FIELDS, documents.map((part) => ({ ...part, typed: typedFor.get(part.id)?.join(" ") })));

  /** @type {Map<string, Part>} */
  const parts = new Map(documents.map((part) => [part.id, { ...part, address: new URL(part.address, root).href }]));
  /** @param {string[]} ids */
  const partsOf = (ids) => [...new Set(ids)].flatMap((id) => parts.get(id) ?? []);

  /** @param {string} query @param {import("minisearch").SearchOptions} how @returns {string[]} */
  const find = (query, how) => index.search(query, how).map(({ id }) => id);

  /** A word that is all over the guide, such as "opinion", says little. @param {string} word */
  const rarity = (word) => 1 / (1 + (counts.get(word) ?? 0) / 20);

  /** The ids that phrases lead to whose every word was typed, the best first. @param {string} query */
  function leads(query) {
    /** @type {Map<string, number>} */
    const scores = new Map();
    for (const { id, score, terms } of meanings.search(query, { boostTerm: rarity })) {
      const [typed, ids] = phrases[id];
      const size = new Set(wordsOf(typed).map(wordToFind).filter(Boolean)).size;
      if (terms.length < size) continue;
      // Each word adds to a score: two common words would count more than a rare one.
      const own = score / Math.sqrt(size);
      ids.forEach((name, at) => scores.set(name, Math.max(scores.get(name) ?? 0, own / (at + 1))));
    }
    return [...scores].sort(([, one], [, other]) => other - one).map(([name]) => name);
  }

  return {
    /** The parts that answer a query, the best first. @param {string} query */
    search(query) {
      const found = [...leads(query), ...find(query, { boost: BOOST, combineWith: "AND" })];
      return partsOf(found.length < ENOUGH ? [...found, ...find(query, { boost: BOOST })] : found);
    },

    /** The parts that have every word of a query in their names, or in what readers type for them. @param {string} query */
    named: (query) => partsOf(find(query, { fields: NAMES, combineWith: "AND" })),

    /**
     * Phrases that have every word of a query, right or wrong, one for each answer. For one typed whole, those alone that go on from it.
     * @param {string} query
     */
    suggest(query) {
      const typed = wordsOf(query).join(" ");
      const isWhole = phrases.some(([phrase]) => wordsOf(phrase).join(" ") === typed);
      const phraseFor = new Map();
      for (const { id } of meanings.search(query, { combineWith: "AND" })) {
        const [phrase, [first]] = phrases[id];
        if (isWhole && !wordsOf(phrase).join(" ").includes(typed)) continue;
        if (!phraseFor.has(first)) phraseFor.set(first, phrase);
      }
      return /** @type {string[]} */ ([...new Set(phraseFor.values())]);
    },
  };
}
