"""The entry point for mkdocs-macros, and for Zensical, which uses the same one.

This file alone is also read by each older Python 3, which is told here that it is too old.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pages.registry import Plugin

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "This needs Python 3.11 or newer, and {} is Python {}.{}. Name a newer one: python3.12 -m macros".format(
            sys.executable, *sys.version_info
        )
    )


def define_env(env: "Plugin") -> None:
    """Register the macros that the pages in ``docs/`` call. The plugin calls this at each build."""
    folder = str(Path(__file__).parent.parent)
    if folder not in sys.path:  # Zensical runs this file without importing its package
        sys.path.insert(0, folder)
    import_module(f"{__name__}.{'preview' if _is_preview() else 'pages.registry'}").register(env)


def on_post_build(env: "Plugin") -> None:
    """Complete the site at each build of ``make serve``. Elsewhere, ``python -m macros publish`` does it once."""
    if _is_preview():
        import_module(f"{__name__}.preview").complete(env)


def _is_preview() -> bool:
    return "GUIDE_PREVIEW" in os.environ
