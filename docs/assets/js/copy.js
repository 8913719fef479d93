// Copying to the clipboard, also where the browser has only the old way or none.

/**
 * @param {{value: string, select: () => void}} $field holds the text; it stays selected, so that a person can copy by hand
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
export async function copy($field) {
  try {
    await navigator.clipboard.writeText($field.value);
    return true;
  } catch {
    $field.select();
    return document.execCommand("copy");
  }
}
