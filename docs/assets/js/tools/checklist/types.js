// The shapes that the checklist's modules share. For editors and readers of the code only: no page loads this.

/**
 * @typedef {{id: string, title: string, $phase: Found, $summary: Found, isOpenAtFirst: boolean, $tasks: HTMLElement, $count: HTMLElement, tasks: Task[], isStale: boolean}} Phase
 * @typedef {{id: string, readonly text: string, phase: Phase, $row: HTMLElement, $box: Found, part: import("../../store/fit.js").Part, fits: boolean, isGone?: boolean}} Task
 */

export default undefined; // a module, of types only
