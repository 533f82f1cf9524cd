"""Targets that are there and can't be seen: under a sticky header, clipped by what scrolls, behind an overlay, out of reach."""

import pytest
from playwright.sync_api import expect

SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
SEEN = """() => {
  const { x, y, width, height } = document.querySelector("#a").getBoundingClientRect();
  return document.elementsFromPoint(x + width / 2, y + height / 2).find(one => one.localName != "cairn-stage")?.id == "a";
}"""
HEADER = '<header style="position:sticky;top:0;height:90px;background:#ddd;z-index:9">Harbour</header>'
LONG = '<p style="height:3000px">far</p>'
UNDER = HEADER + '<button id="a" style="margin:300px 80px">A</button>' + LONG
ASKED = {"trigger": {"type": "api"}}


@pytest.fixture
def pointed(visit, make):
    """Opens the page, does something to it, and then starts a tour whose step points at #a."""

    def show(body, before="0", kind="tooltip"):
        group = {"kind": "hotspots"} if kind == "hotspot" else {}
        page = visit([make.guide(make.step("s1", kind, **make.at("#a")), rules=ASKED, **group)], body)
        page.wait_for_function("window.cairn?.version")
        page.evaluate(before)
        page.evaluate("cairn.start('welcome')")
        return page

    return show


def apart(page):
    card, target = page.get_by_role("dialog").bounding_box(), page.locator("#a").bounding_box()
    below, above = card["y"] - target["y"] - target["height"], target["y"] - card["y"] - card["height"]
    beside = max(card["x"] - target["x"] - target["width"], target["x"] - card["x"] - card["width"])
    return max(below, above, beside) > 0


def test_a_reload_in_the_middle_of_a_tour_leaves_its_target_in_sight(visit, make):
    """The browser scrolls such a page back to where it was, once it has loaded."""
    image = '<img src="/late.png" alt="">'
    page = visit([make.guide(make.step("s1", **make.at("#a")))], LONG + '<button id="a">A</button>' + LONG + image)
    expect(page.locator("#a")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    late = []

    def hold(route):
        late.append(route)

    page.route("**/late.png", hold)
    page.reload(wait_until="commit")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    expect(page.locator("#a")).to_be_in_viewport()
    late[0].abort()
    page.wait_for_load_state("load")
    page.evaluate(SETTLED)
    expect(page.locator("#a")).to_be_in_viewport()


def test_a_target_under_a_sticky_header_is_brought_out_from_under_it(pointed):
    page = pointed(UNDER, "scrollTo(0, 360)")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(SEEN)
    assert apart(page)


def test_a_target_of_the_sticky_header_itself_moves_nothing(pointed):
    page = pointed(HEADER.replace("Harbour", '<button id="a">A</button>') + LONG, "scrollTo(0, 1000)")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate(SETTLED)
    assert page.evaluate("scrollY") == 1000
    assert apart(page)


def test_a_card_never_covers_its_target_while_it_slides_under_a_sticky_header(pointed):
    page = pointed(UNDER)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    for down in (150, 250, 320, 350):
        page.evaluate(f"scrollTo(0, {down})")
        page.evaluate(SETTLED)
        assert apart(page), down


def test_a_target_that_its_container_clips_is_scrolled_into_view(pointed):
    inner = '<p style="height:260px">inner</p><button id="a">A</button><p style="height:900px"></p>'
    page = pointed(f'<div style="height:200px;overflow:auto;border:1px solid">{inner}</div><p>Below</p>')
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(SEEN)
    assert apart(page)


def test_a_target_in_containers_within_containers_is_brought_into_view_in_all_of_them(pointed):
    body = '<button id="a">A</button>'
    for _ in range(3):
        body = f'<div style="height:400px;overflow:auto"><p style="height:800px"></p>{body}<p style="height:800px"></p></div>'
    page = pointed(body)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(SEEN)
    assert apart(page)


SCROLLED = '<p style="height:60px"></p><button id="a">A</button><p style="height:900px"></p>'
BOX = f'<div id="box" style="height:200px;overflow:auto;margin-top:200px">{SCROLLED}</div>'


@pytest.mark.parametrize(
    ("body", "scroll", "down"),
    [
        pytest.param(BOX, "box.scrollTo", 150, id="a container has scrolled it away"),
        pytest.param(
            HEADER + '<button id="a" style="margin:300px 80px">A</button>' + LONG, "scrollTo", 360, id="a header lies over it"
        ),
    ],
)
def test_a_beacon_hides_while_its_target_cannot_be_seen_as(pointed, body, scroll, down):
    page = pointed(body, kind="hotspot")
    beacon = page.get_by_role("button", name="Title s1")
    expect(beacon).to_be_visible()
    page.evaluate(f"{scroll}(0, {down})")
    expect(beacon).to_be_hidden()
    page.evaluate(f"{scroll}(0, 0)")
    expect(beacon).to_be_visible()


def test_a_target_that_comes_and_goes_with_every_frame_is_neither_lost_nor_counted_twice(pointed, served):
    page = pointed('<div id="box" style="margin:150px"><button id="a">A</button></div>')
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("""async () => {
      for (let n = 0; n < 40; n++) {
        box.innerHTML = n % 2 ? "<button id=a>A</button>" : "";
        await new Promise(requestAnimationFrame);
      }
    }""")
    expect(page.get_by_role("dialog", name="Title s1")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    assert served.figures_until("dismissed") == ["started", "reached", "dismissed"]


def test_a_target_that_shrinks_to_nothing_hides_its_card_until_it_is_there_again(pointed):
    page = pointed('<button id="a" style="margin:150px">A</button>')
    card = page.get_by_role("dialog", name="Title s1")
    expect(card).to_be_visible()
    page.evaluate("a.style.cssText = 'width:0;height:0;padding:0;border:0;overflow:hidden'")
    expect(card).to_be_hidden()
    page.evaluate("a.style.cssText = 'margin:150px'")
    expect(card).to_be_visible()
    assert apart(page)
