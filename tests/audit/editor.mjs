// make audit: opens each content file in the language server that editors use, and breaks each once.
// A sound file must have no mark, and a broken one a mark on the line that was broken.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const content = new URL("../../content/", import.meta.url);
const server = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const settings = { yaml: { validate: true, schemaStore: { enable: false } } };
const waiting = new Map();
let kept = Buffer.alloc(0);

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** Answers what the server asks, and hands its answers and marks to those who wait for them. */
function receive({ id, method, params, result }) {
  if (method === "workspace/configuration") send({ id, result: params.items.map(({ section }) => settings[section] ?? {}) });
  else if (method && id !== undefined) send({ id, result: null });
  else if (method === "textDocument/publishDiagnostics") waiting.get(params.uri)?.(params.diagnostics);
  else waiting.get(id)?.(result);
}

server.stdout.on("data", (data) => {
  kept = Buffer.concat([kept, data]);
  for (let head; (head = kept.indexOf("\r\n\r\n")) >= 0; ) {
    const end = head + 4 + Number(/Content-Length: (\d+)/.exec(kept.subarray(0, head))[1]);
    if (kept.length < end) return;
    const message = JSON.parse(kept.subarray(head + 4, end));
    kept = kept.subarray(end);
    receive(message);
  }
});

/** The lines that the server marks in a text, from 1. */
async function marked(uri, version, text) {
  const marks = new Promise((resolve) => waiting.set(uri, resolve));
  if (version === 1) send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version, text } } });
  else send({ method: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges: [{ text }] } });
  return (await marks).map((mark) => mark.range.start.line + 1);
}

const started = new Promise((resolve) => waiting.set(1, resolve));
send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: content.href, capabilities: { workspace: { configuration: true } } } });
await started;
send({ method: "initialized", params: {} });

const wrong = [];
const names = readdirSync(content).filter((name) => name.endsWith(".yml"));
for (const name of names) {
  const text = readFileSync(new URL(name, content), "utf8");
  const { href } = new URL(name, content);
  const sound = await marked(href, 1, text);
  if (sound.length) wrong.push(`${name} is sound, and is marked on line ${sound.join(", ")}`);
  const field = text.search(/^[a-z]/m);
  const line = text.slice(0, field).split("\n").length;
  const broken = await marked(href, 2, `${text.slice(0, field)}x${text.slice(field)}`);
  if (!broken.includes(line)) wrong.push(`${name} is broken on line ${line}, and is marked on line ${broken.join(", ") || "none"}`);
}
server.kill();
console.log([`The editors' language server: ${names.length} files, ${wrong.length} wrong`, ...wrong].join("\n"));
process.exitCode = wrong.length ? 1 : 0;
