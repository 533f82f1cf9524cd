from playwright.sync_api import expect

BUTTONS = (
    '<button id="a" style="margin:80px">A</button><div style="height:1500px"></div><button id="b" style="margin:80px">B</button>'
)


def card(page, title):
    return page.get_by_role("dialog", name=title)


def box_of(page, selector):
    return page.locator(selector).bounding_box()


def test_a_tour_walks_to_its_end_and_every_figure_is_reported_once(visit, make, served):
    page = visit(
        [make.guide(make.step("s1", **make.at("#a")), make.step("s2", "modal"), make.step("s3", **make.at("#b")))], BUTTONS
    )
    for title in ("Title s1", "Title s2", "Title s3"):
        expect(card(page, title)).to_be_visible()
        page.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert served.figures_until("completed") == ["eligible", "started", "reached", "reached", "reached", "completed"]


def test_the_card_touches_its_target_and_follows_it(visit, make):
    page = visit([make.guide(make.step("s1", placement="bottom", **make.at("#a")))], BUTTONS)
    expect(card(page, "Title s1")).to_be_visible()

    def gap():
        target, shown = box_of(page, "#a"), card(page, "Title s1").bounding_box()
        return round(shown["y"] - target["y"] - target["height"])

    assert gap() == 12
    page.evaluate("scrollTo(0, 40)")
    page.wait_for_function("document.querySelector('#a').getBoundingClientRect().y < 60")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert gap() == 12
    page.evaluate("document.querySelector('#a').style.marginTop = '120px'")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))")
    assert gap() == 12


def test_a_click_on_the_target_goes_on(visit, make):
    page = visit(
        [make.guide(make.step("s1", advance=[{"when": "target_click"}], **make.at("#a")), make.step("s2", "modal"))], BUTTONS
    )
    expect(card(page, "Title s1")).to_be_visible()
    page.click("#a")
    expect(card(page, "Title s2")).to_be_visible()


def test_escape_always_leaves_and_focus_returns(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "api"}})], BUTTONS)
    page.focus("#a")
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('welcome')")
    expect(card(page, "Title s1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    expect(page.locator("#a")).to_be_focused()


def test_a_tour_goes_on_where_it_was_after_a_reload_and_on_another_page(visit, make):
    two = make.guide(make.step("s1", **make.at("#a")), make.step("s2", **make.at("#b")), make.step("s3", "modal"))
    page = visit([two], {"/": BUTTONS + '<a href="/other">other</a>', "/other": '<button id="b">B</button>'})
    page.get_by_role("button", name="Next").click()
    expect(card(page, "Title s2")).to_be_visible()
    page.reload()
    expect(card(page, "Title s2")).to_be_visible()
    page.get_by_role("link", name="other").dispatch_event("click")
    page.wait_for_url("**/other")
    expect(card(page, "Title s2")).to_be_visible()


def test_a_guide_shows_once_unless_its_rules_say_otherwise(visit, make):
    page = visit([make.guide(make.step("s1", "modal"))], BUTTONS)
    page.get_by_role("button", name="Next").click()
    page.reload()
    page.wait_for_function("window.cairn?.version")
    verdict = page.evaluate("cairn.explain('welcome')")
    assert [one["rule"] for one in verdict["rules"] if not one["held"]] == ["stop"]
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_target_that_comes_late_is_waited_for_and_one_that_never_comes_is_counted_apart(visit, make, served):
    missing = {"wait": 0.3, "then": "skip"}
    page = visit(
        [make.guide(make.step("s1", missing=missing, **make.at("#never")), make.step("s2", **make.at("#late")))], "<main></main>"
    )
    page.evaluate("document.querySelector('main').innerHTML = '<button id=late>Late</button>'")
    expect(card(page, "Title s2")).to_be_visible()
    page.keyboard.press("Escape")
    assert served.figures_until("dismissed") == ["eligible", "target_missing", "started", "reached", "dismissed"]


def test_a_target_that_is_made_anew_keeps_its_card(visit, make):
    page = visit([make.guide(make.step("s1", **make.at("#a")))], BUTTONS)
    expect(card(page, "Title s1")).to_be_visible()
    page.evaluate("document.querySelector('#a').replaceWith(document.querySelector('#a').cloneNode(true))")
    expect(card(page, "Title s1")).to_be_visible()


def test_the_tab_key_goes_from_the_target_into_the_card_and_on_behind_the_target(visit, make):
    page = visit([make.guide(make.step("s1", **make.at("#a")))], '<button id="a">A</button><button id="z">Z</button>')
    expect(card(page, "Title s1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#z")).to_be_focused()


def test_what_the_page_told_fills_the_text_and_never_becomes_markup(visit, make):
    told = make.guide(make.step("s1", "modal", body=[["p", "Hello {{ name | there }} of {{ firm | nowhere }}"]]))
    page = visit([told], BUTTONS, script="window.cairn = [['set', {name: '<b>Ann</b>'}]]")
    expect(card(page, "Title s1")).to_contain_text("Hello <b>Ann</b> of nowhere")


def test_a_language_the_guide_speaks_is_chosen_and_right_to_left_is_mirrored(visit, make):
    content = {
        "language": "en",
        "steps": [make.step("s1", "modal")],
        "translations": {"ar": {"s1.title": "أهلا", "s1.buttons.0": "التالي"}},
    }
    page = visit([make.guide(content=content)], BUTTONS, locale="ar-EG")
    expect(card(page, "أهلا")).to_be_visible()
    expect(page.get_by_role("button", name="التالي")).to_be_visible()
    assert page.locator("cairn-stage .layer").get_attribute("dir") == "rtl"


def test_what_is_asked_in_one_breath_is_done_in_order(visit, make):
    page = visit(
        [make.guide(make.step("s1", "modal"), make.step("s2", "modal"), rules={"trigger": {"type": "api"}})], "<p>Page</p>"
    )
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('welcome'); cairn.next()")
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
