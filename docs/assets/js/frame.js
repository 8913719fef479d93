// For a page that shows parts of the guide: gives each of their frames the height that it asks for.
{
  const guide = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter(($frame) => $frame.src.startsWith(guide));
  addEventListener("message", ({ source, data }) => {
    const height = Number(data?.guideHeight);
    if (!(height > 0)) return;
    for (const $frame of frames()) {
      if ($frame.contentWindow === source) $frame.style.height = `${Math.min(height, 6000)}px`;
    }
  });
  // Frames that were there before this script have told their height to nobody.
  for (const $frame of frames()) $frame.contentWindow?.postMessage("guide-height", "*");
}
