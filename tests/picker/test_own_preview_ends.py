"""What ends a guide that is live for its author alone, and who gets nothing of it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from models.guide.preview import Preview
from tests.picker.own_tour import NOW, badge, card, memory, opened, put_live, token_of, tour
from tests.picker.walking import is_visited, says

pytestmark = pytest.mark.browser


def test_the_badge_shows_it_again_and_ends_it_and_the_browser_is_as_it_was(harbour):
    guide = tour(harbour)
    put_live(harbour, guide)
    page = harbour.context.new_page()
    page.goto(f"{harbour.home}/")
    card(page, "As everybody gets it").press("Escape")
    before = memory(page)
    page.close()
    page = opened(harbour, guide)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    card(page, "Go to the boats").press("Escape")
    expect(card(page, "Go to the boats")).to_have_count(0)
    badge(page).get_by_role("button", name="Live only for you").click()
    badge(page).get_by_role("button", name="Show it again").click()
    expect(card(page, "Go to the boats")).to_be_visible()
    badge(page).get_by_role("button", name="End it").click()
    expect(badge(page)).to_have_count(0)
    expect(card(page, "Go to the boats")).to_have_count(0)
    assert memory(page) == before
    assert not [url for url in sent if url.endswith("/events")]
    page.reload()
    assert is_visited(page)
    assert memory(page) == before
    harbour.editor.goto(f"{harbour.base}/guides/{guide}/previews")
    expect(harbour.editor.get_by_role("heading", name="0 open previews")).to_be_visible()


def test_the_editor_ends_it(harbour):
    guide = tour(harbour)
    page = opened(harbour, guide)
    harbour.editor.goto(f"{harbour.base}/guides/{guide}/previews")
    harbour.editor.get_by_role("button", name="End the preview: Live only for one browser: the draft").click()
    expect(harbour.editor.get_by_role("heading", name="0 open previews")).to_be_visible()
    page.reload()
    says(page, "This guide is not live for you any more.")
    expect(card(page, "Go to the boats")).to_have_count(0)
    page.reload()
    assert is_visited(page)
    assert memory(page) == []


def test_a_link_that_was_opened_opens_for_nobody_else(harbour):
    guide = tour(harbour)
    harbour.open(guide)
    links = []
    harbour.context.on("request", lambda request: links.append(request.url))
    with harbour.context.expect_page() as tab:
        harbour.editor.locator("#publish").click()
        harbour.editor.locator("#sheet-own-preview").click()
    page = tab.value
    expect(badge(page)).to_be_visible()
    token = token_of(harbour)
    other = harbour.visitor()
    other.goto(f"{harbour.home}/#cairn-own={token}")
    says(other, "This link was opened already")
    other.locator("cairn-bar").get_by_role("button", name="Close").click()
    assert is_visited(other)
    expect(badge(other)).to_have_count(0)
    page.reload()
    expect(badge(page)).to_be_visible()


def test_what_another_browser_copied_out_of_it_ends_it(harbour):
    page = opened(harbour, tour(harbour))
    copied = page.evaluate("Object.entries(localStorage)")
    page.reload()
    expect(badge(page)).to_be_visible()
    with harbour.database.writing() as session:
        session.query(Preview).update({"turned_at": NOW - timedelta(minutes=2), "turn": 4})
    other = harbour.visitor()
    other.goto(f"{harbour.home}/boats")
    other.evaluate("copied => copied.forEach(([key, text]) => (localStorage[key] = text))", copied)
    other.goto(f"{harbour.home}/")
    says(other, "It was used in two browsers")
    page.reload()
    says(page, "This guide is not live for you any more.")
