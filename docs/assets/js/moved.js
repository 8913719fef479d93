// An address such as /when/#old-name, whose part has another name or another page today: its short link knows where it is.

const root = new URL("../../", import.meta.url);

async function follow() {
  const id = location.hash.slice(1);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id) || document.getElementById(id)) return;
  const link = new URL(`go/${id}/`, root);
  const answer = await fetch(link, { method: "HEAD" });
  if (answer.ok) location.replace(link);
}

const start = () => follow().catch(() => {}); // offline: the reader is on the right page, at its top
window.addEventListener("hashchange", start);
start();
