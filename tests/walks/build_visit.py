"""Four steps of an application, pointed at and written in one visit to its live page; what the author does is counted."""

import time
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.picker.page_cards import saved, title
from tests.picker.walking import bar, leave, says
from tests.walks.journey import Stop
from tests.walks.journey_walk import LATE, Author

COVERED = """element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return !element.contains(top) && top.localName != "cairn-bar";
}"""

SHOWN_WITHIN = 1.0
"""Seconds from a pick that is saved until the editor's tab shows it."""


@dataclass
class Builder(Author):
    """Alice with the bar on the live page; she types a title and a text for each step."""

    texts: int = 0
    trips: int = 0
    slowest: float = 0.0

    def build(self, stops: tuple[Stop, ...]) -> int:
        guide = self.begin()
        live = self.visit()
        for number, stop in enumerate(stops, start=1):
            if number > 1:
                self.press_bar(live, "Next step")
            says(live, f"Point at the element for step {number}")
            self.pick(stop, stops, live)
            self.write(stop, live)
        self.press_bar(live, "Done")
        says(live, f"{len(stops)} steps are in the editor.")
        leave(live)
        self.clicks += 1
        return guide

    def visit(self) -> Page:
        """The one trip to the application's own page."""
        editor = self.walk.editor
        first = "Open on the live page" if editor.locator("#live-main").is_visible() else "Point on the live page"
        self.trips += 1
        page = self.live(first)
        with suppress(Late):  # some ask for ever
            page.wait_for_load_state("networkidle", timeout=5_000)
        return page

    def press_bar(self, live: Page, name: str) -> None:
        self.press(bar(live).get_by_role("button", name=name, exact=True))

    def pick(self, stop: Stop, stops: tuple[Stop, ...], live: Page) -> None:
        """What is in a menu is pointed at with the key held, after the menu was opened; one that lies over the next element is
        closed first."""
        place = stop.find(live)
        if stop.after:
            self.press_bar(live, "Use the page")
            self.press(stops[stop.after - 1].find(live))
        expect(place).to_be_visible(timeout=LATE)
        before = stops[stops.index(stop) - 1]
        if not stop.after and before.after and place.evaluate(COVERED):
            self.press_bar(live, "Use the page")
            self.press(stops[before.after - 1].find(live))
        place.hover()
        live.keyboard.down("Shift")
        says(live, "Point at the element")
        self.press(place)
        live.keyboard.up("Shift")
        says(live, "Saved. Found")
        began = time.monotonic()
        number = stops.index(stop) + 1
        expect(self.walk.editor.locator("#step-panel h2")).to_have_text(f"Step {number}")
        expect(self.walk.editor.locator(".target-selector")).to_be_visible()
        self.slowest = max(self.slowest, time.monotonic() - began)

    def write(self, stop: Stop, live: Page) -> None:
        expect(title(live)).to_be_focused()
        for words, key in ((stop.title, "Enter"), ("What it is for.", "")):
            live.keyboard.type(words)
            self.texts += 1
            if key:
                live.keyboard.press(key)
        saved(live)
