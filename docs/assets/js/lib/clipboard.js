// Copying to the clipboard, in every browser that has a way to do it.

/**
 * Copy a text. To be called in the click itself, before anything is waited for: else WebKit refuses.
 * @param {string | Promise<string>} text
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
export const copyText = (text) => (typeof text === "string" ? copyNow(text) : copyWhenThere(text));

/**
 * Copy what a field holds. Where that fails the text stays selected, so that a person can copy it by hand.
 * @param {{value: string, select: () => void}} $field
 */
export async function copyField($field) {
  const isCopied = await copyNow($field.value);
  if (!isCopied) $field.select();
  return isCopied;
}

/** @param {string} text */
async function copyNow(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** The browser takes the click as permission for a text that it gets later. @param {Promise<string>} text */
async function copyWhenThere(text) {
  const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
  blob.catch(() => {}); // who waits for `text` hears of it
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    return copyNow(await text); // such as in Firefox before 127
  }
}

/** @param {string} text */
function copyTheOldWay(text) {
  const $focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const $field = document.createElement("textarea");
  $field.value = text;
  $field.readOnly = true; // no keyboard slides in
  $field.style.position = "fixed"; // the page does not scroll
  document.body.append($field);
  $field.select();
  const isCopied = document.execCommand("copy");
  $field.remove();
  $focused?.focus({ preventScroll: true });
  return isCopied;
}
