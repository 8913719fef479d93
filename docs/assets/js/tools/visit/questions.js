// The questions to ask at the visit: the first three of the reader's list, then the others. With no list, three that fit any visit.

import { find, shownText } from "../../lib/dom.js";
import { arrange, asText, idsOnList, isOwn, ownWords } from "../shared/question-order.js";

const FIRST = 3;

/**
 * @param {import("../shared/tool.js").Tool} tool
 * @param {ReturnType<typeof import("../shared/fields.js").openFields>} fields
 */
export function openQuestions({ $form, store, text, flush }, fields) {
  const $first = find($form, "#first-questions");
  const $more = find($form, ".visit__more");
  const $others = find($more, "ol");
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map([...$first.querySelectorAll(".visit__row")].map(($row) => [$row.dataset.id, $row]));
  const places = new Map([...rows.keys()].map((id, place) => [id, place]));
  const short = [...rows].filter(([, $row]) => "short" in $row.dataset).map(([id]) => id);

  /** @param {string} id @returns {string} */
  const wordsOf = (id) =>
    (places.has(id) ? shownText(find(/** @type {HTMLElement} */ (rows.get(id)), ".visit__words")) : isOwn(id) && ownWords(store, id)) || text("gone");

  /** A row for a question that is not in the guide, like those that are. @param {string} id */
  function make(id) {
    const $row = /** @type {HTMLElement} */ ($form.querySelector("[data-short]")?.cloneNode(true));
    delete $row.dataset.short;
    $row.dataset.id = id;
    for (const $paper of $row.querySelectorAll(".paper, .visit__english")) $paper.remove();
    find($row, "input").dataset.field = `ask/asked/${id}`;
    const $answer = find($row, "textarea");
    $answer.dataset.field = `ask/answer/${id}`;
    $answer.id = `answer-${id}`;
    find($row, ".visit__label").setAttribute("for", $answer.id);
    find($row, ".visit__words").translate = find($row, ".visit__about").translate = !isOwn(id);
    rows.set(id, $row);
    return $row;
  }

  /** @param {string} id */
  const rowOf = (id) => rows.get(id) ?? make(id);

  /** What is asked first, and what comes after it. What has an answer or a mark is never out of sight. */
  function chosen() {
    const list = idsOnList(store, places);
    const first = list.length ? list.slice(0, FIRST) : short;
    const used = [...places.keys()].filter((id) => store.get(`ask/asked/${id}`) || store.get(`ask/answer/${id}`));
    const others = [...new Set([...list, ...used])].filter((id) => !first.includes(id));
    return { hasList: list.length > 0, first, others };
  }

  /** @type {WeakMap<Element, string>} */
  const written = new WeakMap();

  /** Write a text that is new. What a browser has translated stays so. @param {Element} $place @param {string} words */
  function write($place, words) {
    if (written.get($place) === words) return;
    written.set($place, words);
    $place.textContent = words;
  }

  function show() {
    flush();
    const { hasList, first, others } = chosen();
    // The row that the reader is in stays where it is, whatever another tab does.
    const held = [...rows].find(([, $row]) => !$row.hidden && $row.contains(document.activeElement));
    if (held) {
      const [id, $row] = held;
      const [here, there] = $row.parentElement === $first ? [first, others] : [others, first];
      if (there.includes(id)) there.splice(there.indexOf(id), 1);
      if (!here.includes(id)) here.push(id);
    }
    const all = [...first, ...others];
    for (const [id, $row] of rows) {
      if (all.includes(id)) continue;
      if (places.has(id)) $row.hidden = true;
      else {
        $row.remove();
        rows.delete(id);
      }
    }
    const made = all.filter((id) => !rows.has(id));
    arrange($first, first.map(rowOf));
    arrange($others, others.map(rowOf));
    for (const id of all) {
      if (places.has(id)) continue;
      for (const place of [".visit__words", ".visit__about"]) write(find(rowOf(id), place), wordsOf(id));
    }
    for (const id of made) for (const kind of ["asked", "answer"]) fields.show(`ask/${kind}/${id}`);
    find($form, "#short-help").hidden = hasList;
    $more.hidden = !others.length;
    $others.style.counterReset = `question ${first.length}`;
    write(find($more, "summary"), text("more", { count: others.length }));
  }

  /** @returns {string[]} */
  function lines() {
    const { first, others } = chosen();
    return asText({ store, text }, [...first, ...others], wordsOf);
  }

  return { show, wordsOf, lines };
}
