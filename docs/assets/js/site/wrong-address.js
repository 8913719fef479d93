// On the page for a wrong address: goes to the page that was meant where only the form of the address is wrong, such as in
// "/embed/medicare/&accent=7a1f5c", "/go/medicare)." or "/GO/Medicare/index.html".
// Not a module: in a sandboxed frame it could not be loaded.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../../", script.src).pathname;

  /** Return what an address asks for after its page, as a query. @param {string} rest */
  const queryIn = (rest) => {
    const asked = /^%(26|3b|3f)/i.test(rest) ? decodeURIComponent(rest) : rest;
    return /^[&;?]/.test(asked) ? asked.replace(/^(&amp;|[&;?])+/i, "?") : "";
  };

  /** Return the address that was meant. @param {string} path below the guide's root */
  const meant = (path) => {
    const [, page, rest] = /^\/*([a-z0-9/._-]*)(.*)$/i.exec(path) ?? ["", "", path];
    const query = queryIn(rest);
    const isMarksOnly = /^[^\p{L}\p{N}]*$/u.test(decodeURIComponent(rest));
    if (!page || path === "404.html" || !(query || isMarksOnly)) return path;
    const name = page.toLowerCase().replace(/\/{2,}/g, "/").replace(/(\/index)?\.html?$|[/.]+$/, "");
    return (/\.[a-z]+$/.test(name) ? name : `${name}/`) + query;
  };

  try {
    const path = location.pathname.slice(root.length);
    const to = meant(path);
    const search = to.includes("?") ? location.search.replace("?", "&") : location.search;
    if (to !== path) location.replace(root + to + search + location.hash);
  } catch {
    // An address that is no valid code, such as "/100%".
  }
}
