"""Steps that wait say where to go: to their page, or to what has to be opened first."""

from playwright.sync_api import expect

from tests.player.looking import shows
from tests.player.test_step_pages import BUTTON, on

MENU = """<button id="menu" style="margin:60px" aria-expanded="false" onclick="list.hidden = !list.hidden">Menu</button>
<ul id="list" hidden><li><button id="b">Reports</button></ul>"""
IMPATIENT = """const later = setTimeout;
window.setTimeout = (work, wait, ...more) => later(work, wait >= 30000 ? 300 : wait, ...more)"""
WAY = "Open “Menu” to go on."


def opener(selector="#menu", **members):
    return {"opener": {"selectors": [selector], "way": WAY, **members}}


def way(page, sentence=WAY):
    return page.get_by_role("dialog", name=sentence)


def test_who_has_to_go_to_another_page_is_told_where(visit, make, served):
    there = make.step("s2", way="Open “Users” to go on.", **make.at("#a"), **on("/users"))
    page = visit(
        [make.guide(make.step("s1", **make.at("#a"), **on("/")), there)], dict.fromkeys(("/", "/users", "/other"), BUTTON)
    )
    page.get_by_role("button", name="Next").click()
    told = page.get_by_role("dialog", name="Open “Users” to go on.")
    expect(told).to_be_visible()
    page.goto(f"{served.origin}/other")
    expect(told).to_be_visible()
    page.goto(f"{served.origin}/users")
    shows(page, "s2").to_be_visible()
    expect(told).to_have_count(0)


def test_what_has_to_be_opened_first_is_pointed_at(visit, make, served):
    inside = make.step("s2", missing={"wait": 0.3, "then": "skip"}, **opener(), **make.at("#b"))
    page = visit([make.guide(make.step("s1", "modal"), inside)], MENU)
    page.get_by_role("button", name="Next").click()
    expect(way(page)).to_be_visible()
    page.locator("#menu").click()
    shows(page, "s2").to_be_visible()
    expect(way(page)).to_have_count(0)
    page.locator("#menu").click()
    expect(way(page)).to_be_visible()
    assert "target_missing" not in served.figures


def test_what_is_not_behind_its_opener_is_missing_and_counted(visit, make, served):
    inside = make.step("s2", missing={"wait": 0.1, "then": "skip"}, **opener(), **make.at("#gone"))
    steps = [make.step("s1", "modal"), inside, make.step("s3", "modal")]
    page = visit([make.guide(*steps)], MENU, script=IMPATIENT)
    page.get_by_role("button", name="Next").click()
    expect(way(page)).to_be_visible()
    page.locator("#menu").click()
    shows(page, "s3").to_be_visible()
    assert "target_missing" in served.figures_until("target_missing")


def test_who_leaves_while_the_way_is_shown_has_left_the_page_once(visit, make, served):
    there = make.step("s2", way="Open “Users” to go on.", **make.at("#a"), **on("/users"))
    page = visit([make.guide(make.step("s1", **make.at("#a"), **on("/")), there)], {"/": BUTTON, "/other": BUTTON})
    page.get_by_role("button", name="Next").click()
    expect(way(page, "Open “Users” to go on.")).to_be_visible()
    page.evaluate("location.href = '/other'")
    page.wait_for_url("**/other")
    expect(way(page, "Open “Users” to go on.")).to_be_visible()
    assert "left_page" not in served.figures
    page.goto("about:blank")
    served.figures_until("left_page")
    assert [event["step"] for event in served.events if event["figure"] == "left_page"] == ["s2"]
