"""What nobody can see is not there: off the canvas, cut off, transparent, under something that lies over the page."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import PAINTED, shows

A = '<button id="a">A</button>'
STAGES = "document.querySelectorAll('cairn-stage').length"
UNSEEN = {
    "left of the page": f'<div style="position:absolute;left:-500px">{A}</div>',
    "above the page": f'<div style="position:absolute;top:-90px">{A}</div>',
    "a fixed drawer": f'<div style="position:fixed;left:0;transform:translateX(-100%)">{A}</div>',
    "a fixed drawer below": f'<div style="position:fixed;top:100%">{A}</div>',
    "a drawer beside": f'<style>body {{ overflow-x: hidden }}</style><div style="position:absolute;left:100%">{A}</div>',
    "a shell's drawer": '<div style="position:relative;overflow:hidden;height:90px">'
    f'<div style="position:absolute;top:100%">{A}</div></div>',
    "a drawer before a scrolled part": '<div style="position:relative;overflow:auto;height:90px">'
    f'<div style="position:absolute;left:-300px">{A}</div></div>',
    "above a scrolled part": '<div style="position:relative;overflow:auto;margin-top:300px;height:90px">'
    f'<div style="position:absolute;top:-200px">{A}</div></div>',
    "a folded part": f'<div style="height:0;overflow:clip">{A}</div>',
    "transparent": f'<div style="opacity:0">{A}</div>',
    "a wrapper without boxes": '<x-a id="a" style="display:contents"><b hidden>A</b></x-a>',
    "a dialog over it": f"{A}<dialog id=d>Asks</dialog><script>d.showModal()</script>",
    "consent over it": f'{A}<div style="position:fixed;inset:0;background:#fff">We value your privacy</div>',
    "inert": f'<div style="position:fixed;inset:0;background:#fff;z-index:1"><p>Sign in</p></div><main inert>{A}</main>',
}
SEEN = {
    "a list that cuts sideways": f'<div style="height:90px;overflow:hidden auto"><p style="height:900px">x</p>{A}</div>',
    "far below": f'<p style="height:3000px">far</p>{A}',
    "far to the right": f'<p style="width:3000px">far</p><div style="margin-left:2500px">{A}</div>',
    "a list from the right": '<div dir="rtl" style="width:300px;overflow:auto"><div style="width:900px;display:flex">'
    f'<p style="flex:1">x</p>{A}</div></div>',
    "a list from below": '<div style="display:flex;flex-direction:column-reverse;height:90px;overflow:auto">'
    f'<p style="flex:0 0 900px">x</p><div style="flex:0 0 30px">{A}</div></div>',
    "a list scrolled away": f'<div style="height:90px;overflow:auto"><p style="height:900px">x</p>{A}</div>',
    "a menu out of its box": f'<div style="overflow:hidden;height:40px"><div style="position:absolute;top:200px">{A}</div></div>',
    "fixed in a box": f'<div style="overflow:hidden;height:0"><div style="position:fixed;top:99px">{A}</div></div>',
    "a transparent field": '<label style="display:block;margin:90px"><input id="a" type="radio" style="opacity:0">A</label>',
    "a wrapper without a box": f'<x-a id="a" style="display:contents">{A.replace("a", "b", 1)}</x-a>',
    "a page that is one fixed box": f'<div style="position:fixed;inset:0"><div style="padding:90px">{A}</div></div>',
    "half under a header": f'<header style="position:fixed;top:0;height:70px;width:100%;background:#ddd"></header>{A}',
    "without pointer": f'<div style="margin:90px;pointer-events:none">{A}</div>',
}


@pytest.mark.parametrize("where", UNSEEN)
def test_what_nobody_can_see_is_missing(visit, make, where):
    first = make.step("s1", missing={"wait": 0.3, "then": "skip"}, **make.at("#a"))
    page = visit([make.guide(first, make.step("s2", "modal"))], UNSEEN[where])
    if "over it" in where or where == "inert":
        page.wait_for_function("window.cairn?.version")
        page.evaluate("new Promise(done => setTimeout(done, 500))")
        expect(page.locator("cairn-stage")).to_have_count(0)
    else:
        shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("where", SEEN)
def test_what_somebody_can_see_is_there(visit, make, where):
    page = visit([make.guide(make.step("s1", **make.at("#a")))], SEEN[where])
    shows(page, "s1").to_be_visible()


def test_a_copy_that_a_slider_keeps_beside_its_window_is_no_second_match(visit, make):
    slides = "".join(f'<div style="flex:0 0 300px"><button class="{name}">{name}</button></div>' for name in ("b", "a", "b", "a"))
    slider = (
        f'<div style="width:300px;overflow:hidden"><div style="display:flex;transform:translateX(-300px)">{slides}</div></div>'
    )
    page = visit([make.guide(make.step("s1", **make.at(".a")))], slider)
    shows(page, "s1").to_be_visible()
    box, card = page.locator(".a").first.bounding_box(), page.get_by_role("dialog").bounding_box()
    assert abs(box["y"] + box["height"] + 12 - card["y"]) < 3


@pytest.mark.parametrize("transition", ["", "transition:opacity .1s"])
def test_what_shows_while_it_is_pointed_at_has_its_step_then(visit, make, transition):
    row = f'<style>#r button {{ opacity: 0; {transition} }} #r:hover button {{ opacity: 1 }}</style><p id="r">Row {A}</p>'
    page = visit([make.guide(make.step("s1", missing={"wait": 30}, **make.at("#a")))], row)
    page.wait_for_function("window.cairn?.version")
    page.evaluate(PAINTED)
    assert page.evaluate(STAGES) == 0
    page.locator("#r").hover()
    shows(page, "s1").to_be_visible()


def test_a_card_hides_while_its_target_is_scrolled_out_of_its_list(visit, make):
    box = f'<div id="box" style="margin-top:150px;height:200px;overflow:auto">{A}<p style="height:900px">x</p></div>'
    page = visit([make.guide(make.step("s1", **make.at("#a")))], box)
    shows(page, "s1").to_be_visible()
    page.evaluate("box.scrollTop = 500")
    expect(page.locator("cairn-stage .card")).to_be_hidden()
    page.evaluate("box.scrollTop = 0")
    shows(page, "s1").to_be_visible()


def test_a_step_waits_while_a_dialog_lies_over_its_target(visit, make, served):
    page = visit([make.guide(make.step("s1", missing={"wait": 0.1}, **make.at("#a")))], f"{A}<dialog id=d>Asks</dialog>")
    shows(page, "s1").to_be_visible()
    page.evaluate("d.showModal()")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("new Promise(done => setTimeout(done, 300)).then(() => d.close())")
    shows(page, "s1").to_be_visible()
    assert "target_missing" not in served.figures


def test_bringing_into_view_scrolls_only_what_a_person_could_scroll(visit, make):
    shell = f"""<style>html, body {{ height: 100%; margin: 0; overflow: hidden }}</style>
      <div id="app" style="height:100%;overflow:hidden;position:relative"><main id="m" style="height:80%;overflow:auto">
      <p style="height:1500px">x</p>{A}</main><div style="height:900px">kept below</div></div>"""
    page = visit([make.guide(make.step("s1", **make.at("#a")))], shell)
    shows(page, "s1").to_be_visible()
    assert page.evaluate("[app.scrollTop, scrollY]") == [0, 0]
    assert page.evaluate("m.scrollTop") > 0


def test_a_tall_target_begins_below_a_fixed_header(visit, make):
    header = '<header style="position:fixed;top:0;height:70px;width:100%;background:#ddd"></header>'
    tall = '<p style="height:1200px">x</p><section id="a" style="height:1100px"><h2 id="h">Tall</h2></section>'
    page = visit([make.guide(make.step("s1", **make.at("#a")))], header + tall)
    shows(page, "s1").to_be_visible()
    page.wait_for_function("a.getBoundingClientRect().top >= 69 && a.getBoundingClientRect().top < 120")


def test_a_target_that_late_pictures_push_away_is_brought_back_until_somebody_scrolls(visit, make):
    page = visit([make.guide(make.step("s1", **make.at("#a")))], f'<div id="top"></div>{A}<p style="height:2000px">x</p>')
    shows(page, "s1").to_be_visible()
    page.evaluate(f"top.style; document.getElementById('top').style.height = '1500px'; {PAINTED}")
    expect(page.locator("#a")).to_be_in_viewport()
    page.mouse.wheel(0, 10)
    page.evaluate(f"document.getElementById('top').style.height = '4000px'; {PAINTED}")
    expect(page.locator("#a")).not_to_be_in_viewport()


def test_a_card_follows_into_full_screen_and_back(visit, make):
    box = f'<div id="box" style="padding:90px;background:#eee">{A}</div><button id="go">Go</button>'
    steps = [make.step(name, **make.at("#a")) for name in ("s1", "s2", "s3")]
    page = visit([make.guide(*steps)], box)
    shows(page, "s1").to_be_visible()
    page.evaluate("go.onclick = () => void box.requestFullscreen()")
    page.locator("#go").press("Enter")
    page.wait_for_function("box.contains(document.querySelector('cairn-stage'))")
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    page.evaluate("document.exitFullscreen()")
    page.wait_for_function("document.querySelector('cairn-stage')?.parentNode == document.body")
    page.get_by_role("button", name="Next").click()
    shows(page, "s3").to_be_visible()


CONSENT = '<div id="consent" style="position:fixed;background:#fff;{}">Cookies?</div>'


def test_what_is_larger_than_the_window_is_covered_where_all_that_is_seen_of_it_is(visit, make):
    """Its middle is below the window, where nothing lies over it."""
    body = '<main id="a" style="height:3000px">Main</main>' + CONSENT.format("inset:0")
    page = visit([make.guide(make.step("s1", **make.at("#a")))], body)
    page.wait_for_function("window.cairn?.version")
    page.evaluate(PAINTED)
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("consent.remove()")
    shows(page, "s1").to_be_visible()


def test_what_is_covered_in_its_middle_only_is_there(visit, make):
    body = '<nav id="a" style="height:580px;width:890px">Nav</nav>' + CONSENT.format("inset:60px")
    page = visit([make.guide(make.step("s1", **make.at("#a")))], body)
    shows(page, "s1").to_be_visible()
