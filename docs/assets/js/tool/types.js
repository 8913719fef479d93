// The shapes that the tools' modules share. For editors and readers of the code only: no page loads this.

/**
 * What the modules of a tool share.
 * @typedef {{
 *   $form: HTMLFormElement, store: ReturnType<typeof import("../store.js").openStore>, formerly: Record<string, string>,
 *   text: (key: string, values?: Record<string, string | number>) => string,
 *   say: (key: string, values?: Record<string, string | number>) => void,
 *   attempt: (work: () => unknown) => Promise<void>,
 *   flush: () => void,
 *   onFlush: (save: () => void) => void,
 * }} Tool
 *
 * What a tool does itself. `show` gets the names of the fields that changed, at the start those of all fields; `acts` are
 * the buttons by their data-act; `change` gets a field that the reader has changed; `follow` shows the place that the
 * page's address names; `plain` is what the reader has done, as text to copy.
 * @typedef {{
 *   show: (names: string[], from?: string) => unknown, plain: () => string | Promise<string>,
 *   acts?: Record<string, ($button: HTMLElement) => unknown>, change?: ($input: Found) => unknown, follow?: () => void,
 * }} Own
 */

export {};
