"""The keyboard stays in the card that is typed in, whatever the page focuses meanwhile, until the author goes elsewhere."""

import pytest
from playwright.sync_api import Page, expect

from tests.picker.page_cards import press, saved, title
from tests.picker.walking import bar, pointing

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.fixture
def live(harbour) -> Page:
    """A page on which the first card has just begun."""
    _, live = pointing(harbour, "/boats")
    live.locator("#nav-berths").click()
    expect(title(live)).to_be_focused()
    live.evaluate("""() => {
      const search = Object.assign(document.createElement("input"), { id: "search" });
      search.style = "position: fixed; top: 40%; left: 60%";
      document.body.append(search);
    }""")
    return live


@pytest.mark.parametrize("takes", ["document.querySelector('#search').focus()", "document.activeElement.blur()"])
def test_a_page_that_takes_the_keyboard_takes_no_word(live, takes):
    live.keyboard.type("Your ber")
    live.evaluate(takes)
    live.keyboard.type("ths")
    expect(title(live)).to_have_text("Your berths")
    expect(title(live)).to_be_focused()
    saved(live)
    expect(live.locator("#search")).to_have_value("")


def test_a_page_that_focuses_as_soon_as_the_card_stands_has_no_word(live):
    press(live, "Point again")
    live.evaluate("""() => new MutationObserver((_, watch) => {
      if (document.activeElement.localName !== "cairn-stage") return;
      watch.disconnect();
      document.querySelector("#search").focus();
    }).observe(document.documentElement, { childList: true, subtree: true, attributes: true })""")
    live.get_by_role("link", name="Add boat").click()
    expect(title(live)).to_be_focused()
    live.keyboard.type("A boat")
    expect(title(live)).to_have_text("A boat")


def test_a_page_that_insists_has_the_keyboard_in_the_end(live):
    live.evaluate("""() => {
      window.search = document.querySelector("#search");
      search.addEventListener("blur", () => search.focus());
      search.focus();
    }""")
    expect(live.locator("#search")).to_be_focused()
    live.keyboard.type("mine")
    expect(live.locator("#search")).to_have_value("mine")


def test_the_author_takes_the_keyboard_elsewhere_by_a_press_and_by_keys(live):
    live.locator("#search").click()
    live.keyboard.type("a")
    expect(live.locator("#search")).to_have_value("a")
    title(live).click()
    live.keyboard.press("Escape")
    expect(bar(live).get_by_role("button", name="Next step")).to_be_focused()


def test_after_a_press_back_into_the_card_it_is_held_again(live):
    live.locator("#search").click()
    title(live).click()
    live.evaluate("document.querySelector('#search').focus()")
    live.keyboard.type("Berths")
    expect(title(live)).to_have_text("Berths")
