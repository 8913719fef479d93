// Starts the service worker, after the page is there and quiet. Every page loads this.

const base = new URL("../../../", import.meta.url);
const container = navigator.serviceWorker;

// The pages' security policy lets no text be run as a script but this address.
const policy = window.trustedTypes?.createPolicy("guide-offline", { createScriptURL: (url) => url });
/** @param {string} url */
const trusted = (url) => policy?.createScriptURL(url) ?? url;

/** How many milliseconds the worker may be silent: browsers stop one that works for minutes, and no page hears of it. */
const MOST_SILENT = 120_000;

/** Whether this browser can keep the guide. */
export const canSave = Boolean(container);

/**
 * Save every page of the guide on this device.
 * @param {(progress: {done: number, failed: number, total: number}) => void} onProgress
 * @returns {Promise<number>} how many files could not be saved; rejected when the worker says nothing more
 */
export async function saveGuide(onProgress) {
  const worker = await ready();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    /** @type {number | undefined} */
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        port1.close();
        reject(new Error("no answer"));
      }, MOST_SILENT);
    };
    port1.onmessage = ({ data }) => {
      wait();
      if (data.finished) resolve(data.failed);
      else onProgress(data);
    };
    wait();
    worker.postMessage({ type: "whole" }, [port2]);
  });
}

/** @returns {Promise<ServiceWorker>} rejected when it cannot be installed: the browser itself then never says so */
async function ready() {
  const scope = { scope: base.pathname, updateViaCache: /** @type {const} */ ("none") };
  const registration = await container.register(trusted(new URL("sw.js", base).href), scope);
  const { active, installing, waiting } = registration;
  if (active) return active;
  if (!installing && !waiting) throw new Error("not installed");
  return new Promise((resolve, reject) => {
    installing?.addEventListener("statechange", () => installing.state === "redundant" && reject(new Error("not installed")));
    container.ready.then(() => resolve(/** @type {ServiceWorker} */ (registration.active)));
  });
}

/** A first visit comes before the worker: it is told what the page is made of. */
async function start() {
  const worker = await ready();
  const urls = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  const paths = urls.map((url) => new URL(url)).filter(({ origin }) => origin === location.origin);
  worker.postMessage({ type: "seen", paths: paths.map(({ pathname }) => pathname) });
}

function soon() {
  const begin = () => start().catch(() => {}); // no worker, no harm: the page works without
  if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 5000 });
  else setTimeout(begin, 2000);
}

// Someone who saves data gets the copy only when they ask for it.
if (canSave && !navigator.connection?.saveData) {
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
}

const box = document.getElementById("save-guide");
if (box) import("./save-offline.js").then(({ openSaving }) => openSaving(box));
