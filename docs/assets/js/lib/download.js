// Hands the reader a file. Nothing goes over the network.

/** @typedef {{name: string, text: string, type: string}} TextFile */

const APPS = /\b(FBAN|FBAV|FB_IAB|Instagram|Line|MicroMessenger|Snapchat|LinkedInApp|Pinterest|BytedanceWebview|musical_ly|KAKAOTALK|NAVER|Twitter)\b|; wv\)/;

/** Whether the page is open within another app: such browsers save no files, and say nothing of it. */
export function isInApp({ userAgent, standalone } = /** @type {Navigator & {standalone?: boolean}} */ (navigator)) {
  // On an iPhone only real browsers, and pages on the home screen, are named Safari or stand alone.
  const isWebView = userAgent.includes("AppleWebKit/") && !userAgent.includes("Safari/") && !standalone;
  return isWebView || APPS.test(userAgent);
}

/** Ask the browser to save a file. Whether it did, no page can know. @param {TextFile} file */
export function saveFile({ name, text, type }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
