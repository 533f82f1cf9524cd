"""An author at work in Chromium: clicks and typed texts are counted, and nothing is done that a person could not do."""

from playwright.sync_api import FrameLocator, Locator, Page, expect

# Pages can't look into the player's closed shadow root; the walk opens it to see what a visitor sees.
OPEN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, {...init, mode: "open"}); };"""


class Author:
    """`problems` holds whatever the page complained about."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.clicks = self.texts = 0
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    def type(self, text: str) -> None:
        """Types where the keyboard is."""
        self.page.keyboard.type(text)
        self.texts += 1

    @property
    def snapshot(self) -> FrameLocator:
        return self.page.frame_locator("iframe.snapshot")

    def point(self, selector: str) -> None:
        """Points at an element of the snapshot; the editor waits for it by itself."""
        expect(self.page.locator("#pointing-hint")).to_contain_text("Click the element")
        place = self.snapshot.locator(selector).first
        place.scroll_into_view_if_needed()
        self.page.mouse.move(*self.middle(place))
        self.page.mouse.click(*self.middle(place))
        self.clicks += 1
        expect(self.page.locator(".target-selector")).to_be_visible()
        expect(self.page.locator("#step-title")).to_be_focused()

    def middle(self, place: Locator) -> tuple[float, float]:
        """Where an element of the snapshot is on the screen; the frame is scaled, which Playwright may not reckon with."""
        frame = self.page.locator("iframe.snapshot")
        outer, laid_out = frame.bounding_box(), frame.evaluate("frame => frame.clientWidth")
        assert outer
        box = place.evaluate("place => place.getBoundingClientRect().toJSON()")
        scale = outer["width"] / laid_out
        across, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        return outer["x"] + across * scale, outer["y"] + down * scale

    def write(self, title: str) -> None:
        """The keyboard is in the title already."""
        self.type(title)
        expect(self.page.locator("#save-state")).to_contain_text("Saved")

    def add_site(self, address: str) -> str:
        """From the empty list of guides to a site; returns the address of its script."""
        self.page.goto(f"{self.base}/guides")
        self.click(self.page.get_by_role("link", name="Add your first site"))
        expect(self.page.get_by_label("Address")).to_be_focused()
        self.type(address)
        self.click(self.page.get_by_role("button", name="Add site"))
        tag = self.page.locator("code", has_text="<script async").first.inner_text()
        return tag.split('src="')[1].split('"')[0]

    def tour(self, steps: dict[str, str]) -> None:
        """Makes a tour of those elements with those titles, and publishes it; starts where a guide's first page is proposed."""
        self.click(self.page.get_by_role("button", name="Start building"))
        for number, (selector, title) in enumerate(steps.items()):
            if number:
                self.click(self.page.locator("#add-step"))
                expect(self.page.locator("#step-panel h2")).to_have_text(f"Step {number + 1}")
            self.point(selector)
            self.write(title)
        self.click(self.page.locator("#publish"))
        self.click(self.page.locator("#publish-now"))
        expect(self.page.locator("#publication-bar .badge")).to_have_text("Live")


def go_live(page: Page) -> None:
    """Asks for the sheet, and publishes what it shows."""
    page.locator("#publish").click()
    page.locator("#publish-now").click()


def touches(card: dict[str, float], target: dict[str, float], reach: float = 24) -> bool:
    """Whether the card's box meets the target's, its arrow's length apart at most."""
    return (
        card["x"] <= target["x"] + target["width"] + reach
        and target["x"] <= card["x"] + card["width"] + reach
        and card["y"] <= target["y"] + target["height"] + reach
        and target["y"] <= card["y"] + card["height"] + reach
    )


STILL = """async card => {
  const places = () => JSON.stringify([card.getBoundingClientRect(), scrollX, scrollY]);
  const frame = () => new Promise(requestAnimationFrame);
  for (let before; before != places();) {
    before = places();
    for (let count = 0; count < 6; count++) await frame();
  }
}"""


def follow(visit: Page, steps: dict[str, str]) -> None:
    """A visitor clicks through the tour to its end; every card stands at its element."""
    for number, (selector, title) in enumerate(steps.items(), start=1):
        card = visit.get_by_role("dialog")
        expect(card).to_contain_text(title)
        target = visit.locator(selector).first
        expect(card).to_be_visible()
        card.evaluate(STILL)  # the target may be scrolled into view
        assert touches(card.bounding_box(), target.bounding_box()), f"step {number} is not at its element"
        if number < len(steps):
            card.get_by_role("button", name="Next").click()
            continue
        with visit.expect_response(lambda response: "completed" in (response.request.post_data or "") and response.status == 202):
            card.get_by_role("button", name="Done").press("Enter")
            expect(visit.get_by_role("dialog")).to_have_count(0)
