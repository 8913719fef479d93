// What a reader meets on a page that has just opened: how long it is, what they can do first, and where links lead.
// Run in the page by reader.py, as an expression.
(() => {
  const ACTS = "a[href], button, input:not([type=hidden]), select, textarea, summary, .block--do li, .to-show__words";
  /** What nobody comes to a page for: notes on words, marks of sources, share links, lists of what is on the page, the way back. */
  const ASIDE = ".term, .term-note *, .mark, .tool, .md-nav *, .toc *, .up *";

  const after = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const top = (one) => Math.round(one.getBoundingClientRect().top + scrollY);
  const words = (one) => (one.textContent.trim() || one.getAttribute("aria-label") || one.name || one.tagName).replace(/\s+/g, " ");

  function firstToDo() {
    const title = document.querySelector(".md-content h1");
    const found = [...document.querySelectorAll(ACTS)].find(
      (one) =>
        title && after(one, title) && one.closest(".md-content") && !one.matches(ASIDE) &&
        one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 1,
    );
    return found ? { top: top(found), words: words(found).slice(0, 60) } : null;
  }

  const closed = [...document.querySelectorAll("details:not([open])")];

  /** The closed folds around an element, by their number. A summary is seen without opening its own fold. */
  function folds(one, seesSummary) {
    const around = (fold) => fold.contains(one) && !(seesSummary && one.closest("summary")?.parentElement === fold);
    return closed.flatMap((fold, number) => (around(fold) ? [number] : []));
  }

  /** Whether an element is seen once every fold is open. */
  function shown(one) {
    for (let part = one; part; part = part.parentElement) {
      if (part.hidden || getComputedStyle(part).display === "none") return false;
    }
    return getComputedStyle(one).visibility === "visible";
  }

  return {
    height: document.documentElement.scrollHeight,
    first: firstToDo(),
    tool: Boolean(document.querySelector("form.sheet")),
    links: [...document.querySelectorAll("a[href]")].filter(shown).map((one) => [one.href, folds(one, true)]),
    places: Object.fromEntries([...document.querySelectorAll("[id]")].map((one) => [one.id, folds(one, false)])),
  };
})();
