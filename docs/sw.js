// No offline copies: this worker takes the place of any earlier one at once, deletes what that one saved, and answers
// nothing, so that every page comes from the network. It stands here for `mkdocs serve`, and as the kill switch:
// `python -m macros publish` puts the real worker in its place, or with --no-offline leaves it (see MAINTAINING.md).

const OURS = `second-opinion-guide:${new URL("./", self.location.href).pathname}:`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const work = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(work());
});
