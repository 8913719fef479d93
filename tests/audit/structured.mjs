// Part of make audit: the JSON-LD of every page, as TypeScript that must fit schema-dts: the classes and properties of
// schema.org as types. Ends with 1 when something does not fit.
//
//   node structured.mjs SITE

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const site = process.argv[2];
const folder = mkdtempSync(join(import.meta.dirname, "node_modules/.structured-"));

/** The types know nodes of one class alone: one of several is checked as each of them. */
const byClass = (graph) => ({ ...graph, "@graph": graph["@graph"].flatMap((node) => [node["@type"]].flat().map((type) => ({ ...node, "@type": type }))) });

/** What does not fit, a line a fault. `graphs` are by the name of their page. */
function faults(graphs) {
  const file = join(folder, "graphs.ts");
  const lines = Object.entries(graphs).map(([name, graph]) => `${JSON.stringify(name)}: ${JSON.stringify(byClass(graph))},`);
  writeFileSync(file, ['import type { Graph } from "schema-dts";', "export const graphs: Record<string, Graph> = {", ...lines, "};"].join("\n"));
  const program = ts.createProgram([file], { noEmit: true, strict: true, skipLibCheck: true, types: [], moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext });
  return ts.getPreEmitDiagnostics(program).map(({ file: at, start, messageText }) => {
    const line = at ? at.getLineAndCharacterOfPosition(start).line - 2 : -1;
    return `${Object.keys(graphs)[line] ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 200)}`;
  });
}

const graphs = Object.fromEntries(
  readdirSync(site, { recursive: true }).filter((name) => name.endsWith("index.html")).flatMap((name) => {
    const found = /<script type="?application\/ld\+json"?>(.*?)<\/script>/s.exec(readFileSync(join(site, name), "utf8"));
    return found ? [[name, JSON.parse(found[1])]] : [];
  }),
);
const found = faults(graphs);
const faulty = { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage", lastReview: "2026-11-27" }] };
if (!Object.keys(graphs).length || faults({ faulty }).length !== 1) throw new Error("The check of JSON-LD did not do its work.");
rmSync(folder, { recursive: true });
console.log([`schema.org: the JSON-LD of ${Object.keys(graphs).length} pages, ${found.length} faults`, ...found].join("\n"));
process.exitCode = found.length ? 1 : 0;
