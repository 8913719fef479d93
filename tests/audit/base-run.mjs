// make audit: measures every page of a built site as a reader's phone would, and prints a table.
//
//   node run.mjs SITE [--pages a/,b/] [--no-lighthouse] [--all]   (--all: the Nu checker over embeds and the like too)
//
// The site is served as GitHub Pages serves it: below a sub-path, gzipped, kept for ten minutes by the browser.

import { createServer } from "node:http";
import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { AxePuppeteer } from "@axe-core/puppeteer";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

const BASE = "/second-opinion-guide/";
const APART = ["api/", "embed/", "go/", "print/"];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".xml": "application/xml", ".txt": "text/plain", ".webmanifest": "application/manifest+json" };

const require = createRequire(import.meta.url);
const [site, ...flags] = process.argv.slice(2);
const flag = (name) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);

/** Every page of the site, by its address below the root. */
function pagesOf(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below + entry.name;
    if (entry.isDirectory()) return APART.includes(`${name}/`) ? [] : pagesOf(folder, `${name}/`);
    return entry.name === "index.html" ? [below] : [];
  });
}

/** Every page below a folder that stands beside the guide. */
function htmlOf(folder, below) {
  return readdirSync(join(folder, below), { recursive: true }).filter((name) => name.endsWith("index.html")).map((name) => below + name.slice(0, -"index.html".length));
}

function serve(folder) {
  const kept = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let file = path.startsWith(BASE) ? join(folder, path.slice(BASE.length)) : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const found = file && existsSync(file);
    if (!found) file = join(folder, "404.html");
    if (!kept.has(file)) kept.set(file, gzipSync(readFileSync(file), { level: 6 }));
    const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "max-age=600", vary: "Accept-Encoding" };
    response.writeHead(found ? 200 : 404, headers).end(kept.get(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function chromium() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return process.env.CHROME_PATH ?? names.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(Boolean);
}

async function axe(browser, url) {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: "networkidle0" });
  const { violations } = await new AxePuppeteer(page).analyze();
  await page.close();
  return violations.map(({ id }) => id);
}

async function measure(browser, url) {
  const { port } = new URL(browser.wsEndpoint());
  const { lhr } = await lighthouse(url, { port: Number(port), output: "json", logLevel: "silent" });
  const score = (name) => Math.round(lhr.categories[name].score * 100);
  const value = (name) => lhr.audits[name].numericValue;
  const failed = Object.values(lhr.audits).filter(({ score: one, scoreDisplayMode: mode }) => mode === "binary" && one === 0).map(({ id }) => id);
  return {
    scores: ["performance", "accessibility", "best-practices", "seo"].map(score),
    lcp: (value("largest-contentful-paint") / 1000).toFixed(2),
    cls: value("cumulative-layout-shift").toFixed(3),
    tbt: Math.round(value("total-blocking-time")),
    kb: Math.round(value("total-byte-weight") / 1000),
    failed,
  };
}

/** What the Nu checker says of pages, asked for by address so that it knows what 'self' is in their policies. */
async function checkHtml(addresses) {
  const jar = join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
  const run = promisify(execFile)("java", ["-Xss8m", "-jar", jar, "--format", "json", ...addresses], { maxBuffer: 1 << 28 });
  const { stderr } = await run.catch((failed) => failed);
  return JSON.parse(stderr).messages.filter(({ type, subType }) => type !== "info" || subType === "warning");
}

// Below "may be a problem if": 50 is given to every policy that names the site itself as a source of scripts.
function checkPolicy(folder, page) {
  const html = readFileSync(join(folder, page, "index.html"), "utf8");
  const policy = /http-equiv="?Content-Security-Policy"? content="([^"]+)"/i.exec(html)?.[1];
  if (!policy) return ["no policy"];
  const findings = new CspEvaluator(new CspParser(policy.replaceAll("&#39;", "'")).csp).evaluate();
  return findings.filter(({ severity }) => severity < 50).map(({ directive, description }) => `${directive}: ${description.slice(0, 60)}`);
}

const server = await serve(site);
const root = `http://127.0.0.1:${server.address().port}${BASE}`;
const browser = await puppeteer.launch({
  executablePath: chromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const wanted = flag("--pages")?.split(",");
const pages = pagesOf(site).filter((page) => !wanted || wanted.includes(page || "/"));
console.log("page                 perf a11y best  seo   LCP    CLS  TBT   kB  axe policy");
for (const page of pages) {
  const found = await axe(browser, root + page);
  const policy = checkPolicy(site, page);
  const row = flags.includes("--no-lighthouse") ? null : await measure(browser, root + page);
  const numbers = row ? `${row.scores.map((one) => String(one).padStart(4)).join(" ")} ${row.lcp.padStart(5)} ${row.cls.padStart(6)} ${String(row.tbt).padStart(4)} ${String(row.kb).padStart(4)}` : "";
  console.log(`/${page}`.padEnd(20), numbers, String(found.length).padStart(4), String(policy.length).padStart(4), [...found, ...policy, ...(row?.failed ?? [])].join(" "));
}
await browser.close();
const beside = flags.includes("--all") ? ["404.html", ...APART.flatMap((folder) => (existsSync(join(site, folder)) ? htmlOf(site, folder) : []))] : ["404.html"];
const messages = await checkHtml([...pages, ...beside].map((page) => root + page));
server.close();
console.log(`Nu HTML checker: ${messages.length} errors and warnings`);
const kinds = new Map();
for (const { message, url } of messages) kinds.set(message, [...(kinds.get(message) ?? []), url]);
for (const [message, urls] of [...kinds].slice(0, 20)) console.log(`  ${urls.length} × ${message}  (${urls[0].replace(root, "/")})`);
