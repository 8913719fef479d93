// The page of letters: one text at a time, with what the reader typed in its blanks.

import { inWords } from "../../lib/day.js";
import { find, findAround } from "../../lib/dom.js";
import { personIn } from "../../store/fit.js";
import { offer } from "./suggestions.js";
import { blanksOf, fillBlanks, left, plainWords, showFields, showOwn, textsOf } from "./blanks.js";
import { showChoices } from "./choices.js";
import { fieldOf, showPieces, valueFor } from "./pieces.js";
import { isOff, openFields } from "../shared/fields.js";
import { act, orSay } from "../shared/export-import.js";
import { openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

openTool("letters", (tool) => {
  const { $form, store, lang, text, say } = tool;
  /** @typedef {typeof letters[number]} Letter */
  const letters = [...$form.querySelectorAll(".letter")].map(($letter) => ({
    $letter,
    id: $letter.dataset.letter,
    title: $letter.dataset.what,
    $fold: find($letter, "details"),
    ...textsOf($letter),
    $left: find($letter, ".letter__left"),
  }));
  const fields = openFields(tool, { label, along: ($field) => ($field.value ? planned($field) : {}) });
  openPaper(tool);

  /** @param {Found} $field */
  function label($field) {
    const [kind, id, what] = $field.dataset.field.split("/");
    if (kind === "blank") return text("did_blank", { label: $field.dataset.label });
    return text(`did_${what}`, { title: letters.find((letter) => letter.id === id)?.title ?? "" });
  }

  const blank = blanksOf(tool);

  /** What puts the letter around a place on the plan, now that the reader uses it: unless they have decided. @param {Element} $place */
  function planned($place) {
    const name = `letter/${$place.closest(".letter")?.dataset.letter}/plan`;
    return $place.closest(".letter") && store.get(name) === null ? { [name]: true } : {};
  }

  /** The reader takes along the letter that is open. */
  function noteUse() {
    const one = opened();
    if (one) store.setMany(planned(one.$letter), text("did_plan", { title: one.title }));
  }

  function showLeft() {
    for (const { $office, $left } of letters) {
      const count = left($office);
      $left.textContent = count > 1 ? text("left", { count }) : text(count ? "left_one" : "left_none");
    }
  }

  /** @param {string[]} names */
  function show(names) {
    for (const name of names) {
      fields.show(name);
      const [kind, id, what] = name.split("/");
      // A full name is also what the person is called, until there is another one.
      if (kind === "who" || id === "patient-name") fillBlanks($form, blank);
      else if (kind === "blank") fillBlanks($form, blank, id);
      else if (kind === "visit") fillBlanks($form, blank, "visit-date");
      const letter = what === "own" && letters.find((one) => one.id === id);
      if (letter) for (const $text of letter.$texts) showOwn($text, store.get(name));
    }
    offer(tool);
    const whose = personIn(store) === "me" ? "me" : "other";
    for (const { $letter, $texts, $words, id } of letters) {
      const { only } = $letter.dataset;
      // What the reader has begun, or came for, is never out of sight.
      $letter.hidden = Boolean(only) && only !== whose && !$letter.classList.contains("is-open") && !store.entries(`letter/${id}/`).length;
      for (const $text of $texts) showPieces(store, id, $text);
      showFields($letter, $words);
    }
    const one = opened();
    if (one) showChoices(store, one);
    showLeft();
  }

  // While the reader types, before it is saved.
  $form.addEventListener("input", ({ target }) => {
    const [kind, id, what] = target.dataset.field?.split("/") ?? [];
    if (kind === "blank") fillBlanks($form, (_, own = lang) => (isOff(target) ? blank(id, own) : inWords(target.value, own)), id);
    else if (what === "own") for (const $text of textsOf(findAround(target, ".letter")).$texts) showOwn($text, target.value);
    else return;
    showLeft();
  });

  const opened = () => letters.find(({ $letter }) => $letter.classList.contains("is-open"));

  /** Open one letter and close the others, or close all. @param {Found | null} $chosen */
  function choose($chosen) {
    for (const { $letter, $fold } of letters) {
      $fold.open = $letter === $chosen;
      $letter.classList.toggle("is-open", $fold.open);
    }
    const one = opened();
    if (one) showChoices(store, one);
    // This is what is printed, copied and saved.
    document.documentElement.classList.toggle("has-letter", $chosen !== null);
    document.documentElement.classList.toggle("has-letter-to-send", $chosen !== null && $chosen.matches(".letter--send"));
  }

  for (const letter of letters) {
    const { $letter, $fold } = letter;
    find($fold, ".letter__sentences").addEventListener("toggle", () => showChoices(store, letter));
    // The browser may open one by itself, to show what it found in it.
    $fold.addEventListener("toggle", () => {
      const isForPaper = letters.every((one) => one.$fold.open);
      if (!isForPaper && $fold.open !== $letter.classList.contains("is-open")) choose($fold.open ? $letter : null);
    });
    if ($fold.open) choose($letter);
    find($fold, "summary").addEventListener("click", (event) => {
      event.preventDefault();
      choose($fold.open ? null : $letter);
      // A reload or the way back comes to it.
      history.replaceState(null, "", $fold.open ? `#${$letter.id}` : location.pathname + location.search);
      // What was open above may have taken it out of sight.
      if ($fold.open) $letter.scrollIntoView();
    });
  }

  /** Open the letter that holds a place on the page. @param {Found} $place */
  function follow($place) {
    const $letter = $place.closest(".letter");
    if (!$letter) return;
    $letter.hidden = false;
    choose($letter);
    // A new address may be told of only after the reader went on into the letter.
    if (!$letter.contains(document.activeElement)) $letter.focus({ preventScroll: true });
  }

  function plain() {
    const one = opened();
    const chosen = one ? [one] : letters.filter(({ $letter }) => !$letter.hidden);
    return chosen.map(({ title, $office }) => (one ? "" : `${title.toUpperCase()}\n\n`) + plainWords($office)).join("\n\n\n");
  }

  /** @param {Found} $field */
  function change($field) {
    const { piece, field } = $field.dataset;
    if (piece) {
      const { id, title } = /** @type {Letter} */ (letters.find(({ $letter }) => $letter.contains($field)));
      store.set(fieldOf(id, $field.dataset), valueFor(store, $field.dataset, $field.checked), text("did_pieces", { title }));
    } else if (field?.endsWith("/plan")) {
      // That they said no is kept, or it would come back by itself. It is a text: older versions show it as not checked.
      store.set(field, $field.checked || "no", label($field));
      say($field.checked ? "said_plan" : "said_no_plan");
    } else fields.change($field);
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    copy: ($button) => {
      noteUse();
      return act(tool, plain, "copy", $button);
    },
    "copy-own": ($button) => {
      noteUse();
      return act(tool, () => plainWords(find(findAround($button, ".letter"), ".words")), "copy", $button);
    },
    offer: ($button) => {
      const $field = find(findAround($button, ".field"), "input");
      store.set($field.dataset.field, $button.value, label($field));
      $field.focus();
    },
    download: ($button) =>
      orSay(tool, $button, "failed_download", async () => {
        tool.flush();
        noteUse();
        const { letter } = findAround($button, ".letter").dataset;
        const file = { name: `${text("file")}-${letter}.txt`, text: `${plain()}\n`, type: "text/plain;charset=utf-8" };
        const offerFile = await import("../shared/offer-file.js");
        await offerFile.handOver(tool, $button, [file], () => ({ label: text("letter_text"), value: file.text }));
      }),
  };
  window.addEventListener("beforeprint", noteUse);
  fillBlanks($form, blank);
  return { show, plain, acts, change, follow };
});
