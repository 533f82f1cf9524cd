import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "link"}}


def test_a_link_starts_a_guide_whatever_its_frequency_and_an_unknown_one_starts_nothing(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE, path="/#cairn=welcome")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.goto(served.origin + "/#cairn=nobody")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_preview_shows_an_unpublished_version_and_touches_neither_history_nor_numbers(visit, make, served):
    corner = make.step("s1", "slideout", placement="top-left", progress="dots")
    served.contents["token-1"] = make.guide(corner, make.step("s2", "modal"), id="draft")
    page = visit([], PAGE, path="/#cairn-preview=token-1")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("dialog", name="Title s2").get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert "draft" not in page.evaluate("localStorage['cairn:abc']")
    served.release["guides"] = [make.guide(make.step("a1", "modal"), id="after")]
    page.goto(served.origin + "/?after")  # what waited to be sent would go now
    expect(page.get_by_role("dialog", name="Title a1")).to_be_visible()
    served.figures_until("started")
    assert {event["guide"] for event in served.events} == {"after"}


def test_the_overlay_says_why_a_guide_does_not_show_and_forgets_on_request(visit, make, served):
    elsewhere = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/elsewhere"}]}}
    free = {
        "segment": {
            "match": "all",
            "conditions": [{"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}],
        }
    }
    guides = [
        make.guide(make.step("s1", "modal"), rules=elsewhere),
        make.guide(make.step("s1", "banner"), id="free", name="Free plan", rules=free),
        make.guide(make.step("s1", "modal"), id="asked", name="Asked for", rules=ASKED),
        make.guide(make.step("s9", "banner"), id="news", name="News"),
    ]
    page = visit(guides, PAGE, path="/#cairn-debug")
    overlay = page.get_by_role("dialog", name="Cairn: would it show?")
    expect(overlay).to_contain_text('"Welcome" does not show: Wanted the path to be "/elsewhere", saw "/".')
    expect(overlay).to_contain_text('"Free plan" does not show: Wanted the attribute "plan" to be "free", saw nothing.')
    expect(overlay).to_contain_text('"Asked for" is ready: It waits for a link with its name.')
    expect(overlay).to_contain_text("This page told nothing about you")
    overlay.get_by_text('"Free plan" does not show').click()
    expect(overlay.get_by_text("The visitor is not in the segment")).to_be_visible()
    page.evaluate("cairn.set({plan: 'free'})")
    overlay.get_by_role("button", name="Look again").click()
    expect(overlay).to_contain_text('plan = "free"')
    served.figures_until("started")
    overlay.get_by_role("button", name="Look again").click()
    expect(overlay).to_contain_text("it was shown 1 time")
    overlay.get_by_role("button", name="Forget").click()
    expect(overlay).not_to_contain_text("it was shown 1 time")
    overlay.focus()
    overlay.press("Escape")
    expect(overlay).to_have_count(0)
    assert any("/parts/debug.js" in path for _, path, _, _ in served.requests)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_has_no_fault_that_axe_finds(visit, make, scheme):
    guides = [make.guide(make.step("s1", "modal"), rules=ASKED), make.guide(make.step("s1", "modal"), id="two", rules=ASKED)]
    page = visit(guides, PAGE, path="/#cairn-debug", color_scheme=scheme)
    overlay = page.get_by_role("dialog", name="Cairn: would it show?")
    overlay.locator("summary").first.click()
    expect(overlay.locator("li").first).to_be_visible()
    found = Axe().run(page, options={"rules": {"region": {"enabled": False}}})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


BOATS = {"pages": {"include": [{"part": "fragment", "operator": "equals", "value": "/boats"}]}}


def test_a_link_starts_a_guide_on_a_page_that_a_single_page_application_has_in_its_fragment(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], PAGE, path="/#/boats?sort=name#cairn=welcome")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_so_does_a_preview(visit, make, served):
    served.contents["token-1"] = make.guide(make.step("s1", "modal"), id="draft")
    page = visit([], PAGE, path="/#!/boats#cairn-preview=token-1")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_such_a_page_is_a_page_view_of_its_own_and_a_place_on_it_is_not(visit, make, served):
    boats = {"include": [{"part": "fragment", "operator": "starts_with", "value": "/boats"}]}
    always = {"pages": boats, "frequency": {"show": "always"}, "stop": {"dismissed": False}}
    page = visit([make.guide(make.step("s1", "modal"), rules=always)], PAGE, path="/#/boats")
    for _ in range(2):
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.evaluate("location.hash = '/berths'")
        page.evaluate("location.hash = '/boats'")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '/boats#list'; new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_guide_that_is_asked_for_leads_to_such_a_page(visit, make, served):
    asked = {"trigger": {"type": "link"}, **BOATS}
    page = visit([make.guide(make.step("s1", "modal"), rules=asked, start="/#/boats")], PAGE, path="/#/berths#cairn=welcome")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert page.url == f"{served.origin}/#/boats#cairn=welcome"


def test_a_beginning_with_two_slashes_leads_to_no_other_site(visit, make, served):
    asked = {"trigger": {"type": "link"}, "pages": {"include": [{"part": "path", "operator": "equals", "value": "/x"}]}}
    page = visit([make.guide(make.step("s1", "modal"), rules=asked, start="//127.0.0.1:9/x")], PAGE, path="/#cairn=welcome")
    page.wait_for_url("**/127.0.0.1:9/x#cairn=welcome")
    assert page.url == f"{served.origin}//127.0.0.1:9/x#cairn=welcome"
