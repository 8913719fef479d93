// The page of letters: one text at a time, with what the reader typed in its blanks.

import { idInAddress } from "../../lib/address.js";
import { find, findAround } from "../../lib/dom.js";
import { offer } from "./suggestions.js";
import { fillBlanks, left, plainWords, showOwn } from "./blanks.js";
import { openFields } from "../shared/fields.js";
import { orSay } from "../shared/export-import.js";
import { openPaper } from "../shared/print-fields.js";
import { openTool } from "../shared/tool.js";

openTool("letters", (tool) => {
  const { $form, store, text, say } = tool;
  const letters = [...$form.querySelectorAll(".letter")].map(($letter) => ({
    $letter,
    id: $letter.dataset.letter,
    title: $letter.dataset.what,
    $words: find($letter, ".words"),
    $left: find($letter, ".letter__left"),
  }));
  const fields = openFields(tool, { label });
  openPaper(tool);

  /** @param {Found} $field */
  function label($field) {
    const [kind, id, what] = $field.dataset.field.split("/");
    if (kind === "blank") return text("did_blank", { label: $field.dataset.label });
    return text(`did_${what}`, { title: letters.find((letter) => letter.id === id)?.title ?? "" });
  }

  /** @param {string} name */
  const blank = (name) => store.get(`blank/${name}`);

  function showLeft() {
    for (const { $words, $left } of letters) {
      const count = left($words);
      $left.textContent = count > 1 ? text("left", { count }) : text(count ? "left_one" : "left_none");
    }
  }

  /** @param {string[]} names */
  function show(names) {
    for (const name of names) {
      fields.show(name);
      const [kind, id, what] = name.split("/");
      if (kind === "blank") fillBlanks($form, blank, id);
      const letter = what === "own" && letters.find((one) => one.id === id);
      if (letter) showOwn(letter.$words, store.get(name));
    }
    offer(tool);
    showLeft();
  }

  // While the reader types, before it is saved.
  $form.addEventListener("input", ({ target }) => {
    const [kind, id, what] = target.dataset.field?.split("/") ?? [];
    if (kind === "blank") fillBlanks($form, () => target.value, id);
    else if (what === "own") showOwn(find(findAround(target, ".letter"), ".words"), target.value);
    else return;
    showLeft();
  });

  const opened = () => letters.find(({ $letter }) => $letter.classList.contains("is-open"));

  /** Open the letter that the page's address names. */
  function follow() {
    const $target = document.getElementById(idInAddress())?.closest(".letter, .choose");
    if (!$target) return;
    for (const { $letter } of letters) $letter.classList.toggle("is-open", $letter === $target);
    document.documentElement.classList.toggle("has-letter", $target.matches(".letter"));
    $target.scrollIntoView();
    // A new address may be told of only after the reader went on into the letter.
    if (!$target.contains(document.activeElement)) $target.focus({ preventScroll: true });
  }

  function plain() {
    const one = opened();
    const chosen = one ? [one] : letters;
    return chosen.map(({ title, $words }) => (one ? "" : `${title.toUpperCase()}\n\n`) + plainWords($words)).join("\n\n\n");
  }

  /** @param {Found} $field */
  function change($field) {
    if (!fields.change($field) || !$field.dataset.field.endsWith("/plan")) return;
    say($field.checked ? "said_plan" : "said_no_plan");
  }

  /** @type {import("../shared/types.js").Acts} */
  const acts = {
    offer: ($button) => {
      const $field = find(findAround($button, ".field"), "input");
      store.set($field.dataset.field, $button.value, label($field));
      $field.focus();
    },
    download: ($button) =>
      orSay(tool, $button, "failed_download", async () => {
        tool.flush();
        const { handOver } = await import("../shared/offer-file.js");
        const file = { name: `${text("file")}-${opened()?.id}.txt`, text: `${plain()}\n`, type: "text/plain;charset=utf-8" };
        await handOver(tool, $button, [file], () => ({ label: text("letter_text"), value: file.text }));
      }),
  };
  fillBlanks($form, blank);
  return { show, plain, acts, change, follow };
});
