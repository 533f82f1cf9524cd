"""A draft is previewed on Harbour by the real player: across pages, with no trace in numbers or in the browser's memory."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from models.account import Member
from models.event.event_count import Count
from models.guide import Button, Guide, Step
from models.guide.preview import Preview
from tests.picker.walking import bar, is_visited, says
from web.player.preview_token import preview_token

pytestmark = pytest.mark.browser


def at(selector: str, page: str, title: str, **members) -> Step:
    target = {"format": 1, "page": page, "selectors": [selector], "grade": "good", "reason": ""}
    step = Step.new("tooltip", page)
    return Step(**{**vars(step), "title": title, "target": target, "missing_wait": 1, **members})


def tour(walk) -> int:
    click = ({"when": "target_click"},)
    done = (Button("Done", action={"type": "finish"}),)
    return walk.guide(
        at("#nav-boats", f"{walk.home}/", "Go to the boats", advance=click),
        at("#nav-berths", f"{walk.home}/boats", "Then to the berths", buttons=done),
    )


def previewing(walk):
    """The tab in which the editor's button shows the draft."""
    guide = tour(walk)
    walk.open(guide)
    with walk.context.expect_page() as opened:
        walk.editor.get_by_role("link", name="Preview").click()
    page = opened.value
    page.wait_for_url(f"{walk.home}/**")
    says(page, "Preview of “Welcome”")
    return page


def test_a_tour_goes_on_across_pages_and_leaves_no_trace(harbour):
    page = previewing(harbour)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    expect(page.get_by_role("dialog", name="Go to the boats")).to_be_visible()
    page.locator("#nav-boats").click()
    page.wait_for_url(f"{harbour.home}/boats")
    expect(page.get_by_role("dialog", name="Then to the berths")).to_be_visible()
    page.reload()
    page.get_by_role("dialog", name="Then to the berths").get_by_role("button", name="Done").click()
    says(page, "The preview is over.")
    bar(page).get_by_role("button", name="Close").click()
    page.reload()
    assert is_visited(page)
    expect(bar(page)).to_have_count(0)
    assert not [url for url in sent if url.endswith("/events")]
    assert "welcome" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    with harbour.database.reading() as session:
        assert session.query(Count).count() == 0


def test_it_can_be_left_and_begun_again(harbour):
    page = previewing(harbour)
    page.keyboard.press("Escape")
    says(page, "The preview is over.")
    bar(page).get_by_role("button", name="Start again").click()
    expect(page.get_by_role("dialog", name="Go to the boats")).to_be_visible()
    bar(page).get_by_role("button", name="Leave").click()
    expect(page.get_by_role("dialog", name="Go to the boats")).to_have_count(0)


def test_a_step_that_finds_nothing_is_named(harbour):
    guide = harbour.guide(at("#nowhere", f"{harbour.home}/", "Lost"))
    page = opened(harbour, token(harbour, guide))
    says(page, "Nothing on this page to point at for step 1.")


def test_what_the_page_tells_of_its_visitor_is_filled_in(harbour):
    guide = harbour.guide(at("#nav-boats", f"{harbour.home}/", "Hello {{ name | you }}"))
    page = opened(harbour, token(harbour, guide))
    page.evaluate("cairn.set({ name: 'Anna' })")
    bar(page).get_by_role("button", name="Start again").click()
    expect(page.get_by_role("dialog", name="Hello Anna")).to_be_visible()


def test_an_old_or_foreign_link_says_so_in_the_page(harbour):
    guide = tour(harbour)
    old = opened(harbour, token(harbour, guide, timedelta(hours=25)))
    says(old, "This preview link is not valid any more; open the preview again from the guide's editor.")
    says(opened(harbour, token(harbour, guide).swapcase()), "not valid any more")


def test_one_that_is_ended_on_its_page_is_shown_no_more(harbour):
    page = previewing(harbour)
    harbour.editor.reload()
    harbour.editor.get_by_role("link", name="1 open preview").click()
    harbour.editor.get_by_role("button", name="End the preview").click()
    expect(harbour.editor.get_by_role("heading", name="0 open previews")).to_be_visible()
    page.reload()
    says(page, "This preview link is not valid any more; open the preview again from the guide's editor.")
    expect(page.get_by_role("dialog", name="Go to the boats")).to_have_count(0)


def test_a_draft_that_can_not_be_shown_says_so(harbour):
    says(opened(harbour, token(harbour, harbour.guide())), "something is missing in it")


def token(walk, guide: int, ago: timedelta = timedelta()) -> str:
    with walk.database.writing() as session:
        member, now = session.query(Member).one(), datetime.now(UTC)
        return preview_token(b"k" * 32, Preview.make(session, session.get_one(Guide, guide), member, now - ago))


def opened(walk, link: str):
    page = walk.visitor()
    page.goto(f"{walk.home}/#cairn-preview={link}")
    return page
