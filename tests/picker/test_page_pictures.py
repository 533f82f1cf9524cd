"""A picture of the page at a pick: what of it leaves the browser, and what the editor shows of it."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from models.page.blob import Blob
from models.support.database import Base
from tests.models.job.postroom import SEALER
from tests.picker.drawn_page import LABEL, PLACES, canary, create_drawn_page
from tests.picker.page_cards import press
from tests.picker.walking import pointing, says, walking

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.fixture
def drawn(browser, database, tmp_path):
    with walking(browser, database, tmp_path, create_drawn_page) as walk:
        yield walk


def _picked(walk):
    """The live page after its element was pointed at, and what it has sent as pictures since."""
    guide = pointing(walk)
    sent = []
    live = guide[1]
    live.on("request", lambda asked: sent.append(asked) if asked.url.endswith("/page-pictures") else None)
    live.get_by_role("button", name=LABEL).click()
    says(live, "Saved. Found")
    return live, sent


def test_a_picture_is_sent_once_its_author_has_seen_it_and_is_the_canvas_then(drawn):
    live, sent = _picked(drawn)
    assert sent == []
    press(live, "Show this page in the editor…")
    preview = live.locator("cairn-preview dialog")
    expect(preview.get_by_text(LABEL)).to_be_visible()
    expect(preview).not_to_contain_text("canary")
    with live.expect_response("**/page-pictures") as answered:
        preview.get_by_role("button", name="Send this, and those of later steps").click()
    assert answered.value.status == 201
    says(live, "The editor shows this page now.")
    editor = drawn.back()
    frame = editor.frame_locator("iframe.snapshot")
    expect(frame.get_by_text(LABEL)).to_be_visible()
    expect(editor.locator(".page-foot")).to_contain_text("texts masked")
    target, card = frame.get_by_text(LABEL).bounding_box(), frame.locator("cairn-stage .card").bounding_box()
    assert card["y"] >= target["y"] + target["height"]
    assert abs(card["x"] - target["x"]) < 400


def test_its_author_may_show_a_text_in_it(drawn):
    live, _ = _picked(drawn)
    sent = _sent_by(live)
    press(live, "Show this page in the editor…")
    preview = live.locator("cairn-preview dialog")
    text = preview.locator("[aria-pressed]").first
    text.press("Enter")
    expect(text).to_have_text(canary("text"))
    with live.expect_response("**/page-pictures"):
        preview.get_by_role("button", name="Send this, and those of later steps").click()
    assert _told(sent[0][1]) == ["text"]
    assert "aria-pressed" not in sent[0][1]


def test_who_sends_none_is_asked_no_more_and_may_think_again(drawn):
    live, sent = _picked(drawn)
    press(live, "Show this page in the editor…")
    live.locator("cairn-preview dialog").get_by_role("button", name="Send none").click()
    says(live, "No pictures are sent.")
    press(live, "Point again")
    live.get_by_role("button", name=LABEL).click()
    says(live, "Saved. Found")
    assert [asked.method for asked in sent] == ["DELETE"]
    press(live, "Picture…")
    preview = live.locator("cairn-preview dialog")
    expect(preview.get_by_text(LABEL)).to_be_visible()
    live.keyboard.press("Escape")
    expect(preview).to_have_count(0)


STRUCTURE = {"class-name", "element-id", "element-name", "for-id"}
"""What a pick carries of every element, because selectors are made of it; a picture carries none."""


def test_nothing_of_the_page_but_the_label_of_its_target_leaves_it_or_is_kept(drawn):
    live, _ = _picked(drawn)
    spoken = [
        place for place in PLACES if live.evaluate("word => document.documentElement.outerHTML.includes(word)", canary(place))
    ]
    assert len(spoken) > 50, spoken
    sent = _sent_by(live)
    press(live, "Show this page in the editor…")
    with live.expect_response("**/page-pictures"):
        live.locator("cairn-preview dialog").get_by_role("button", name="Send this, and those of later steps").click()
    says(live, "The editor shows this page now.")
    press(live, "Point again")
    with live.expect_response("**/page-pictures"):
        live.get_by_role("button", name=LABEL).click()
    pictures = [body for url, body in sent if url.endswith("/page-pictures")]
    picks = [body for url, body in sent if url.endswith("/picks")]
    assert (len(pictures), len(picks)) == (2, 1)
    for body in pictures:
        assert LABEL in body
        assert _told(body) == []
    assert set(_told(picks[0])) <= STRUCTURE
    assert set(_told(_stored(drawn))) <= STRUCTURE


def _sent_by(live) -> list[tuple[str, str]]:
    """Address and bytes of every request that leaves the page for Cairn from now on."""
    sent = []
    live.on("request", lambda asked: sent.append((asked.url, asked.post_data or "")) if asked.method == "POST" else None)
    return sent


def _told(text: str) -> list[str]:
    return [place for place in PLACES if canary(place).lower() in text.lower()]


def _stored(walk) -> str:
    """Everything that the database holds, what is sealed opened."""
    with walk.database.reading() as session:
        rows = [repr(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table)).all()]
        return "".join([*rows, *(blob.read(SEALER).decode("utf-8", "replace") for blob in session.scalars(select(Blob)))])
