// Part of make audit: a client made of the description of the data, with its types checked, asks a served copy of the site.
//
//   SITE=../../site npm run client      (makes the types, checks this file with them, and runs it)

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import assert from "node:assert/strict";
import createClient from "openapi-fetch";

const TYPES = { html: "text/html", json: "application/json", png: "image/png", svg: "image/svg+xml", xml: "application/xml" };
const BASE = "/second-opinion-guide";
const site = process.argv[2];

const server = createServer(async ({ url = "" }, answer) => {
  const name = url.replace(/[?#].*/, "").replace(BASE, "").replace(/\/$/, "/index.html");
  const type = TYPES[/** @type {keyof typeof TYPES} */ (name.split(".").pop())];
  const found = await readFile(join(site, name)).catch(() => null);
  answer.writeHead(found ? 200 : 404, { "Content-Type": found ? type : TYPES.html }).end(found ?? "Not found");
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

for (const folder of ["", "/es"]) {
  /** @type {import("openapi-fetch").Client<import("./node_modules/.cache/guide.js").paths>} */
  const client = createClient({ baseUrl: `http://127.0.0.1:${port}${BASE}${folder}` });
  const path = { id: "medicare" };

  const { data: guide } = await client.GET("/api/v1/guide.json");
  const link = guide?.sections[0].items[0];
  assert(link);
  const { data: part } = await client.GET("/api/v1/items/{id}.json", { params: { path: { id: link.id } } });
  assert(part && "changed" in part);
  assert.equal(part.changed, link.changed);

  const { data: topics } = await client.GET("/api/v1/lookup.json");
  assert(topics?.topics[0].icd10cm.length);
  const { data: form } = await client.GET("/api/v1/fhir/Questionnaire/{form}.json", { params: { path: { form: "checklist" } } });
  assert.equal(form?.resourceType, "Questionnaire");

  const { data: feed } = await client.GET("/changes/items/{id}.xml", { params: { path }, parseAs: "text" });
  assert(feed?.startsWith("<?xml"));
  const { data: svg } = await client.GET("/qr/{id}.svg", { params: { path }, parseAs: "text" });
  assert(svg?.includes("<svg"));
  const { data: png } = await client.GET("/qr/{id}.png", { params: { path }, parseAs: "arrayBuffer" });
  assert.equal(new Uint8Array(png ?? new ArrayBuffer(0))[1], "P".charCodeAt(0));

  const { data: none, error } = await client.GET("/api/v1/items/{id}.json", { params: { path: { id: "no-such-part" } }, parseAs: "text" });
  assert(!none && error);
}
console.log("client: every answer is as described");
server.close();
