import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button><button id="b" style="margin:80px">B</button>'


@pytest.fixture
def group(make):
    def built(**members):
        spots = [make.step(name, "hotspot", **make.at("#" + name), **members) for name in ("a", "b")]
        return make.guide(*spots, kind="hotspots", id="spots")

    return built


def test_a_group_is_done_when_every_hotspot_was_opened(visit, group, served):
    page = visit([group()], PAGE)
    for name in ("a", "b"):
        page.get_by_role("button", name=f"Title {name}").click()
        expect(page.get_by_role("dialog", name=f"Title {name}")).to_be_visible()
        page.get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert served.figures_until("completed") == ["eligible", "started", "reached", "reached", "completed"]


def test_a_beacon_sits_on_the_corner_of_its_target(visit, group):
    page = visit([group()], PAGE)
    beacon = page.get_by_role("button", name="Title a")
    expect(beacon).to_be_visible()
    spot, target = beacon.bounding_box(), page.locator("#a").bounding_box()
    assert abs(spot["x"] + 14 - target["x"] - target["width"]) < 2
    assert abs(spot["y"] + 14 - target["y"]) < 2


def test_escape_closes_an_open_hint_and_then_takes_the_beacon_away(visit, group):
    page = visit([group()], PAGE)
    page.get_by_role("button", name="Title a").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Title b").focus()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_hint_opens_on_hover_without_taking_the_keyboard(visit, group):
    page = visit([group(open="hover")], PAGE)
    page.get_by_role("button", name="Title a").hover()
    expect(page.get_by_role("dialog", name="Title a")).to_be_visible()
    expect(page.get_by_role("dialog", name="Title a")).not_to_be_focused()


def test_a_beacon_hides_while_the_page_lays_something_over_its_target(visit, group):
    page = visit([group()], PAGE)
    expect(page.get_by_role("button", name="Title a")).to_be_visible()
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<div id=over style=\"position:fixed;inset:0;background:white\"></div>')"
    )
    expect(page.get_by_role("button", name="Title a")).to_be_hidden()
    page.evaluate("over.remove()")
    expect(page.get_by_role("button", name="Title a")).to_be_visible()


def test_a_hint_does_not_cover_the_target_it_is_about(visit, group):
    page = visit([group()], PAGE)
    page.get_by_role("button", name="Title a").click()
    card, target = page.get_by_role("dialog").bounding_box(), page.locator("#a").bounding_box()
    assert card["y"] >= target["y"] + target["height"]


def test_every_hotspot_can_be_dismissed_at_once(visit, make, served):
    all_of_them = [{"label": "Hide all", "action": {"type": "finish"}}]
    spots = [make.step(name, "hotspot", **make.at("#" + name), buttons=all_of_them) for name in ("a", "b")]
    page = visit([make.guide(*spots, kind="hotspots", id="spots")], PAGE)
    page.get_by_role("button", name="Title a").click()
    page.get_by_role("button", name="Hide all").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert "dismissed" in served.figures_until("dismissed")


@pytest.mark.parametrize(("pulse", "animation"), [("ring", "ring"), ("dot", "dot"), ("none", "none")])
def test_a_beacon_pulses_as_its_author_chose_and_rests_for_who_wants_less_motion(visit, group, pulse, animation):
    for motion, seen in (("no-preference", animation), ("reduce", "none")):
        page = visit([group(pulse=pulse)], PAGE, reduced_motion=motion)
        beacon = page.get_by_role("button", name="Title a")
        after = "const after = getComputedStyle(one, '::after'); return after.content == 'none' ? 'none' : after.animationName"
        assert beacon.evaluate(f"one => {{ {after} }}") == seen
