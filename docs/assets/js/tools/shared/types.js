// The shapes that the tools' modules share. For editors and readers of the code only: no page loads this.

/**
 * What the modules of a tool share.
 * @typedef {{
 *   $form: Found, store: ReturnType<typeof import("../../store/store.js").openStore>, formerly: Record<string, string>, lang: string,
 *   text: (key: string, values?: Record<string, string | number>) => string,
 *   say: (key: string, values?: Record<string, string | number>) => void,
 *   attempt: (work: () => unknown) => Promise<void>,
 *   flush: () => void,
 *   onFlush: (save: () => void) => void,
 *   onCopied: (how: "file" | "link" | "print") => void,
 * }} Tool
 *
 * What the buttons do, by their data-act.
 * @typedef {Record<string, ($button: Found) => unknown>} Acts
 *
 * What a tool does itself. `show` gets the names of the fields that changed, at the start those of all fields; `change`
 * gets a field that the reader has changed; `follow` shows the place that the page's address names,
 * `plain` is what the reader has done, as text to copy.
 * @typedef {{
 *   show: (names: string[], from?: string) => unknown, plain: () => string | Promise<string>,
 *   acts?: Acts, change?: ($input: Found) => unknown, follow?: ($place: Found) => void,
 * }} Own
 */

export default undefined; // a module, of types only
