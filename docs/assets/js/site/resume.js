// For a reader who comes back: a way on to the checklist that they have begun. Who has nothing here loads nothing for it.

async function show() {
  try {
    if (localStorage.length) return (await import("./progress.js")).show();
  } catch {
    // What can't be read is for the tools to keep and to tell of.
  }
  document.getElementById("resume")?.toggleAttribute("hidden", true);
}

show();
// The reader comes back to a page that the browser kept, or goes on in another tab.
window.addEventListener("pageshow", ({ persisted }) => persisted && show());
window.addEventListener("storage", show);
