"""Pages that go on living under a guide: made anew, hidden, scrolled, asked for print, taken away."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import BUTTON, PAINTED, shows

CARD = "document.querySelector('cairn-stage').shadowRoot.querySelector('.card')"
YES = {"when": "value", "operator": "equals", "value": "yes"}


def two_steps(make, rule, **members):
    first = make.step("s1", advance=[rule], **members, **make.at("#a"))
    return [make.guide(first, make.step("s2", "modal"))]


@pytest.mark.parametrize("field", ["<input id=a>", "<div id=a contenteditable>x</div>"])
def test_a_typed_value_goes_on_although_its_field_was_made_anew(visit, make, field):
    page = visit(two_steps(make, YES, buttons=[]), f'<div id="root" style="margin:80px">{field}</div>')
    shows(page, "s1").to_be_visible()
    page.evaluate(f"root.innerHTML = root.innerHTML; {PAINTED}")
    page.locator("#a").fill("yes")
    page.locator("#a").blur()
    shows(page, "s2").to_be_visible()


def test_an_element_appears_when_it_can_be_seen(visit, make):
    rule = {"when": "appears", "selector": "#toast"}
    page = visit(two_steps(make, rule), BUTTON + '<div id="toast" hidden>Saved</div>')
    shows(page, "s1").to_be_visible()
    page.evaluate(f"document.body.dataset.changed = 1; {PAINTED}")
    shows(page, "s1").to_be_visible()
    page.evaluate("toast.hidden = false")
    shows(page, "s2").to_be_visible()


def test_an_element_that_is_hidden_has_disappeared(visit, make):
    page = visit(two_steps(make, {"when": "disappears", "selector": "#toast"}), BUTTON + '<div id="toast">Saved</div>')
    shows(page, "s1").to_be_visible()
    page.evaluate("toast.hidden = true")
    shows(page, "s2").to_be_visible()


def test_an_address_that_changes_after_the_page_did_is_noticed(visit, make):
    page = visit(two_steps(make, {"when": "url", "part": "path", "operator": "equals", "value": "/done"}), BUTTON)
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    page.evaluate("history.pushState(0, '', '/done')")
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("told", ["cairn.set({beat: ++n})", "cairn.track('beat')", "history.replaceState(0, '', '#x')"])
def test_a_delay_is_not_begun_anew_by_what_the_page_tells(visit, make, told):
    page = visit([make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "delay", "seconds": 1}})], "", script="n = 0")
    page.wait_for_function("window.cairn?.version")
    page.evaluate(f"setInterval(() => {{ {told} }}, 300)")
    shows(page, "s1").to_be_visible(timeout=6_000)


def test_a_list_that_scrolls_is_not_the_page(visit, make):
    deep = make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "scroll", "percent": 50}})
    page = visit(
        [deep], '<div id="list" style="height:99px;overflow:auto"><p style="height:5000px">x</div><p style="height:3000px">'
    )
    page.wait_for_function("window.cairn?.version")
    page.evaluate(f"new Promise(done => {{ list.onscroll = done; list.scrollTop = 4000 }}).then(() => {PAINTED})")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate("scrollTo(0, 1e6)")
    shows(page, "s1").to_be_visible()


def test_back_goes_over_a_step_whose_target_is_missing(visit, make):
    gone = make.step("s2", missing={"wait": 0.2, "then": "skip"}, **make.at("#gone"))
    last = make.step("s3", "modal", buttons=[{"label": "Back", "action": {"type": "back"}}])
    page = visit([make.guide(make.step("s1", "modal"), gone, last)], "")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Back").click()
    shows(page, "s1").to_be_visible()


def test_back_to_a_first_step_that_is_missing_comes_to_the_second(visit, make):
    gone = make.step("s1", missing={"wait": 0.2, "then": "skip"}, **make.at("#gone"))
    back = make.step("s2", "modal", buttons=[{"label": "Back", "action": {"type": "back"}}])
    page = visit([make.guide(gone, back)], "")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    shows(page, "s2").to_be_visible()


def test_a_page_that_takes_the_stage_away_again_and_again_has_its_will(visit, make, served):
    fight = """window.fights = 0;
    new MutationObserver(() => document.querySelectorAll("cairn-stage").forEach(one => (fights++, one.remove())))
      .observe(document, {childList: true, subtree: true});"""
    page = visit([make.guide(make.step("s1", **make.at("#a")))], BUTTON, script=fight)
    served.figures_until("dismissed")
    assert page.evaluate("fights") < 20


@pytest.mark.parametrize("kind", ["tooltip", "modal", "banner", "slideout"])
def test_a_printed_page_has_no_card_on_it(visit, make, kind):
    target = make.at("#a") if kind == "tooltip" else {}
    page = visit([make.guide(make.step("s1", kind, **target))], BUTTON)
    shows(page, "s1").to_be_visible()
    page.emulate_media(media="print")
    assert not page.evaluate(f"{CARD}.checkVisibility()")


def test_a_printed_page_has_no_room_for_a_banner_that_is_not_on_it(visit, make):
    page = visit([make.guide(make.step("s1", "banner", placement="top", push=True))], BUTTON)
    page.wait_for_function("parseFloat(getComputedStyle(document.documentElement).marginTop) > 0")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).marginTop") == "0px"


@pytest.mark.parametrize("kind", ["tooltip", "hotspot", "slideout"])
def test_the_backdrop_that_a_page_gives_its_own_dialogs_dims_nothing(visit, make, kind):
    group = {"kind": "hotspots"} if kind == "hotspot" else {}
    step = make.step("s1", kind, **({} if kind == "slideout" else make.at("#a")))
    page = visit([make.guide(step, **group)], "<style>::backdrop { background: rgb(255, 0, 0) }</style>" + BUTTON)
    expect(page.locator("cairn-stage")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.querySelector('cairn-stage'), '::backdrop').display") == "none"


def test_a_page_that_keeps_the_name_cairn_for_itself_keeps_it_and_gets_its_guides(visit, make):
    own = "Object.defineProperty(window, 'cairn', {value: {mine: 1}})"
    page = visit([make.guide(make.step("s1", "modal"))], "", script=own)
    shows(page, "s1").to_be_visible()
    assert page.evaluate("cairn.mine") == 1


def test_lists_that_a_library_has_changed_keep_no_language_away(visit, make):
    """As Prototype.js does."""
    content = {"language": "en", "steps": [make.step("s1", "modal")], "translations": {"de": {"s1.title": "Titel eins"}}}
    page = visit([make.guide(content=content)], "", script="Array.prototype.entries = function () { return [] }", locale="de-AT")
    expect(page.get_by_role("dialog", name="Titel eins")).to_be_visible()


def test_a_card_follows_what_no_event_tells_of_on_pages_with_lists_of_their_own(visit, make):
    """As MooTools has them."""
    moving = "<style>@keyframes go { to { transform: translate(200px, 100px) } }</style>"
    page = visit(
        [make.guide(make.step("s1", placement="bottom", **make.at("#a")))],
        f'{moving}<div id="pan">{BUTTON}</div>',
        script="Array.from = item => item && Array.prototype.slice.call(item)",
        reduced_motion="no-preference",
    )
    shows(page, "s1").to_be_visible()
    page.evaluate("pan.style.animation = 'go .3s forwards'; new Promise(done => (pan.onanimationend = done))")
    page.wait_for_function(
        f"Math.abs({CARD}.getBoundingClientRect().top - a.getBoundingClientRect().bottom - 12) < 2", timeout=6_000
    )


def test_a_click_that_leaves_the_page_at_once_moves_the_tour_on(visit, make):
    first = make.step("s1", advance=[{"when": "target_click"}], **make.at("#a"))
    link = '<a id="a" href="/next">A</a><script>setTimeout = () => 0</script>'  # as if there were no time for it
    page = visit(
        [make.guide(first, make.step("s2", **make.at("#b")))], {"/": link, "/next": '<a id="a" href="/">A</a><p id="b">B</p>'}
    )
    shows(page, "s1").to_be_visible()
    page.locator("#a").click()
    page.wait_for_url("**/next")
    shows(page, "s2").to_be_visible()
