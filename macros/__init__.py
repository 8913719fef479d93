"""The guide's only door to mkdocs-macros (and to Zensical, which knows the same door)."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pages.registry import Plugin

_seen: list[tuple[tuple[Path, int], ...]] = []


def define_env(env: Plugin) -> None:
    """Registers the macros that the pages in ``docs/`` call. The plugin calls this at each build."""
    _forget_stale_modules()
    folder = str(Path(__file__).parent.parent)
    if folder not in sys.path:  # Zensical runs this file without importing its package
        sys.path.insert(0, folder)
    import_module(f"{__name__}.pages.registry").register(env)


def on_post_build(env: Plugin) -> None:
    """Completes the site at each rebuild of ``make serve``. Elsewhere, ``python -m macros publish`` does it once."""
    if os.environ.get("PUBLISH_AT_BUILD"):
        later = import_module(f"{__name__}.pages.serving").afterwards
        import_module(f"{__name__}.publish").publish(Path(env.conf["site_dir"]), stop_offline=True, beside=later)


def _forget_stale_modules() -> None:
    """Lets ``mkdocs serve`` see an edit of this package: a module is otherwise kept from one build to the next."""
    stamp = tuple(
        (path, path.stat().st_mtime_ns) for path in sorted(Path(__file__).parent.rglob("*.*")) if path.suffix != ".pyc"
    )
    if _seen and _seen[-1] != stamp:
        for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
            del sys.modules[name]
    _seen[:] = [stamp]
