"""Cards and what they point at, while the page moves."""

from playwright.sync_api import expect

SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
NEAR = """() => {
  const card = document.querySelector("cairn-stage").shadowRoot.querySelector(".card").getBoundingClientRect();
  const target = document.querySelector("#a").getBoundingClientRect();
  return Math.abs(card.top - target.bottom - 12) < 1 || Math.abs(target.top - card.bottom - 12) < 1;
}"""
LOOPS = """window.frames_ = 0;
const real = requestAnimationFrame;
window.requestAnimationFrame = work => (frames_ += new Error().stack.includes("/player/v1/"), real(work));"""


def pointing(visit, make, body, **members):
    page = visit([make.guide(make.step("s1", **make.at("#a"), **members))], body, script=LOOPS)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    return page


def test_a_card_follows_its_target_through_a_scroll_container_and_rests_when_it_rests(visit, make):
    tall = '<div style="height:900px"><button id=a>A</button></div>'
    inside = f'<div id=box style="height:300px;overflow:auto;margin:150px">{tall}</div>'
    page = pointing(visit, make, inside)
    page.evaluate("box.scrollTop = 5")
    page.wait_for_function(NEAR)
    page.evaluate(SETTLED)
    before = page.evaluate("frames_")
    page.evaluate("new Promise(done => setTimeout(done, 300))")
    assert page.evaluate("frames_") == before, "a frame loop runs although nothing moves"


def test_a_card_follows_a_transform_and_an_animation_that_no_event_tells_of(visit, make):
    page = pointing(visit, make, '<button id=a style="margin:200px;transition:translate .3s">A</button>')
    page.evaluate("a.animate([{transform: 'none'}, {transform: 'translate(60px, 90px)'}], {duration: 300, fill: 'forwards'})")
    page.wait_for_function("a.getAnimations().every(one => one.playState == 'finished')")
    page.wait_for_function(NEAR)


def test_a_target_outside_of_the_window_is_brought_into_view(visit, make):
    page = pointing(visit, make, '<p style="height:3000px">far</p><button id=a>A</button>')
    page.wait_for_function(NEAR)
    assert page.evaluate("a.getBoundingClientRect().bottom <= innerHeight")


def test_a_target_that_is_made_anew_with_every_frame_keeps_one_card(visit, make):
    page = pointing(visit, make, '<div id=box style="margin:150px"><button id=a>A</button></div>')
    anew = "for (let n = 0; n < 40; n++) { box.innerHTML = '<button id=a>A</button>'; await new Promise(requestAnimationFrame) }"
    page.evaluate(f"async () => {{ {anew} }}")
    expect(page.locator("cairn-stage")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(NEAR)


def test_a_target_that_is_removed_for_good_ends_the_step_and_is_counted_apart(visit, make, served):
    page = pointing(visit, make, '<button id=a style="margin:150px">A</button>', missing={"wait": 0.2, "then": "end"})
    page.evaluate("a.remove()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    figures = served.figures_until("left_page")
    assert not {"dismissed", "target_missing"} & set(figures)


def test_a_card_keeps_to_what_a_keyboard_on_the_screen_leaves(visit, make):
    smaller = """Object.defineProperty(visualViewport, "height", {get: () => window.left ?? innerHeight});"""
    steps = [make.step("s1", placement="bottom", **make.at("#a"))]
    page = visit([make.guide(*steps)], '<input id=a style="margin:230px 80px 0">', script=smaller)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("left = 300; visualViewport.dispatchEvent(new Event('resize'))")
    page.evaluate(SETTLED)
    card, target = page.get_by_role("dialog").bounding_box(), page.locator("#a").bounding_box()
    assert card["y"] + card["height"] <= target["y"], "above, as the keyboard is below"
