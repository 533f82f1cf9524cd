"""Texts of 20 kB and sites with hundreds of guides: the card fits, what can be pressed is in reach, the page does not wait."""

import hashlib

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long

PAGE = '<button id="a" style="margin:60px">A</button>'
KINDS = {
    "tooltip": {"target": {"selectors": ["#a"]}},
    "modal": {},
    "slideout": {"placement": "bottom-right"},
    "banner": {"placement": "top"},
    "hotspot": {"target": {"selectors": ["#a"]}},
}
TEXTS = {"words": "word " * 4000, "one word": "w" * 20_000, "lines": "line\n" * 4000}


@pytest.fixture
def shown(visit, make, served):
    def show(kind, **members):
        return draw(visit, make, served, kind, members)

    return show


def draw(visit, make, served, kind, members):
    group = {"kind": "hotspots"} if kind == "hotspot" else {}
    told = make.guide(make.step("s1", kind, **KINDS[kind], **members), **group)
    served.contents["a" * 12] = told["content"]
    page = visit([told], PAGE, viewport={"width": 480, "height": 420})
    if kind == "hotspot":
        page.locator(".beacon").click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    return page, card


def fits(page, card):
    expect(card).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 480
    for button in card.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_body_of_20_kilobytes_scrolls_inside_its_card(shown, kind, text):
    page, card = shown(kind, body=[["p", TEXTS[text]]])
    fits(page, card)
    body = card.locator(".text")
    body.evaluate("one => one.scrollTo(0, 1e9)")
    assert body.evaluate("one => one.scrollTop") > 1000
    card.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_tall_picture_leaves_what_is_said_below_it_in_sight(shown, kind):
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='2000'></svg>"
    page, card = shown(kind, title="", body=[["img", {"src": svg, "width": 300, "height": 2000}], ["p", "Said below it"]])
    fits(page, card)
    expect(card.get_by_text("Said below it")).to_be_in_viewport()


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_or_a_label_of_any_length_leaves_the_way_out_in_reach(shown, kind):
    label = [{"label": "Label " * 30, "style": "primary", "action": {"type": "next"}}]
    page, card = shown(kind, title="Title " * 200, buttons=label)
    fits(page, card)


def test_among_five_hundred_guides_the_right_one_shows_and_only_its_content_is_asked_for(visit, make, served):
    def only_on(number):
        pages = {"include": [{"part": "path", "operator": "equals", "value": f"/{number}"}]}
        told = make.step(f"s{number}", "modal", body=[["p", "word " * 40]])
        digest = hashlib.sha256(str(number).encode()).hexdigest()[:24]  # what no compression makes small: it is two answers
        return make.guide(told, id=f"g-{digest}", version=f"{number:012d}" + "0" * 52, rules={"pages": pages})

    guides = [only_on(number) for number in range(500)]
    page = visit(guides, {"/321": PAGE}, path="/321")
    expect(page.get_by_role("dialog", name="Title s321")).to_be_visible()
    script, more = [path for _, path, _, _ in served.requests if "/player/" in path and not path.endswith("/events")]
    assert script == "/player/v1/abc.js"
    assert "/000000000321.js?" in more
