// Finds parts of the guide by a reader's own words, on the device: MiniSearch, and what readers mean by what they type.

const MINISEARCH = "../../vendor/minisearch-7.2.0/minisearch.js";
const PORTIONS = { chunkSize: 20 };
const BOOST = { title: 4, typed: 3, names: 3, summary: 2 };
const ENOUGH = 3;
const root = new URL("../../../", import.meta.url);

/** @typedef {{id: string, title: string, page: string, address: string, summary: string}} Part `address` is a whole one */
/** @typedef {{ignore: string[], phrases: [string, string[]][], documents: (Part & {names: string, text: string})[]}} Data */
/** @typedef {{id: string | number, score: number, terms: string[]}} Match of MiniSearch; `terms` are the words that it found */
/** @typedef {Awaited<ReturnType<typeof load>>} Engine */

/** @type {Promise<Engine> | undefined} */
let loaded;

/** Load the search, once. After a failure the next call tries again. */
export const openSearch = () =>
  (loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  }));

async function load() {
  const [{ default: MiniSearch }, answer] = await Promise.all([import(MINISEARCH), fetch(new URL("assets/search.json", root))]);
  if (!answer.ok) throw new Error(String(answer.status));
  return engine(MiniSearch, await answer.json());
}

/** Each word of a text in small letters, without accents and apostrophes. @param {string} text */
const wordsOf = (text) => text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {string} word */
const withoutPlural = (word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word);

/**
 * Make the search. It is made in small portions, so that what is typed meanwhile shows at once on a slow phone too.
 * @param {any} MiniSearch
 * @param {Data} data
 */
async function engine(MiniSearch, { ignore, phrases, documents }) {
  const ignored = new Set(ignore.flatMap(wordsOf));
  const counts = new Map();
  /** @param {string} word */
  const wordForSearch = (word) => !ignored.has(word) && withoutPlural(word);
  /** @param {string} word */
  const wordForIndex = (word) => {
    const kept = wordForSearch(word);
    if (kept) counts.set(kept, (counts.get(kept) ?? 0) + 1);
    return kept;
  };
  const common = {
    tokenize: wordsOf,
    processTerm: wordForIndex,
    searchOptions: {
      processTerm: wordForSearch,
      // A word that the guide knows is no typing error.
      fuzzy: (/** @type {string} */ word) => word.length > 3 && !counts.has(word) && 0.2,
      // The last word may still be being typed.
      prefix: (/** @type {string} */ word, /** @type {number} */ at, /** @type {string[]} */ all) => at === all.length - 1 && word.length > 2,
    },
  };

  const meanings = new MiniSearch({ ...common, fields: ["typed"] });
  const rows = phrases.map(([typed, ids], id) => ({ id, typed, ids }));
  await meanings.addAllAsync(rows, PORTIONS);

  const typedFor = new Map(documents.map(({ id }) => [id, /** @type {string[]} */ ([])]));
  for (const [typed, ids] of phrases) for (const id of ids) typedFor.get(id)?.push(typed);
  const parts = new Map(documents.map((part) => [part.id, { ...part, address: new URL(part.address, root).href }]));
  const index = new MiniSearch({ ...common, fields: ["id", "title", "typed", "names", "summary", "text"] });
  await index.addAllAsync(
    documents.map((part) => ({ ...part, typed: typedFor.get(part.id)?.join(" ") })),
    PORTIONS,
  );

  /** A word that is all over the guide, such as "opinion", says little. @param {string} word */
  const rarity = (word) => 1 / (1 + (counts.get(word) ?? 0) / 20);

  /** The ids that phrases lead to whose every word was typed, the best first. @param {string} query */
  function leads(query) {
    /** @type {Map<string, number>} */
    const scores = new Map();
    /** @type {Match[]} */
    const matches = meanings.search(query, { boostTerm: rarity });
    for (const { id, score, terms } of matches) {
      const { typed, ids } = rows[Number(id)];
      const size = new Set(wordsOf(typed).map(wordForSearch).filter(Boolean)).size;
      if (terms.length < size) continue;
      // Each word adds to a score. Without this, two common words would count more than a rare one.
      const own = score / Math.sqrt(size);
      ids.forEach((name, at) => scores.set(name, Math.max(scores.get(name) ?? 0, own / (at + 1))));
    }
    return [...scores].sort(([, one], [, other]) => other - one).map(([name]) => name);
  }

  /** @param {Iterable<string>} ids @returns {Part[]} */
  const partsOf = (ids) => [...new Set(ids)].flatMap((id) => parts.get(id) ?? []);
  /** @param {Match[]} matches */
  const idsOf = (matches) => matches.map(({ id }) => String(id));

  /** @param {string} query */
  function search(query) {
    const found = [...leads(query), ...idsOf(index.search(query, { boost: BOOST, combineWith: "AND" }))];
    // Few parts have every word of a long question. Those that have some are better than none.
    return partsOf(found.length < ENOUGH ? [...found, ...idsOf(index.search(query, { boost: BOOST }))] : found);
  }

  /** @param {string} query */
  const named = (query) => partsOf(idsOf(index.search(query, { fields: ["id", "title", "typed", "names"], combineWith: "AND" })));

  /** @param {string} query @returns {string[]} */
  function suggest(query) {
    const phraseFor = new Map();
    for (const id of idsOf(meanings.search(query, { combineWith: "AND" }))) {
      const { typed, ids } = rows[Number(id)];
      if (!phraseFor.has(ids[0])) phraseFor.set(ids[0], typed);
    }
    return [...new Set(phraseFor.values())];
  }

  return {
    /** The parts that answer a query, the best first. */
    search,
    /** The parts that have every word of a query in a name, or in what readers type for them. */
    named,
    /** What readers type that has every word of a query, right or wrong, for each answer once. */
    suggest,
  };
}
