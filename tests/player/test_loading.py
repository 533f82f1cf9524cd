"""A guide whose content is still on its way: whoever changes their mind meanwhile does not meet it."""

import pytest
from playwright.sync_api import expect

ASKED = {"trigger": {"type": "api"}}
HELD = """window.waiting = [];
const real = fetch;
window.fetch = (url, ...rest) => url.includes("/content/")
  ? new Promise(done => waiting.push(done)).then(() => real(url, ...rest)) : real(url, ...rest);"""


@pytest.fixture
def asked(visit, make, served):
    """The page, after a large guide was asked for and before its content came."""

    def show(*more, kind="tour"):
        large = make.guide(make.step("s1", "modal"), content_hash="c" * 64, rules=ASKED, kind=kind)
        served.contents["a" * 12] = served.contents["c" * 64] = large.pop("content")
        page = visit([large, *more], '<button id="a">A</button>', script=HELD)
        page.wait_for_function("window.cairn?.version")
        page.evaluate("cairn.start('welcome')")
        assert page.evaluate("waiting.length") == 1
        return page

    return show


def arrive(page):
    with page.expect_response("**/content/*"):
        page.evaluate("waiting.splice(0).forEach(go => go())")
    page.evaluate("fetch('/').then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))")


@pytest.mark.parametrize("call", ["stop", "reset"])
def test_what_was_stopped_before_it_came_does_not_show(asked, served, call):
    page = asked()
    page.evaluate(f"cairn.{call}()")
    arrive(page)
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")  # what waits is sent now
    assert "started" not in str(page.evaluate("cairn.ledger()"))


def test_it_shows_once_when_it_is_stopped_and_asked_for_again(asked, served):
    page = asked()
    page.evaluate("cairn.stop(); cairn.start('welcome')")
    arrive(page)
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert served.figures_until("reached").count("started") == 1


def test_another_guide_may_be_asked_for_after_it_was_stopped(asked, make):
    page = asked(make.guide(make.step("o1", "modal"), id="other", rules=ASKED))
    page.evaluate("cairn.stop(); cairn.start('other')")
    expect(page.get_by_role("dialog", name="Title o1")).to_be_visible()
    arrive(page)
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Title o1")).to_be_visible()


def test_asked_for_twice_it_is_fetched_and_shown_once(asked, served):
    page = asked()
    page.evaluate("cairn.start('welcome', {force: true})")
    assert page.evaluate("waiting.length") == 1
    arrive(page)
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert served.figures_until("reached").count("reached") == 1


@pytest.mark.parametrize("call", ["next", "back"])
def test_going_on_before_it_came_does_not_send_it_away(asked, call):
    page = asked()
    page.evaluate(f"cairn.{call}()")
    arrive(page)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
