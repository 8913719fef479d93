// make audit: measures every page of a built site as a reader's phone would, and prints a table.
//
//   node run.mjs SITE [--pages /,when/] [--no-lighthouse] [--compare]   (--compare: only a measure, nothing has to be met)
//
// The site is served as GitHub Pages serves it: below a sub-path, gzipped, kept for ten minutes by the browser.
// Ends with 1 when a page misses a budget or a checker finds something, or when a checker did not do its work.

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
const BUDGET = { lcp: 1.4, cls: 0, tbt: 100, kb: 80 };
const FAULTY = `${BASE}faulty.html`;
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".xml": "application/xml", ".txt": "text/plain", ".webmanifest": "application/manifest+json" };

const require = createRequire(import.meta.url);
const [site, ...flags] = process.argv.slice(2);
const flag = (name) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
const missed = [];

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

/** Serves the site, and a page with a fault that a checker must find. Notes in `asked` what was asked for. */
function serve(folder, asked) {
  const kept = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    asked.add(path);
    if (path === FAULTY) {
      response.writeHead(200, { "content-type": TYPES[".html"] }).end("<!doctype html><title>Faulty</title><p><div></p>");
      return;
    }
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

/**
 * What the Nu checker says of pages, asked for by address so that it knows what 'self' is in their policies. By itself it
 * asks no machine's own addresses, and a page that it could not read looks much like one without a fault: so it must have
 * asked for every page, and have found the fault in the faulty one.
 */
async function checkHtml(addresses, faulty, asked) {
  asked.clear();
  const jar = join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
  const options = ["-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", jar, "--format", "json"];
  const run = promisify(execFile)("java", [...options, ...addresses, faulty], { maxBuffer: 1 << 28 });
  const { stderr } = await run.catch((failed) => failed);
  const { messages } = JSON.parse(stderr);
  const unread = [
    ...messages.filter(({ type }) => type === "non-document-error").map(({ message, url }) => `${url} ${message}`),
    ...addresses.filter((address) => !asked.has(new URL(address).pathname)),
    ...(messages.some(({ url, type }) => url === faulty && type === "error") ? [] : [faulty]),
  ];
  if (unread.length) throw new Error(`The Nu checker did not check ${unread.length} pages: ${unread.slice(0, 3).join(", ")}`);
  return messages.filter((one) => one.url !== faulty && (one.type !== "info" || one.subType === "warning") && !isData(one));
}

/** Whether the checker calls a block of data a script that the policy stops: no policy is asked about what is not run. */
const isData = ({ message, extract }) => message.startsWith("Inline script violates") && /<script [^>]*type="?application\/(ld\+)?json/.test(extract);

/** What is over the budget in a row of measures. */
function over(row) {
  const scores = row.scores.some((score) => score < 100) ? ["score"] : [];
  return [...scores, ...Object.keys(BUDGET).filter((name) => Number(row[name]) > BUDGET[name])];
}

// Below "may be a problem if": 50 is given to every policy that names the site itself as a source of scripts.
function checkPolicy(folder, page) {
  const html = readFileSync(join(folder, page.endsWith(".html") ? page : `${page}index.html`), "utf8");
  const policy = /http-equiv="?Content-Security-Policy"? content="([^"]+)"/i.exec(html)?.[1];
  if (!policy) return ["no policy"];
  const findings = new CspEvaluator(new CspParser(policy.replaceAll("&#39;", "'")).csp).evaluate();
  return findings.filter(({ severity }) => severity < 50).map(({ directive, description }) => `${directive}: ${description.slice(0, 60)}`);
}

const asked = new Set();
const server = await serve(site, asked);
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  executablePath: chromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const wanted = flag("--pages")?.split(",");
const pages = pagesOf(site).filter((page) => !wanted || wanted.includes(page || "/"));
console.log("page                 perf a11y best  seo   LCP    CLS  TBT   kB  axe policy");
for (const page of pages) {
  const found = await axe(browser, origin + BASE + page);
  const policy = checkPolicy(site, page);
  const row = flags.includes("--no-lighthouse") ? null : await measure(browser, origin + BASE + page);
  const numbers = row ? `${row.scores.map((one) => String(one).padStart(4)).join(" ")} ${row.lcp.padStart(5)} ${row.cls.padStart(6)} ${String(row.tbt).padStart(4)} ${String(row.kb).padStart(4)}` : "";
  console.log(`/${page}`.padEnd(20), numbers, String(found.length).padStart(4), String(policy.length).padStart(4), [...found, ...policy, ...(row?.failed ?? [])].join(" "));
  missed.push(...[...found, ...policy, ...(row ? over(row) : [])].map((what) => `/${page} ${what}`));
}
await browser.close();

const beside = wanted ? [] : ["404.html", ...APART.flatMap((folder) => (existsSync(join(site, folder)) ? htmlOf(site, folder) : []))];
const weak = beside.flatMap((page) => checkPolicy(site, page).map((what) => `/${page} ${what}`));
const addresses = [...pages, ...beside].map((page) => origin + BASE + page);
const messages = await checkHtml(addresses, origin + FAULTY, asked);
server.close();
console.log(`Policies of ${beside.length} pages beside the guide's own: ${weak.length} findings`);
console.log(`Nu HTML checker, ${addresses.length} pages: ${messages.length} errors and warnings`);
const kinds = new Map();
for (const { message, url } of messages) kinds.set(message, [...(kinds.get(message) ?? []), url]);
for (const [message, urls] of [...kinds].slice(0, 20)) console.log(`  ${urls.length} × ${message}  (${urls[0].replace(origin + BASE, "/")})`);

missed.push(...weak, ...kinds.keys());
if (missed.length && !flags.includes("--compare")) {
  console.log(`Not met (${missed.length}):\n  ${missed.join("\n  ")}`);
  process.exitCode = 1;
}
