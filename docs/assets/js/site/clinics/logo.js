// A clinic's logo, from a file: drawn anew, so that nothing of the file is kept but its picture.

import { MOST_LOGO } from "../../store/clinic.js";

const MOST_BYTES = 5_000_000;
const MOST_PIXELS = 50_000_000;
/** How wide it is kept: as large as a printer needs it. It is half as tall at most. */
const WIDTHS = [600, 300, 150];

/** Return a picture file as a small PNG, in a data URL. Throw an error if it is no picture, or too big. @param {File} file */
export async function toLogo(file) {
  if (file.size > MOST_BYTES) throw new Error("file too big");
  // Of a picture in an img element a browser runs no script and loads nothing else, also if it is an SVG.
  const $image = await load(await asDataUrl(file));
  const { naturalWidth: width, naturalHeight: height } = $image;
  if (!(width * height > 0) || width * height > MOST_PIXELS) throw new Error("no size, or too big");
  const largest = file.type === "image/svg+xml" ? Infinity : 1;
  for (const most of WIDTHS) {
    const url = draw($image, Math.min(largest, most / width, most / 2 / height));
    if (url.length <= MOST_LOGO) return url;
  }
  throw new Error("too big");
}

/** @param {HTMLImageElement} $image @param {number} scale */
function draw($image, scale) {
  const $canvas = document.createElement("canvas");
  $canvas.width = Math.max(1, Math.round($image.naturalWidth * scale));
  $canvas.height = Math.max(1, Math.round($image.naturalHeight * scale));
  $canvas.getContext("2d")?.drawImage($image, 0, 0, $canvas.width, $canvas.height);
  return $canvas.toDataURL("image/png");
}

/** @param {string} url @returns {Promise<HTMLImageElement>} */
const load = (url) =>
  new Promise((resolve, reject) => {
    const $image = new Image();
    $image.onload = () => resolve($image);
    $image.onerror = () => reject(new Error("no picture"));
    $image.src = url;
  });

/** @param {File} file @returns {Promise<string>} */
const asDataUrl = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
