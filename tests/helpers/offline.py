"""What the service worker of a built site saves."""

from __future__ import annotations

import json
from pathlib import Path

from macros.publish.web import service_worker


def saved_with(site: Path, page: str) -> set[str]:
    """Return what the worker has when all is saved that a page in English loads or may come to need, below the site's root."""
    line = (site / service_worker.WORKER).read_text("utf-8").partition("\n")[0]
    facts = json.loads(line.removeprefix("const SITE = ").removesuffix(";"))
    scripts = facts["needs"][service_worker.TOOL]
    parts = service_worker.with_parts(site, facts["files"], [page])
    is_tool = any(part.startswith("assets/js/tools/") for part in parts)
    return {*parts, *facts["languages"][""]["needs"].get(page, ()), *(scripts if is_tool else ())}
