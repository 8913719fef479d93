"""What the data under /api/v1/ looked like when it was recorded, in tests/data/api-v1/.

``python -m tests.record SITE`` records the built SITE anew: do so only when v1 has grown, and see in the diff that it did
nothing but grow.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

RECORD = Path(__file__).parents[1] / "data" / "api-v1"
SCHEMAS = ("guide", "item", "search", "withdrawn")
KEPT_ITEMS = ("medicare", "check-time", "call-911")


def shape(answer: object, at: str = "") -> dict[str, list[str]]:
    """The place of each value in an answer and the types that are there; the rows of a list are taken as one."""
    found = {at: {type(answer).__name__}}
    inner = (
        answer.items()
        if isinstance(answer, dict)
        else [("[]", row) for row in answer]
        if isinstance(answer, list)
        else []
    )
    for name, value in inner:
        for place, kinds in shape(value, f"{at}/{name}").items():
            found.setdefault(place, set()).update(kinds)
    return {place: sorted(kinds) for place, kinds in found.items()}


def load(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def record(site: Path) -> None:
    api = site / "api/v1"
    RECORD.mkdir(parents=True, exist_ok=True)
    kept = {f"{name}.schema": load(api / f"schema/{name}.json") for name in SCHEMAS}
    kept |= {f"{name}.item": load(api / f"items/{name}.json") for name in KEPT_ITEMS}
    kept |= {f"{name}.shape": shape(load(api / f"{name}.json")) for name in ("guide", "search")}
    for name, data in kept.items():
        (RECORD / f"{name}.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]))
