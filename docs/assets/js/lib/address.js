// The part of the page that its address names.

/** @returns {string} the id, or "" where there is none or it can't be read, as in "#100%" */
export function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
