// The reader's own list: what is picked and what they added, in their order, each to mark as asked and to answer.

import { element, find, findAround, isTypedIn } from "../../lib/dom.js";
import { isChanging } from "../shared/inline-edit.js";
import { arrange, asText, idsOnList, isOwn, ownWords } from "../shared/question-order.js";
import { isWide } from "../shared/tool.js";

const MANY = 7;

/**
 * @param {import("../shared/tool.js").Tool} tool
 * @param {ReturnType<typeof import("../shared/fields.js").openFields>} fields
 * @param {ReturnType<typeof import("./picker.js").openPicking>} picking
 */
export function openList({ $form, store, text, say, flush }, fields, { questions }) {
  const places = new Map([...questions.values()].map(({ id, place }) => [id, place]));
  const ids = () => idsOnList(store, places);
  const $mine = find($form, ".mine");
  const $list = find($mine, "ol");
  const $bar = find($form, ".bar__text");
  const $count = element("a", { href: "#my-list" });
  $bar.prepend($count, " ");
  const $countAbove = element("span", { className: "mine__count" });
  find($mine, "summary").append($countAbove);
  // In sight next to the questions, or where the reader comes back to it.
  $mine.open = isWide() || ids().length > 0;
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();

  const isShort = () => store.get("view/short", false);

  /** @param {string} id @returns {string} */
  const wordsOf = (id) => (isOwn(id) ? ownWords(store, id) : questions.get(id)?.words()) ?? text("gone");

  const chosen = () => (isShort() ? [...questions.values()].filter((one) => one.isShort).map(({ id }) => id) : ids());

  /** What is chosen, and the row that the reader is typing in: it stays, whatever another tab does. */
  function shown() {
    const typed = [...rows].filter(([, $row]) => isTypedIn($row) || isChanging($row)).map(([id]) => id);
    return [...new Set([...chosen(), ...typed])];
  }

  /** @param {string} act @param {string} key */
  const button = (act, key) =>
    element("button", { type: "button", className: "quiet", "data-act": act }, text(key), element("span", { className: "vh" }));

  /** @param {string} id */
  function make(id) {
    const $answer = element("textarea", { id: `answer-${id}`, rows: 2, "data-field": `ask/answer/${id}`, dir: "auto" });
    const $asked = element("input", { type: "checkbox", "data-field": `ask/asked/${id}` });
    const acts = [["up", "up"], ["down", "down"], ...(isOwn(id) ? [["own-edit", "own_edit"], ["own-delete", "own_delete"]] : [["take-out", "take_out"]])];
    const $row = element(
      "li",
      { className: "mine__row", "data-id": id },
      element("p", { className: "mine__words", dir: "auto", translate: !isOwn(id) }),
      element(
        "p",
        { className: "mine__tools" },
        element("label", {}, $asked, element("span", {}, text("asked"), element("span", { className: "vh" }))),
        ...acts.flatMap(([act, key]) => [" ", button(act, key)]),
      ),
      element("label", { className: "mine__label", htmlFor: $answer.id }, text("answer"), element("span", { className: "vh" })),
      $answer,
    );
    rows.set(id, $row);
    return $row;
  }

  /** @param {HTMLElement} $row @param {string} words */
  function name($row, words) {
    const $words = /** @type {Element} */ ($row.firstElementChild);
    if ($words.textContent === words) return;
    $words.textContent = words;
    for (const $about of $row.querySelectorAll(".vh")) $about.textContent = `: ${words}`;
  }

  function show() {
    flush();
    const now = shown();
    for (const [id, $row] of rows) {
      if (now.includes(id)) continue;
      $row.remove();
      rows.delete(id);
    }
    const added = now.filter((id) => !rows.has(id));
    arrange($list, now.map((id) => rows.get(id) ?? make(id)));
    for (const id of now) name(/** @type {HTMLElement} */ (rows.get(id)), wordsOf(id));
    for (const id of added) for (const kind of ["asked", "answer"]) fields.show(`ask/${kind}/${id}`);
    const count = ids().length;
    const short = isShort();
    $mine.classList.toggle("mine--short", short);
    find($mine, ".mine__short").hidden = !short;
    find($mine, ".mine__help").hidden = short;
    find($mine, ".mine__none").hidden = now.length > 0;
    find($mine, ".mine__many").hidden = short || count <= MANY;
    find($mine, ".own-add").hidden = short;
    document.documentElement.classList.toggle("has-list", now.length > 0);
    $count.textContent = $countAbove.textContent = count ? text("count", { count }) : text("count_none");
  }

  /** @param {HTMLElement} $button */
  const idOf = ($button) => findAround($button, "[data-id]").dataset.id;

  /** @param {HTMLElement} $button @param {number} step */
  function move($button, step) {
    flush();
    const id = idOf($button);
    const order = ids();
    const from = order.indexOf(id);
    const to = from + step;
    if (!order[to]) return say(step < 0 ? "said_first" : "said_last");
    order.splice(from, 1);
    order.splice(to, 0, id);
    const places = Object.fromEntries(order.map((one, at) => [`ask/place/${one}`, at + 1]));
    store.setMany(places, text("did_move", { question: wordsOf(id) }));
    $button.focus();
    say("said_moved", { question: wordsOf(id), place: to + 1, all: order.length });
  }

  /** Put the focus on what comes after a row that goes away. @param {HTMLElement} $row */
  function goOn($row) {
    const $next = $row.nextElementSibling ?? $row.previousElementSibling;
    ($next?.querySelector("input") ?? find($mine, "[data-act=own-new]")).focus();
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    up: ($button) => move($button, -1),
    down: ($button) => move($button, 1),
    "take-out": ($button) => {
      flush();
      const id = idOf($button);
      goOn(/** @type {HTMLElement} */ (rows.get(id)));
      const names = questions.has(id) ? ["pick"] : ["pick", "place", "asked", "answer"];
      store.setMany(Object.fromEntries(names.map((kind) => [`ask/${kind}/${id}`, null])), text("did_pick", { question: wordsOf(id) }));
      say("said_unpicked", { count: ids().length });
    },
    long: () => {
      store.set("view/short", null, text("did_short"));
      sayShort();
      find($form, "#short").focus();
    },
  };

  // The keys that move a line in many programs; the buttons do the same.
  $list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey || isShort()) return;
    event.preventDefault();
    move(/** @type {Found} */ (event.target), step);
  });

  function sayShort() {
    say(isShort() ? "said_short" : "said_long");
  }

  /** @returns {string} */
  const plain = () =>
    [text("mine").toUpperCase(), ...asText({ store, text }, chosen(), wordsOf), location.origin + location.pathname].join("\n\n");

  return { show, ids, wordsOf, sayShort, goOn, acts, plain };
}
