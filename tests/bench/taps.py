"""How many taps it takes a reader from one page to any place of the guide."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

Folds = frozenset[int]
"""The closed folds around something, by their number on its page. Opening each is a tap."""


@dataclass(frozen=True)
class Links:
    """What a page as it opens leads to, and what is on it: each with the closed folds around it."""

    links: list[tuple[str, Folds]]
    places: dict[str, Folds]

    def opened(self, place: str) -> Folds:
        """Return the folds that a link to a place opens by itself."""
        return self.places.get(place, frozenset())


@dataclass(frozen=True)
class Way:
    """The shortest way to an address: the number of taps, and each address on the way."""

    taps: int
    route: tuple[str, ...]


def ways(pages: dict[str, Links], start: str = "") -> dict[str, Way]:
    """Return the shortest way from ``start`` to each address that a link leads to."""
    found: dict[str, Way] = {}
    waiting = [(0, (start,))]
    while waiting:
        taps, route = heapq.heappop(waiting)
        address = route[-1]
        page, _, place = address.partition("#")
        if address in found or page not in pages:
            continue
        found[address] = Way(taps, route)
        opened = pages[page].opened(place)
        for target, folds in pages[page].links:
            heapq.heappush(waiting, (taps + 1 + len(folds - opened), (*route, target)))
    return found


def way_to(target: str, pages: dict[str, Links], found: dict[str, Way]) -> Way | None:
    """Return the shortest way to a place: by a link to it, or by its page and the folds around it. None where there is none."""
    page, _, place = target.partition("#")
    if page not in pages or (place and place not in pages[page].places):
        return None
    around = pages[page].opened(place)
    arrivals = [(address, way) for address, way in found.items() if address.partition("#")[0] == page]
    return min(
        (
            Way(way.taps + len(around - pages[page].opened(address.partition("#")[2])), way.route)
            for address, way in arrivals
        ),
        key=lambda way: way.taps,
        default=None,
    )
