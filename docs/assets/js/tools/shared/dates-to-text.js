import { inWords } from "../../lib/day.js";

/** The dates that the reader gave, a row each, to copy. @param {import("./tool.js").Tool} tool */
export const datesInWords = ({ store, lang, text }) =>
  [["decide_by", "blank/decide-by"], ["visit", "visit"]].flatMap(([key, name]) => {
    const words = inWords(store.get(name), lang, "full");
    return words ? [`${text(key)}: ${words}`] : [];
  });
