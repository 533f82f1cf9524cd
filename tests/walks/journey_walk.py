"""A journey authored on the application's live pages, then walked by visitors."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from models.support.database import Database
from tests.browser.author import STILL, touches
from tests.picker.walking import Walk, bar, says, walking
from tests.walks.journey import Journey, Stop
from tests.walks.program import program

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}

SOON = 5_000
LATE = 60_000
"""Milliseconds in which a press shows what it does, and that an application with megabytes of scripts may take to be there on a
tired machine."""

COVERED = """element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2)?.localName == "cairn-bar";
}"""


@dataclass
class Author:
    """Alice, who makes a guide of a journey by what a person can do; her clicks are counted."""

    walk: Walk
    journey: Journey
    clicks: int = 0

    def press(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    def uncover(self, place: Locator) -> None:
        """The bar lies over one edge of the window, and goes to the other when it is asked to."""
        expect(place).to_be_visible(timeout=LATE)
        place.scroll_into_view_if_needed()
        if place.evaluate(COVERED):
            self.press(bar(place.page).get_by_role("button", name="Move this bar to the other edge"))

    def use(self, stop: Stop, live: Page) -> None:
        self.uncover(stop.find(live))
        self.press(stop.find(live))
        live.keyboard.type(stop.types)

    def begin(self) -> int:
        """An empty tour of the application's page."""
        editor = self.walk.editor
        editor.goto(f"{self.walk.base}/guides/new")
        editor.get_by_label("Page to start on").fill(self.walk.home + self.journey.path)
        self.press(editor.get_by_role("button", name="Start building"))
        expect(editor.locator("#step-panel h2")).to_have_text("Step 1")
        expect(editor.locator("iframe.snapshot")).to_be_visible()
        return int(editor.url.split("/guides/")[1].split("/")[0])

    def point(self) -> int:
        """Points at each stop on the live page, after what leads there."""
        guide, editor = self.begin(), self.walk.editor
        for number, stop in enumerate(self.journey.stops):
            if number:
                self.press(editor.locator("#add-step"))
                expect(editor.locator("#step-panel h2")).to_have_text(f"Step {number + 1}")
            live = self.live("Point on the live page")
            says(live, "Point at the element")
            if before := self._before(guide, number):
                self.press(bar(live).get_by_role("button", name="Use the page"))
                for earlier, after in pairwise((*before, stop)):
                    if not (earlier.is_kept and after.find(live).is_visible()):
                        self._open(earlier, after, live)
                expect(stop.find(live)).to_be_visible()
                self._point_again(live)
            self.uncover(stop.find(live))
            self.press(stop.find(live))
            says(live, "Saved. Found")
            live.close()
            self._word(stop)
        return guide

    def _open(self, earlier: Stop, after: Stop, live: Page) -> None:
        """Presses once more where the first press closed what the page's address says is open."""
        self.use(earlier, live)
        try:
            after.find(live).wait_for(timeout=SOON)
        except Late:
            self.use(earlier, live)

    def _before(self, guide: int, number: int) -> list[Stop]:
        """What has to be pressed on the page that a step's link opens before its element is there."""
        steps, stops = self.walk.document(guide).steps, self.journey.stops
        pages = [step.page.partition("?")[0] for step in steps]
        first = pages.index(pages[max(number - 1, 0)])
        found: list[Stop] = []
        while (number := stops[number].after - 1) >= first:
            found.insert(0, stops[number])
        return found

    def _point_again(self, live: Page) -> None:
        """On another page it goes on by itself."""
        says(live, re.compile("Point at the element|Use your page"))
        again = bar(live).get_by_role("button", name="Point", exact=True)
        if again.is_visible():
            self.press(again)

    def _word(self, stop: Stop) -> None:
        editor = self.walk.back()
        expect(editor.locator(".target-selector")).to_be_visible()
        editor.locator("#step-title").fill(stop.title)
        editor.locator("#add-advance").select_option("target_click")

    def record(self) -> int:
        """Uses the application as always."""
        guide = self.begin()
        live = self.live("Record")
        says(live, "Recording: 0 steps.")
        for number, stop in enumerate(self.journey.stops, start=1):
            self.use(stop, live)
            says(live, f"Recording: {number} step")
        self.press(bar(live).get_by_role("button", name="Done"))
        says(live, f"{len(self.journey.stops)} steps are in the editor.")
        live.close()
        expect(self.walk.back().locator("#step-list li")).to_have_count(len(self.journey.stops))
        return guide

    def live(self, button: str) -> Page:
        self.clicks += 1
        return self.walk.live(button)

    def publish(self) -> None:
        editor = self.walk.editor
        self.press(editor.locator("#publish"))
        self.press(editor.locator("#publish-now"))
        expect(editor.locator("#publication-bar .badge").first).to_have_text("Live")


def follow(walk: Walk, journey: Journey, titles: list[str], filled: Collection[str] = (), **device: Any) -> None:
    """A visitor in a fresh profile does what the cards say, to the end; what is to be `filled` is left once it is."""
    visit = walk.visitor(**device)
    visit.goto(walk.home + journey.path)
    for number, (stop, title) in enumerate(zip(journey.stops, titles, strict=True), start=1):
        card = visit.get_by_role("dialog", name=title, exact=True)
        expect(card, f"the card of step {number}, {title}").to_be_visible(timeout=LATE)
        target = stop.find(visit)
        expect(target, f"the element of step {number}, {title}").to_be_visible()
        card.evaluate(STILL)
        boxes = card.bounding_box(), target.bounding_box()
        assert touches(*boxes), f"step {number}, {title}, is not at its element: {boxes}"
        press = target.tap if device.get("has_touch") else target.click
        if number < len(titles):
            press()
            visit.keyboard.type(stop.types)
            if title in filled:
                visit.keyboard.press("Tab")
            continue
        with visit.expect_response(lambda answer: "completed" in (answer.request.post_data or "") and answer.status == 202):
            press()
            if title in filled:
                visit.keyboard.type(stop.types or "a")
                visit.keyboard.press("Tab")
    expect(visit.get_by_role("dialog", name=titles[-1], exact=True)).to_have_count(0)


def complete(browser: Any, database: Database, folder: Any, journey: Journey, way: str) -> None:
    """Makes a tour of it in that way, publishes it and walks it to its end on a desktop and on a phone; both are counted."""
    serve = partial(program, journey.program, environment=journey.environment)
    with walking(browser, database, folder, str, serve) as walk:
        author = Author(walk, journey)
        guide = author.point() if way == "point" else author.record()
        author.publish()
        steps = walk.document(guide).steps
        titles = [step.title for step in steps]
        filled = [step.title for step in steps if any(rule["when"] == "value" for rule in step.advance)]
        follow(walk, journey, titles, filled)
        follow(walk, journey, titles, filled, **{**PHONE, "has_touch": journey.by_finger})
        walk.editor.goto(f"{walk.base}/guides/{guide}/numbers")
        expect(walk.editor.locator("#figure-completed")).to_have_text("2")
