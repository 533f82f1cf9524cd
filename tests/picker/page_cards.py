"""What an author does while a guide is built on its page: presses in the bar, and types in the card."""

from playwright.sync_api import Locator, Page, expect

from tests.picker.walking import bar


def press(live: Page, name: str) -> None:
    bar(live).get_by_role("button", name=name, exact=True).click()


def title(live: Page) -> Locator:
    return live.locator("cairn-stage").get_by_role("textbox", name="Title")


def text(live: Page) -> Locator:
    return live.locator("cairn-stage").get_by_role("textbox", name="Text")


def saved(live: Page) -> None:
    expect(bar(live).locator(".saved")).to_have_text("Saved")


def write(live: Page, words: str, more: str = "") -> None:
    """Types a title and, when there is more, a text, until both are saved."""
    expect(title(live)).to_be_focused()
    live.keyboard.type(words)
    if more:
        live.keyboard.press("Enter")
        live.keyboard.type(more)
    saved(live)
