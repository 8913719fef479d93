// The reader's situation, which all tools share: each leaves out what is for others.

import { find } from "../../lib/dom.js";

const PREFIX = "situation/";

/** @param {import("./tool.js").Tool} tool */
export function openSituations({ $form, store, text }) {
  const $tags = [...$form.querySelectorAll("[name=situation]")];
  const $state = find($form, "#situation-state");

  const chosen = () => new Set(store.entries(PREFIX).map(([name]) => name.slice(PREFIX.length)));

  /** Show what is chosen. @returns {Set<string>} */
  function show() {
    const tags = chosen();
    for (const $tag of $tags) $tag.checked = tags.has($tag.value);
    $state.textContent = tags.size ? text("situation_some", { count: tags.size }) : text("situation_none");
    return tags;
  }

  /** @param {Found} $input @param {boolean} checked @returns {boolean} whether the change was one of ours */
  function change($input, checked = $input.checked) {
    if ($input.name !== "situation") return false;
    store.set(PREFIX + $input.value, checked || null, text("did_situation"));
    return true;
  }

  /** The fields to remove so that nothing is chosen. @returns {Record<string, null>} */
  const none = () => Object.fromEntries(store.entries(PREFIX).map(([name]) => [name, null]));

  return { chosen, show, change, none };
}

/** Whether something for `tags` is for a reader in these situations. @param {string[]} tags @param {Set<string>} situations */
export const isFor = (tags, situations) => !tags.length || !situations.size || tags.some((tag) => situations.has(tag));
