// For a page that shows parts of the guide: gives each of their frames the height that it asks for.
{
  const guide = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  addEventListener("message", ({ source, data }) => {
    const height = Number(data?.guideHeight);
    if (!(height > 0)) return;
    for (const $frame of document.querySelectorAll("iframe")) {
      if ($frame.contentWindow === source && $frame.src.startsWith(guide)) $frame.style.height = `${Math.min(height, 6000)}px`;
    }
  });
}
