"""A reader on a phone who knows no address: taps what they see, by its words, and scrolls no more than they have to."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

from . import addresses

PHONE = {"width": 360, "height": 780}
TAPS, SCREENS = 8, 8
"""The most that a walk may take: taps, and screens of scrolling up or down."""

CONTROLS = "a[href], button:not(.term), summary, label"


class Walk:
    """A walk that starts on the home page. ``taps`` and ``screens`` are what it took so far."""

    def __init__(self, page: Page, root: str, site: Path) -> None:
        self.page, self.root, self.site = page, root, site
        self.taps, self.screens = 0, 0.0
        page.set_viewport_size(PHONE)
        page.goto(root)

    def tap(self, *words: str) -> None:
        """Tap the first control that says this. Later words are for when nothing says the earlier ones."""
        self._tap(self._control(words))

    def home(self) -> None:
        """Go back to the home page, by the guide's name at the top."""
        self._tap(self.page.locator("header a:visible").first)

    def types(self, label: str, text: str) -> None:
        """Type into the field with this label, which takes a tap."""
        field = self.page.get_by_label(re.compile(label, re.IGNORECASE)).filter(visible=True).first
        self._tap(field)
        field.fill(text)

    def sees(self, words: str) -> None:
        """Find words in the page's text, outside closed folds."""
        found = self.page.locator(".md-content").get_by_text(re.compile(words, re.IGNORECASE)).filter(visible=True)
        self._scroll_to(_next(found))

    def arrives(self, part: str) -> None:
        """Find a part of the guide on this page, and open the folds that it is in."""
        page, _, place = (addresses.leads(self.site, f"go/{part}/") or "").partition("#")
        assert self._page() == page, f"{part} is on /{page}, and the walk is on /{self._page()}"
        if place:
            here = self.page.locator(f"[id='{place}']")
            for fold in self.page.locator("details:not([open])").filter(has=here).all():
                self._tap(fold.locator("summary").first)
            if here.evaluate("(one) => one.matches('details:not([open])')"):
                self._tap(here.locator("summary").first)
            self._scroll_to(here)

    def ends_in_time(self) -> None:
        """Check that the walk took no more than a reader has patience for."""
        assert self.taps <= TAPS, f"{self.taps} taps"
        assert self.screens <= SCREENS, f"{self.screens:.1f} screens of scrolling"

    def _page(self) -> str:
        return self.page.url.removeprefix(self.root).partition("#")[0].partition("?")[0]

    def _control(self, words: tuple[str, ...]) -> Locator:
        for place in (".md-content", "header, nav"):
            controls = self.page.locator(place).locator(CONTROLS).filter(visible=True)
            for said in words:
                found = controls.filter(has_text=re.compile(said, re.IGNORECASE))
                if found.count():
                    return _next(found)
        shown = [
            " ".join(one.split())[:40] for one in self.page.locator(CONTROLS).filter(visible=True).all_inner_texts()
        ]
        raise AssertionError(f"On /{self._page()} nothing to tap says {words}. There is: {shown}")

    def _tap(self, control: Locator) -> None:
        self._scroll_to(control)
        control.click()
        self.page.wait_for_load_state()  # by then the page has opened the fold that a link leads into
        self.taps += 1

    def _scroll_to(self, place: Locator) -> None:
        before = self.page.evaluate("scrollY")
        place.scroll_into_view_if_needed()
        self.screens += abs(self.page.evaluate("scrollY") - before) / PHONE["height"]


def _next(found: Locator) -> Locator:
    """Return the first of these from where the reader is, or else the first on the page."""
    tops = found.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    return found.nth(next((number for number, top in enumerate(tops) if top >= 0), 0))
