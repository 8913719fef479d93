// What the modules may take for granted of the page. A query may find nothing: for what must be there, they use find() or
// findAround() from lib/dom.js. What is found has all that a field or a box may have, since the templates decide what is
// where, and the tests open every tool in a browser.

interface Found
  extends
    HTMLElement,
    Pick<HTMLInputElement, "value" | "checked" | "disabled" | "readOnly" | "files" | "select" | "type" | "name" | "validity" | "defaultValue" | "defaultChecked" | "selectionEnd" | "setSelectionRange">,
    Pick<HTMLDetailsElement, "open">,
    Pick<HTMLDialogElement, "showModal" | "close" | "returnValue">,
    Pick<HTMLAnchorElement, "href" | "hash">,
    Pick<HTMLFormElement, "reset">,
    Pick<HTMLIFrameElement, "src" | "contentWindow">,
    Pick<HTMLTemplateElement, "content"> {
  readonly dataset: Record<string, string>;
  readonly parentElement: Found | null;
  readonly firstElementChild: Found | null;
  readonly lastElementChild: Found | null;
  readonly nextElementSibling: Found | null;
  readonly labels: NodeListOf<Found>;
  readonly cells: HTMLCollectionOf<Found>;
  cloneNode(deep?: boolean): Found;
}

interface ParentNode {
  querySelector(selectors: string): Found | null;
  querySelectorAll(selectors: string): NodeListOf<Found>;
}

interface Element {
  closest(selectors: string): Found | null;
}

interface Document {
  getElementById(id: string): Found | null;
}

// What happens on a page happens to one of its elements; the focus comes from and goes to one, or nowhere.
interface EventOf extends Event {
  readonly target: Found;
  readonly relatedTarget: Found | null;
  readonly detail: number;
}

type Listen = (type: "input" | "change" | "click" | "focusin" | "focusout", listener: (event: EventOf) => unknown) => void;

interface HTMLElement {
  addEventListener(...given: [...Parameters<Listen>, AddEventListenerOptions?]): void;
}

interface Document {
  addEventListener(...given: Parameters<Listen>): void;
}

// Not in every browser, and not yet in the language's own list.
interface Window {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): string } };
}

interface Navigator {
  connection?: { saveData?: boolean };
}
