"""Groups of hotspots by keyboard and pointer: where the focus goes, what is dismissed, when the group is done."""

import pytest
from playwright.sync_api import expect

NAMES = ("a", "b", "c")
PAGE = "".join(f'<button id="{name}" style="margin:60px">{name}</button>' for name in NAMES)
FINISH = [{"label": "Hide all", "action": {"type": "finish"}}]


@pytest.fixture
def grouped(visit, make):
    def show(names=NAMES, **members):
        spots = [make.step(name, "hotspot", **make.at("#" + name), **members) for name in names]
        return visit([make.guide(*spots, kind="hotspots", id="spots")], PAGE)

    return show


def beacon(page, name):
    return page.get_by_role("button", name=f"Title {name}", exact=True)


def hint(page, name):
    return page.get_by_role("dialog", name=f"Title {name}")


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_after_a_hint_is_closed_by_keyboard_the_focus_is_on_the_next_beacon(grouped, key):
    page = grouped()
    beacon(page, "b").focus()
    page.keyboard.press("Enter")
    expect(hint(page, "b")).to_be_focused()
    if key == "Enter":
        page.keyboard.press("Tab")
    page.keyboard.press(key)
    expect(beacon(page, "c")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(beacon(page, "a")).to_be_focused()


def test_after_a_beacon_is_taken_away_by_keyboard_the_focus_is_on_the_next_one(grouped):
    page = grouped()
    beacon(page, "a").focus()
    page.keyboard.press("Escape")
    expect(beacon(page, "a")).to_have_count(0)
    expect(beacon(page, "b")).to_be_focused()


def test_after_the_last_hint_the_focus_is_back_where_it_came_from(grouped):
    page = grouped(names=("a",))
    expect(beacon(page, "a")).to_be_visible()
    page.focus("#a")
    page.keyboard.press("Tab")
    expect(beacon(page, "a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(hint(page, "a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    expect(page.locator("#a")).to_be_focused()


def test_the_tab_key_comes_to_each_beacon_behind_its_target(grouped):
    page = grouped()
    expect(beacon(page, "c")).to_be_visible()
    page.focus("#a")
    for name, following in (("a", "b"), ("b", "c")):
        page.keyboard.press("Tab")
        expect(beacon(page, name)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#" + following)).to_be_focused()


def test_a_pointer_that_closes_a_hint_while_somebody_types_takes_no_focus(grouped):
    page = grouped(open="hover")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<input id=f>')")
    page.focus("#f")
    beacon(page, "a").hover()
    expect(hint(page, "a")).to_be_visible()
    beacon(page, "b").hover()
    expect(hint(page, "b")).to_be_visible()
    expect(hint(page, "a")).to_have_count(0)
    expect(page.locator("#f")).to_be_focused()


def test_one_that_is_dismissed_leaves_the_others(grouped, served):
    page = grouped()
    beacon(page, "b").click()
    hint(page, "b").get_by_role("button", name="Close").click()
    expect(beacon(page, "b")).to_have_count(0)
    for name in ("a", "c"):
        expect(beacon(page, name)).to_be_visible()
    page.evaluate("cairn.stop()")
    assert served.figures_until("dismissed")[-1] == "dismissed"


def test_a_group_is_done_when_every_hint_was_opened_by_hovering(grouped, served):
    page = grouped(open="hover")
    for name in NAMES:
        beacon(page, name).hover()
        expect(hint(page, name)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    figures = served.figures_until("completed")
    assert (figures.count("started"), figures.count("reached"), figures.count("dismissed")) == (1, 3, 0)


def test_a_beacon_that_opens_on_hover_opens_by_keyboard_and_by_finger_too(grouped):
    page = grouped(open="hover")
    beacon(page, "a").focus()
    page.keyboard.press("Enter")
    expect(hint(page, "a")).to_be_visible()
    beacon(page, "b").dispatch_event("click")
    expect(hint(page, "b")).to_be_visible()


def test_hiding_all_before_all_were_opened_is_a_dismissal(grouped, served):
    page = grouped(buttons=FINISH)
    beacon(page, "a").click()
    page.get_by_role("button", name="Hide all").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert "completed" not in served.figures_until("dismissed")


def test_beacons_of_two_groups_live_side_by_side(visit, make):
    groups = [
        make.guide(make.step(name, "hotspot", **make.at("#" + name)), kind="hotspots", id="group-" + name) for name in ("a", "b")
    ]
    page = visit(groups, PAGE)
    beacon(page, "a").click()
    expect(hint(page, "a")).to_be_visible()
    page.keyboard.press("Escape")
    expect(beacon(page, "a")).to_have_count(0)
    expect(beacon(page, "b")).to_be_visible()


@pytest.mark.parametrize(
    "behind",
    [
        {"kind": "modal"},
        {"kind": "slideout", "placement": "bottom-right", "backdrop": {"kind": "dim"}},
        {"kind": "tooltip", "backdrop": {"kind": "spotlight"}, "target": {"selectors": ["#c"]}},
    ],
)
def test_a_page_that_is_dimmed_behind_a_step_has_no_bright_beacons(visit, make, behind):
    spots = [make.step(name, "hotspot", **make.at("#" + name)) for name in ("a", "b")]
    tour = make.guide({**make.step("s1"), **behind}, rules={"trigger": {"type": "api"}})
    page = visit([make.guide(*spots, kind="hotspots", id="spots"), tour], PAGE)
    expect(page.locator(".beacon:visible")).to_have_count(2)
    page.evaluate("cairn.start('welcome')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    expect(page.locator(".beacon:visible")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".beacon:visible")).to_have_count(2)


def test_the_focus_goes_on_to_a_beacon_that_the_hint_had_covered(visit, make):
    spots = [make.step(name, "hotspot", placement="bottom", **make.at("#" + name)) for name in ("a", "b")]
    under = '<button id="a" style="margin:60px">a</button><div style="margin:0 60px"><button id="b">b</button></div>'
    page = visit([make.guide(*spots, kind="hotspots", id="spots")], under)
    beacon(page, "a").focus()
    page.keyboard.press("Enter")
    expect(hint(page, "a")).to_be_focused()
    expect(page.locator(".beacon:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(beacon(page, "b")).to_be_focused()


def test_beacons_side_by_side_are_all_in_reach(visit, make):
    spots = [make.step(name, "hotspot", **make.at("#" + name)) for name in ("p", "a")]
    inner = '<div id="p" style="margin:80px;width:300px;padding:6px;text-align:right"><button id="a">A</button></div>'
    page = visit([make.guide(*spots, kind="hotspots", id="spots")], inner)
    expect(page.locator(".beacon:visible")).to_have_count(2)
    page.evaluate("document.body.append('x'); new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.locator(".beacon:visible")).to_have_count(2)
