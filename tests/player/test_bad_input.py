import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'


def test_a_guide_of_a_newer_kind_is_skipped_and_the_others_show(visit, make):
    modal = make.step("s1", "modal")
    newer = [
        make.guide(make.step("s1", "hologram"), id="one"),
        make.guide(modal, id="two", kind="carousel"),
        make.guide(modal, id="three", rules={"weather": "sun"}),
    ]
    page = visit([*newer, make.guide(make.step("s2", "modal"), id="four")], PAGE)
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    verdict = page.evaluate("cairn.explain('three')")
    assert [one["rule"] for one in verdict["rules"] if one.get("unknown")] == ["weather"]


def test_a_selector_the_browser_refuses_is_a_missing_target(visit, make, served):
    visit([make.guide(make.step("s1", missing={"wait": 0.1, "then": "end"}, **make.at("a[[")))], PAGE)
    served.figures_until("target_missing")


def test_a_script_loaded_twice_is_one_player(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    expect(page.get_by_role("dialog")).to_be_visible()
    again = "src => new Promise(onload => document.head.append(Object.assign(document.createElement('script'), {src, onload})))"
    page.evaluate(again, served.cairn + "/player/v1/abc.js")
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert served.figures_until("reached") == ["eligible", "started", "reached"]


def test_a_page_written_anew_shows_the_guide_again(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules={"frequency": {"show": "always"}})], PAGE)
    expect(page.get_by_role("dialog")).to_be_visible()
    anew = "tag => { document.open(); document.write('<title>anew</title><p>anew</p>' + tag); document.close() }"
    page.evaluate(anew, served.tag())
    expect(page.get_by_text("anew")).to_be_visible()


def test_a_page_that_overrides_prototypes_is_not_hurt(visit, make):
    spoiled = "Object.prototype.extra = Array.prototype.extra = () => {}; Array.prototype.toJSON = () => 'spoiled'"
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=spoiled)
    page.wait_for_function("window.cairn?.version")


def test_a_long_text_scrolls_inside_a_card_that_fits_the_window(visit, make):
    long = make.step("s1", "modal", body=[["p", "word " * 3000]])
    page = visit([make.guide(long)], PAGE, viewport={"width": 320, "height": 480})
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] + box["height"] <= 480


@pytest.mark.parametrize("style", ["width:0;height:0;padding:0;border:0", "visibility:hidden", "display:none"])
def test_a_target_nobody_can_see_is_missing(visit, make, served, style):
    waits = make.step("s1", missing={"wait": 0.1, "then": "end"}, **make.at("#x"))
    visit([make.guide(waits)], f'<button id="x" style="{style}"></button>')
    served.figures_until("target_missing")


def test_the_content_of_a_large_guide_is_fetched_when_it_starts(visit, make, served):
    large = make.guide(make.step("s1", "modal"), id="large", content_hash="c" * 64)
    content = served.contents["c" * 64] = served.contents["a" * 12] = large.pop("content")
    content["steps"].append(make.step("s2", "modal", body=["x" * 15_900]))
    many = [make.guide(make.step("s1", "modal"), id=f"g{n}", rules={"trigger": {"type": "api"}}) for n in range(100)]
    page = visit([large, *many], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    script, more = [path for _, path, _, _ in served.requests if "/player/" in path]
    assert script == "/player/v1/abc.js"
    assert more == "/player/v1/abc/content/aaaaaaaaaaaa.json"
