/**
 * What an opinion is called: whose it is, and how the reader got it, if not in the usual way.
 * @param {import("./tool.js").Tool["text"]} text
 * @param {string} number @param {string | null} name @param {string} [kind]
 * @returns {string}
 */
export function opinionInWords(text, number, name, kind) {
  const opinion = text(`opinion_${number}`);
  const named = name ? text("named", { opinion, name }) : opinion;
  return kind === "records" || kind === "reading" ? text("of_kind", { opinion: named, kind: text(`kind_short_${kind}`) }) : named;
}

/** Whether the reader wrote what a third doctor says. @param {import("./tool.js").Tool["store"]} store */
export const hasThirdOpinion = (store) => store.entries("compare/").some(([name]) => /^compare\/(?!kind\/).+\/3$/.test(name));
