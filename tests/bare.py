"""The tools' modules on a bare page in a real browser, for what has no page of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import PROJECT, SUB_PATH, serve

KEY = f"{SUB_PATH}#second-opinion-guide"
MODULES = f"{SUB_PATH}assets/js/"


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a bare page that has the modules beside it, below the sub-path."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(PROJECT / "docs" / "assets", folder / "assets")
    shutil.copy(Path(__file__).parent / "pages" / "bare.html", folder / "index.html")
    server, url = serve(folder)
    yield url
    server.shutdown()


def open_store(page, formerly: dict[str, str] | None = None, name: str = "store") -> None:
    """Opens a store as ``window.store``, and notes in ``window.heard`` and ``window.states`` what it tells."""
    page.evaluate(
        """async ([modules, base, formerly, name]) => {
          const { openStore } = await import(`${modules}store.js`);
          const store = openStore({ base, formerly });
          window[name] = store;
          window.heard = [];
          window.states = [];
          store.onChange((change) => window.heard.push(change));
          store.onState((state) => window.states.push(state.kind));
        }""",
        [MODULES, SUB_PATH, formerly or {}, name],
    )
