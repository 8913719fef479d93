// The guide's service worker: pages and files that were seen once open without a network, and from then on at once.
// In the published sw.js a line before this one sets SITE: {version, files: {path: hash}, needs: {path: [path]},
// languages: {folder: {core: [path], needs: {path: [path]}, fallback: path}}}.
//
// How an update can't break an open page: what is saved lies in one cache under its path and its hash, so that several
// versions of the guide share it. Each open page gets its files by the list of the version that the page itself is of.
// A version's list and files go when no open page needs them.

/** @typedef {typeof SITE.files} Files */

const BASE = new URL("./", self.location.href).pathname;
// Other sites may live on this host: only caches with our path in their name are ours.
const OURS = `second-opinion-guide:${BASE}:`;
const CACHE = `${OURS}1`;
const WHOLE = "?whole";
const FILE = /\?[0-9a-f]{16}$/; // a saved file, not what the worker notes for itself
const NETWORK = "network"; // the "version" of a page that is newer than this worker
const AT_ONCE = 4;
const MANY_PAGES = 50;

const lists = new Map([[SITE.version, SITE.files]]);
/** @type {Promise<Map<string, string>> | undefined} */
let clientVersions; // which version each open page is of

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

self.addEventListener("message", (event) => {
  const { type, paths = [] } = event.data ?? {};
  const asking = /** @type {Client} */ (event.source);
  const folder = folderOf(pathOf(new URL(asking.url).pathname));
  if (type === "seen") event.waitUntil(saveSeen(folder, paths.map(pathOf)));
  if (type === "whole") event.waitUntil(tellWhole(folder, event.ports[0]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (url.origin !== self.location.origin || !url.pathname.startsWith(BASE)) return;
  const path = pathOf(url.pathname);
  if (request.destination === "document") event.respondWith(page(event, path));
  else if (request.mode !== "navigate") event.respondWith(part(event, path));
});

// ---- answers

/** @param {FetchEvent} event @param {string} path */
async function page(event, path) {
  const saved = await find(SITE.files, path);
  if (saved) {
    remember(event, SITE.version);
    return saved;
  }
  try {
    const response = await fetch(event.request);
    if (!response.ok || !has(SITE.files, path)) return response;
    const body = await response.clone().arrayBuffer();
    const isOfThisVersion = (await hashOf(body)) === SITE.files[path];
    if (isOfThisVersion) event.waitUntil(put(path, body, response));
    else self.registration.update().catch(() => {});
    remember(event, isOfThisVersion ? SITE.version : NETWORK);
    return response;
  } catch {
    if (has(SITE.files, `${path}/`)) return Response.redirect(`${BASE}${path}/`);
    // Not the page itself: its links would be read from the wrong place.
    const { fallback } = languageOf(path);
    return (await find(SITE.files, fallback)) ? Response.redirect(BASE + fallback) : Response.error();
  }
}

/** @param {FetchEvent} event @param {string} path */
async function part(event, path) {
  const version = (await versions()).get(event.clientId) ?? SITE.version;
  const files = version === NETWORK ? {} : ((await listOf(version)) ?? SITE.files);
  const saved = await find(files, path);
  if (saved) return saved;
  const response = await fetch(event.request);
  if (response.ok && has(files, path)) event.waitUntil(keep(files, path, response.clone()));
  return response;
}

// ---- saving

/** What was seen, and what it loads only when that is used. @param {string[]} paths */
const withNeeds = (paths) => [...new Set([...paths, ...paths.flatMap((path) => [...needs(SITE, path), ...needs(languageOf(path), path)])])];

/** @param {{needs: Record<string, string[]>}} of @param {string} path */
const needs = (of, path) => (has(of.needs, path) ? of.needs[path] : []);

/** The folder of the language of a page. That of English, which is none, comes last. @param {string} path */
const folderOf = (path) => Object.keys(SITE.languages).find((folder) => path.startsWith(folder)) ?? "";

/** What readers of the language of a page need. @param {string} path */
const languageOf = (path) => SITE.languages[folderOf(path)];

/** Whether a file is of use to readers of a language, by its folder: pages in another are not. @param {string} folder @param {string} path */
const isFor = (folder, path) => folderOf(path) === folder || !(folderOf(path) || /(^|\/|^assets\/search\.json)$/.test(path));

/** The core of each language that is open: nobody fetches words of another. */
async function core() {
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const open = windows.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(BASE)).map((path) => languageOf(pathOf(path)));
  return [...new Set((open.length ? open : [languageOf("")]).flatMap((language) => language.core))];
}

/** @param {object} files @param {string} path */
const has = (files, path) => Object.hasOwn(files, path);
const open = () => caches.open(CACHE);
/** @param {string} name */
const addressOf = (name) => new URL(BASE + name, self.location.href).href;
/** @param {string} path @param {string} hash */
const keyOf = (path, hash) => addressOf(`${path}?${hash}`);
/** @param {string} pathname */
const pathOf = (pathname) => pathname.slice(BASE.length).replace(/(^|\/)index\.html$/, "$1");

/** @param {Files} files @param {string} path */
async function find(files, path) {
  if (!has(files, path)) return undefined;
  try {
    return await (await open()).match(keyOf(path, files[path]));
  } catch {
    return undefined;
  }
}

/** @param {ArrayBuffer} body */
async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} path @param {ArrayBuffer} body @param {Response} response */
async function put(path, body, { headers }, hash = SITE.files[path]) {
  const type = headers.get("Content-Type") ?? "application/octet-stream";
  await (await open()).put(keyOf(path, hash), new Response(body, { headers: { "Content-Type": type } }));
}

/** @param {Files} files @param {string} path @param {Response} response */
async function keep(files, path, response) {
  const body = await response.arrayBuffer();
  if ((await hashOf(body)) === files[path]) await put(path, body, response, files[path]);
}

/** Save a file of this version. Fails when the host has an older or a newer one. @param {string} path */
async function save(path) {
  if (await find(SITE.files, path)) return;
  const response = await fetch(addressOf(path), { cache: "no-cache", redirect: "error" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await hashOf(body)) !== SITE.files[path]) throw new Error(`not the file of this version: ${path}`);
  await put(path, body, response);
}

/**
 * Save what it can.
 * @param {string[]} paths @param {(progress: {done: number, failed: number, total: number}) => void} [tell]
 * @returns {Promise<number>} how many could not be saved
 */
async function saveAll(paths, tell) {
  const waiting = [...paths];
  let done = 0;
  let failed = 0;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await save(path).catch(() => (failed += 1));
      done += 1;
      tell?.({ done, failed, total: paths.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

/** Save what was seen, and what readers of its language need. @param {string} folder @param {string[]} paths */
const saveSeen = (folder, paths) => saveAll([...new Set([...SITE.languages[folder].core, ...withNeeds(paths)])].filter((path) => has(SITE.files, path)));

/** Save the whole guide, and say at the end how many files are missing: also where there is no room for any. @param {string} folder @param {MessagePort} port */
const tellWhole = async (folder, port) => port.postMessage({ finished: true, failed: await saveWhole(folder, port).catch(() => 1) });

/** @param {string} folder @param {MessagePort} port */
async function saveWhole(folder, port) {
  await (await open()).put(addressOf(folder + WHOLE), new Response(""));
  const paths = Object.keys(SITE.files).filter((path) => isFor(folder, path));
  const failed = await saveAll(paths, (progress) => port.postMessage(progress));
  if (failed) self.registration.update().catch(() => {});
  return failed;
}

// ---- a new version

async function install() {
  const cache = await open();
  await Promise.all((await core()).map(save));
  await cache.put(addressOf(`?list=${SITE.version}`), new Response(JSON.stringify(SITE.files)));
  // What the reader had saved of the version before is saved of this one too.
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const before = new Set([...kept].filter((url) => FILE.test(url)).map((url) => pathOf(new URL(url).pathname)));
  const whole = Object.keys(SITE.languages).filter((folder) => kept.has(addressOf(folder + WHOLE)));
  await saveAll(Object.keys(SITE.files).filter((path) => before.has(path) || whole.some((folder) => isFor(folder, path))));
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
  await tidy();
}

/** Delete what belongs to no open page and not to this version. */
async function tidy() {
  const cache = await open();
  const known = await versions();
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const alive = new Map(windows.map(({ id }) => [id, known.get(id)]));
  const needed = new Set(Object.keys(SITE.languages).map((folder) => addressOf(folder + WHOLE)));
  for (const version of new Set([SITE.version, ...alive.values()])) {
    const files = version && (await listOf(version));
    if (!files) continue;
    needed.add(addressOf(`?list=${version}`));
    for (const [path, hash] of Object.entries(files)) needed.add(keyOf(path, hash));
  }
  for (const id of alive.keys()) needed.add(addressOf(`?client=${id}`));
  for (const request of await cache.keys()) if (!needed.has(request.url)) await cache.delete(request);
}

/** @param {string} version */
async function listOf(version) {
  if (!lists.has(version)) {
    const stored = await (await open()).match(addressOf(`?list=${version}`));
    if (stored) lists.set(version, await stored.json());
  }
  return lists.get(version);
}

// ---- which open page is of which version; kept in the cache too, since the browser stops an idle worker

function versions() {
  clientVersions ??= readVersions();
  return clientVersions;
}

async function readVersions() {
  const found = new Map();
  try {
    const cache = await open();
    for (const request of await cache.keys()) {
      const id = new URL(request.url).searchParams.get("client");
      const stored = id && (await cache.match(request));
      if (stored) found.set(id, await stored.text());
    }
  } catch {
    // Without a cache every page comes from the network, and there is nothing to know.
  }
  return found;
}

/** @param {FetchEvent} event @param {string} version */
function remember(event, version) {
  const id = event.resultingClientId;
  if (!id) return;
  const work = async () => {
    const known = await versions();
    known.set(id, version);
    await (await open()).put(addressOf(`?client=${id}`), new Response(version));
    if (known.size > MANY_PAGES) await forgetClosed(known, id);
  };
  event.waitUntil(work().catch(() => {}));
}

/** @param {Map<string, string>} known @param {string} latest */
async function forgetClosed(known, latest) {
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const alive = new Set([latest, ...windows.map(({ id }) => id)]);
  for (const id of [...known.keys()].filter((one) => !alive.has(one))) {
    known.delete(id);
    await (await open()).delete(addressOf(`?client=${id}`));
  }
}
