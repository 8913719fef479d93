"""Scripts and other files that are slow to arrive."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def hold_back(page, pattern):
    """Hold back what the page asks for at addresses that match. Return the list of what is held."""
    routes = []
    page.route(pattern, lambda route: routes.append(route))
    return routes


def arrived(page, routes, at=0):
    """Return a request that is held back. The browser may tell of it a little later than it tells that it was sent."""
    while len(routes) <= at:
        page.evaluate("0")
    return routes[at]


class Held:
    """A page whose scripts do not arrive before they are let through."""

    def __init__(self, page, path: str) -> None:
        self.page, self.routes = page, []
        page.route(re.compile(path), lambda route: self.routes.append(route))

    def open(self, address: str) -> Held:
        self.page.goto(address, wait_until="commit")
        expect(self.page.locator(".bar")).to_be_attached()
        return self

    def let_through(self) -> None:
        for route in self.routes:
            route.continue_()
        self.page.unroute_all()
        self.page.wait_for_selector(".is-live")
