// In a page that is in a frame on another site: takes its colors from its address, and tells how tall it is.
// Not a module: a frame in a sandbox may run a script from here, but may not load a module.
{
  const asked = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
  const $root = document.documentElement;
  const theme = asked.get("theme") ?? "";
  const accent = asked.get("accent") ?? "";
  if (/^(light|dark)$/.test(theme)) $root.dataset.theme = theme;
  if (/^[0-9a-f]{6}$/i.test(accent)) $root.style.setProperty("--accent", `#${accent}`);
  // The same part in another language is shown in this frame, in the same colors.
  for (const $link of document.querySelectorAll("a[hreflang]")) $link.href += location.search + location.hash;
  const tell = () => parent.postMessage({ guideHeight: Math.ceil($root.getBoundingClientRect().height) }, "*");
  if (parent !== window) new ResizeObserver(tell).observe($root);
}
