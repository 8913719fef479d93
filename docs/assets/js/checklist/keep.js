// The ways out of the list and into it. Loaded when the reader first uses one.

import { backupFile, readBackup } from "../backup.js";
import { calendarFile, calendarId } from "../calendar.js";
import { Refused } from "../document.js";
import { element } from "../element.js";
import { saveFile } from "../files.js";
import { makeLink, readLink, takeLink } from "../share.js";
import { ask } from "./incoming.js";
import { plainList } from "./plain.js";

const DAY = 86_400_000;

/** @typedef {import("../checklist.js").Page} Page */

const here = () => location.origin + location.pathname;

/** A text that the reader can copy, below the button that made it. */
function showText($button, label, value, ...more) {
  const $part = $button.closest(".keep__part");
  $part.querySelector(".keep__out")?.remove();
  const $field = element("textarea", { readOnly: true, rows: 4, value, dir: "auto" });
  $part.append(element("div", { className: "keep__out" }, element("label", {}, label, $field), ...more));
  $field.select();
  return $field;
}

async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

async function copy(page, $button) {
  const value = plainList(page);
  if (await copied(value)) return page.say("copied");
  showText($button, page.text("copy_failed"), value).focus();
}

function calendar(page) {
  const { $form, list, store, text, say } = page;
  const visit = store.get("visit");
  if (!visit?.date) {
    say("calendar_needs_date");
    $form.querySelector("#fit-visit").open = true;
    $form.querySelector("#visit-date").focus();
    return;
  }
  const start = Date.parse(`${visit.date}T00:00Z`);
  const left = [...list.tasks.values()].filter(({ $row, $box, fits }) => fits && !$box.checked && $row.dataset.when);
  const tasks = left.map(({ id, text: title, $row }) => ({
    id,
    title,
    date: new Date(start + Number($row.dataset.when) * DAY).toISOString().slice(0, 10),
    text: $row.querySelector(".task__why").textContent,
    url: `${here()}#${id}`,
  }));
  const file = calendarFile({
    id: calendarId(store),
    revision: store.document().clock,
    product: document.querySelector("h1").textContent,
    visit: { ...visit, title: text("calendar_visit"), url: here() },
    tasks,
  });
  saveFile(file);
  say("downloaded");
}

async function move({ $form, store, text, say }, $button) {
  const notes = $form.querySelector("#move-notes").checked;
  const { url, long } = await makeLink(store.document(), { address: here(), notes });
  const $copy = element("button", { type: "button" }, text("move_copy"));
  const $field = showText($button, text("move_link"), url, element("p", {}, long ? text("move_long") : ""), $copy);
  $copy.addEventListener("click", async () => {
    if (await copied(url)) say("move_copied");
    else $field.select();
  });
  $field.focus();
}

const acts = {
  print: () => window.print(),
  copy,
  calendar,
  backup({ store, say }) {
    saveFile(backupFile(store.document()));
    say("downloaded");
  },
  move,
  erase({ $form, store, text, say }) {
    store.eraseAll(text("did_erase"));
    for (const $out of $form.querySelectorAll(".keep__out")) $out.remove();
    say("erased");
  },
  kept({ store, say }) {
    for (const { name, text } of store.kept()) saveFile({ name: `second-opinion-guide-kept-${name}.txt`, text, type: "text/plain" });
    say("downloaded");
  },
};

/** @param {Page} page @param {string} name @param {HTMLElement} $button */
export async function act(page, name, $button) {
  page.flush();
  await acts[name](page, $button);
}

/** Takes in a backup file that the reader has chosen. @param {Page} page @param {HTMLInputElement} $input */
export async function restore(page, $input) {
  const [file] = $input.files;
  $input.value = "";
  if (file) await takeIn(page, () => readBackup(file), "incoming_file", "restore_refused");
}

/** Takes in the list in the page's address. @param {Page} page */
export async function link(page) {
  const hash = takeLink();
  if (hash) await takeIn(page, () => readLink(hash), "incoming_link", "move_refused");
}

async function takeIn(page, read, title, refused) {
  page.flush();
  try {
    const other = await read();
    await ask(page, other, await page.store.preview(other), page.text(title));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ask(page, null, null, page.text(refused));
  }
}
