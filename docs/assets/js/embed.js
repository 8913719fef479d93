// In a page that is in a frame on another site: takes its colors and the clinic's name from its address, and tells how tall it is.
// Not a module: a frame in a sandbox may run a script from here, but may not load a module.
{
  const $root = document.documentElement;

  /** @param {string} value */
  const decoded = (value) => {
    try {
      return decodeURIComponent(value.replaceAll("+", " "));
    } catch {
      return value;
    }
  };

  // Addresses get here as editors and templates leave them: "?a=1&amp;b=2", "?a=1?b=2", "#a=1", "?A=1", "?accent=#7a1f5c".
  /** @type {Map<string, string>} */
  const asked = new Map();
  for (const pair of `${location.search}&${location.hash}`.split(/&amp;|[?&#;]/i)) {
    const [name, ...value] = pair.split("=");
    asked.set(name.toLowerCase(), decoded(value.join("=")).trim());
  }

  const theme = asked.get("theme")?.toLowerCase() ?? "";
  if (/^(light|dark|auto)$/.test(theme)) $root.dataset.theme = theme;
  const accent = [asked.get("accent") ?? "", ...asked.keys()].map((one) => one.replace("#", "")).find((one) => /^[0-9a-f]{6}$/i.test(one));
  if (accent) $root.style.setProperty("--accent", `#${accent}`);

  // The same part in another language is shown in this frame, in the same colors.
  for (const $link of document.querySelectorAll("a[hreflang]")) $link.href += location.search + location.hash;

  if (parent !== window) {
    // In a frame only: a link from anywhere else can't put words next to those of the guide.
    for (const $place of document.querySelectorAll("[data-clinic]")) {
      const words = (asked.get($place.dataset.clinic) ?? "").replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, Number($place.dataset.most));
      $place.textContent = words;
      if (words && $place.parentElement) $place.parentElement.hidden = false;
    }
    const secret = asked.get("secret");
    const tell = () => {
      const height = Math.ceil($root.getBoundingClientRect().height);
      parent.postMessage({ guideHeight: height }, "*");
      // What WordPress asks of a page that it shows by oEmbed.
      if (secret) parent.postMessage({ message: "height", value: height, secret }, "*");
    };
    // There the sandbox lets no link open. WordPress follows those that lead to this site.
    if (secret) document.addEventListener("click", ({ target }) => {
      const $link = target.closest("a[href]");
      if ($link) parent.postMessage({ message: "link", value: $link.href, secret }, "*");
    });
    new ResizeObserver(tell).observe($root);
    // The helper may come later than this page.
    addEventListener("message", ({ data }) => data === "guide-height" && tell());
  }
}
