"""The tools' modules on a bare page in a real browser, for what has no page of its own."""

from __future__ import annotations

from ..conftest import SUB_PATH

KEY = f"{SUB_PATH}#second-opinion-guide"
MODULES = f"{SUB_PATH}assets/js/"


def open_store(page, formerly: dict[str, str] | None = None, name: str = "store") -> None:
    """Open a store as ``window.store``, and note in ``window.heard`` and ``window.states`` what it tells."""
    page.evaluate(
        """async ([modules, base, formerly, name]) => {
          const { openStore } = await import(`${modules}store/store.js`);
          const store = openStore({ base, formerly });
          window[name] = store;
          window.heard = [];
          window.states = [];
          store.onChange((change) => window.heard.push(change));
          store.onState((state) => window.states.push(state.kind));
        }""",
        [MODULES, SUB_PATH, formerly or {}, name],
    )
