// The shapes that the checklist's modules share. For editors and readers of the code only: no page loads this.

/**
 * @typedef {{id: string, title: string, $title: HTMLElement, $tasks: HTMLElement, $body: HTMLElement, $count: HTMLElement, $button?: HTMLElement, tasks: Task[], isStale: boolean}} Phase
 * @typedef {{id: string, text: string, phase: Phase, $row: HTMLElement, $box: Found, tags: string[], fits: boolean, isGone?: boolean}} Task
 */

export default undefined; // a module, of types only
