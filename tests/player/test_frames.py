"""Targets in frames of the same origin and in open shadow roots."""

import pytest
from playwright.sync_api import expect

FRAME = '<iframe id="f" src="/inner" style="margin:60px 90px;border:7px solid;width:500px;height:300px"></iframe>'
INNER = '<p style="height:80px">in</p><button id="a">A</button><p style="height:2000px">in</p>'
WHERE = """() => {
  const card = document.querySelector("cairn-stage").shadowRoot.querySelector(".card").getBoundingClientRect();
  const frame = f.getBoundingClientRect();
  const box = f.contentDocument.querySelector("#a").getBoundingClientRect();
  const [top, bottom] = [box.top, box.bottom].map(edge => edge + frame.y + f.clientTop);
  return Math.abs(card.top - bottom - 12) < 1 || Math.abs(top - card.bottom - 12) < 1;
}"""


def outer(served):
    """The page around the frame: the tag is in it alone."""
    served.tagged = False
    return FRAME + f'<script async src="{served.cairn}/player/v1/abc.js"></script>'


@pytest.fixture
def framed(visit, make, served):
    def show(*more, **members):
        target = {"selectors": ["#a"], "inside": [{"selectors": ["#f"]}]}
        page = visit([make.guide(make.step("s1", target=target, **members), *more)], {"/": outer(served), "/inner": INNER})
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        return page

    return show


def test_a_card_stands_beside_a_target_in_a_frame_and_follows_it_as_the_frame_scrolls(framed):
    page = framed()
    page.wait_for_function(WHERE)
    page.evaluate("f.contentWindow.scrollTo(0, 40)")
    page.wait_for_function("f.contentDocument.querySelector('#a').getBoundingClientRect().y < 90")
    page.wait_for_function(WHERE)
    page.evaluate("f.style.marginTop = '140px'")
    page.wait_for_function("f.getBoundingClientRect().y > 130")
    page.wait_for_function(WHERE)


def test_a_click_on_a_target_in_a_frame_goes_on(framed, make):
    page = framed(make.step("s2", "modal"), advance=[{"when": "target_click"}])
    page.frame_locator("#f").locator("#a").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


def test_escape_leaves_although_the_keyboard_is_in_the_frame(framed):
    page = framed()
    page.frame_locator("#f").locator("#a").click()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_frame_that_is_loaded_anew_gives_its_target_back(framed):
    page = framed()
    page.evaluate("new Promise(done => { f.onload = done; f.contentWindow.location.reload() })")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(WHERE)


def test_a_frame_that_goes_away_takes_its_step_along(framed, served):
    page = framed(missing={"wait": 0.1, "then": "end"})
    page.evaluate("f.remove()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert not {"dismissed", "target_missing"} & set(served.figures_until("left_page"))


def test_a_target_far_down_in_a_frame_is_brought_into_view(visit, make, served):
    target = {"selectors": ["#z"], "inside": [{"selectors": ["#f"]}]}
    pages = {"/": outer(served), "/inner": INNER + '<button id="z">Z</button>'}
    page = visit([make.guide(make.step("s1", target=target))], pages)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    expect(page.frame_locator("#f").locator("#z")).to_be_in_viewport()
    page.wait_for_function("f.contentDocument.querySelector('#z').getBoundingClientRect().bottom <= 300")


def test_a_target_in_a_component_within_a_component_is_found_although_both_are_defined_late(visit, make):
    target = {"selectors": ["#a"], "inside": [{"selectors": ["x-outer"]}, {"selectors": ["x-inner"]}]}
    body = "<style>x-outer,x-inner{display:block;margin:40px}</style><x-outer>.</x-outer>"
    page = visit([make.guide(make.step("s1", target=target))], body)
    page.wait_for_function("window.cairn?.version")
    page.evaluate("""async () => {
      const inside = { "x-outer": "<x-inner>.</x-inner>", "x-inner": "<button id=a>A</button>" };
      for (const [name, html] of Object.entries(inside)) {
        customElements.define(name, class extends HTMLElement {
          constructor() { super(); this.attachShadow({mode: "open"}).innerHTML = html }
        });
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
    }""")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
