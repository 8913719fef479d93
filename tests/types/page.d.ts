// What the modules may take for granted of the page. The templates decide which elements it has, and the tests open every
// tool in a browser: so what a query finds is there, stands where it should, and has what a field or a box may have.

interface Found
  extends
    HTMLElement,
    Pick<HTMLInputElement, "value" | "defaultValue" | "checked" | "disabled" | "readOnly" | "files" | "select" | "type" | "name" | "validity">,
    Pick<HTMLDetailsElement, "open">,
    Pick<HTMLDialogElement, "showModal" | "close" | "returnValue">,
    Pick<HTMLAnchorElement, "href">,
    Pick<HTMLFormElement, "reset">,
    Pick<HTMLIFrameElement, "src" | "contentWindow">,
    Pick<HTMLTemplateElement, "content"> {
  readonly dataset: Record<string, string>;
  readonly parentElement: Found;
  readonly firstElementChild: Found;
  readonly lastElementChild: Found;
  readonly nextElementSibling: Found;
  readonly labels: NodeListOf<Found>;
  readonly cells: HTMLCollectionOf<Found>;
  cloneNode(deep?: boolean): Found;
}

interface ParentNode {
  querySelector(selectors: string): Found;
  querySelectorAll(selectors: string): NodeListOf<Found>;
}

interface Element {
  closest(selectors: string): Found;
}

interface Document {
  getElementById(id: string): Found;
}

// What happens on a page happens to one of its elements; the focus comes from and goes to one, or nowhere.
interface EventOf extends Event {
  readonly target: Found;
  readonly relatedTarget: Found | null;
  readonly detail: number;
}

type Listen = (type: "input" | "change" | "click" | "focusout", listener: (event: EventOf) => unknown) => void;

interface HTMLElement {
  addEventListener(...given: Parameters<Listen>): void;
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
