"""Banners that lie over the page, and banners that push it."""

import math

import pytest
from playwright.sync_api import expect

PAGE = '<h1 style="margin:0">Harbour</h1><div style="height:1500px"></div><p id="end" style="margin:0">End</p>'
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
MARGINS = "['top', 'bottom'].map(side => getComputedStyle(document.documentElement)['margin-' + side])"


@pytest.fixture
def banner(visit, make):
    def show(*more, **members):
        page = visit([make.guide(make.step("s1", "banner", **members), *more)], PAGE)
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        page.evaluate(SETTLED)
        return page

    return show


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_a_banner_pushes_by_its_own_height_and_covers_nothing(banner, side):
    page = banner(placement=side, push=True)
    card = page.get_by_role("dialog").bounding_box()
    height = f"{math.ceil(card['height'])}px"
    assert page.evaluate(MARGINS) == ([height, "0px"] if side == "top" else ["0px", height])
    if side == "top":
        assert page.locator("h1").bounding_box()["y"] >= card["height"]
    else:
        page.evaluate("scrollTo(0, 1e6)")
        end = page.locator("#end").bounding_box()
        assert end["y"] + end["height"] <= card["y"] + 0.5


def test_the_room_follows_the_banners_height(banner):
    page = banner(placement="top", push=True, body=[["p", "A longer text that takes more than one row on a phone. " * 2]])
    page.set_viewport_size({"width": 320, "height": 600})
    page.wait_for_function(
        f"{MARGINS}[0] == document.querySelector('cairn-stage').shadowRoot.querySelector('.card').offsetHeight + 'px'"
    )


def test_one_that_covers_moves_nothing(banner):
    assert banner(placement="top").evaluate(MARGINS) == ["0px", "0px"]


@pytest.mark.parametrize("call", ["stop", "next", "reset"])
def test_however_it_ends_the_page_has_its_room_back(banner, make, call):
    page = banner(make.step("s2", "modal"), placement="bottom", push=True)
    assert page.evaluate(MARGINS) != ["0px", "0px"]
    page.evaluate(f"cairn.{call}()")
    expect(page.get_by_role("dialog", name="Title s1")).to_have_count(0)
    assert page.evaluate(MARGINS) == ["0px", "0px"]
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_style_sheets_that_the_page_adopts_meanwhile_are_kept(banner):
    page = banner(placement="top", push=True)
    page.evaluate("sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]")
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("[document.adoptedStyleSheets.length, document.adoptedStyleSheets[0] == sheet]") == [1, True]


HEADERS = {
    "fixed": '<header style="position:fixed;inset:0 0 auto;height:56px">Header</header><main style="margin-top:56px">',
    "sticky": '<header style="position:sticky;top:0;height:56px">Header</header><main>',
}


@pytest.mark.parametrize("kind", HEADERS)
def test_a_banner_may_stand_below_a_header_that_stays(visit, make, kind):
    step = make.step("s1", "banner", placement="header", push=True)
    page = visit([make.guide(step)], f"<body style='margin:0'>{HEADERS[kind]}{PAGE}")
    card, header = page.get_by_role("dialog", name="Title s1"), page.get_by_role("banner")
    expect(card).to_be_visible()
    page.evaluate(SETTLED)
    if kind == "fixed":
        assert card.bounding_box()["y"] == header.bounding_box()["height"] == 56
        assert page.locator("h1").bounding_box()["y"] >= 56 + card.bounding_box()["height"]
    page.evaluate(f"scrollTo(0, 400); {SETTLED}")
    assert (header.bounding_box()["y"], card.bounding_box()["y"]) == (0, 56)
    page.evaluate(f"scrollTo(0, 0); {SETTLED}")
    assert card.bounding_box()["y"] == (56 if kind == "fixed" else 0)


def test_a_banner_below_the_header_is_at_the_top_where_there_is_none(visit, make):
    page = visit([make.guide(make.step("s1", "banner", placement="header"))], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert page.get_by_role("dialog").bounding_box()["y"] == 0
