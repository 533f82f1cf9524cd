import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGE = '<main><h1>Customer</h1><button id="a" style="margin:200px 80px">A</button><button id="b">B</button></main>'
LINK = ["a", {"href": "/rules"}, "the rules"]
RICH = [["h3", "Part"], ["p", "Read ", LINK, " and ", ["code", "make run"]], ["ul", ["li", "One"]], ["blockquote", "Said"]]
KINDS = {
    "tooltip": {"target": {"selectors": ["#a"]}, "progress": "dots", "backdrop": {"kind": "spotlight", "through": True}},
    "modal": {"progress": "bar"},
    "slideout": {"placement": "bottom-right", "progress": "count"},
    "banner": {"placement": "top"},
    "hotspot": {"target": {"selectors": ["#a"]}},
}
NIGHT = {"background": "#101418", "text": "#eeeeee", "accent": "#7dd3fc"}
THEMES = {
    "light": {"mode": "light"},
    "dark": {"mode": "dark"},
    "bright": {"mode": "light", "accent": "#facc15", "radius": 0},
    "own dark": {"mode": "system", "background": "#ffffff", "text": "#222222", "dark": NIGHT},
}
# A bright accent is no colour for a link on white: the editor says so when the theme is saved.
LINKS = {"bright"}


def shown(visit, make, kind, theme=None, **context):
    buttons = [
        {"label": label, "style": style, "action": {"type": "next"}}
        for label, style in (("More", "secondary"), ("Next", "primary"))
    ]
    told = make.step("s1", kind, body=RICH, buttons=buttons, **KINDS[kind])
    members = {"kind": "hotspots"} if kind == "hotspot" else {}
    second = make.step("s2", kind, **KINDS[kind] | (make.at("#b") if kind == "hotspot" else {}))
    page = visit([make.guide(told, second, **members)], PAGE, theme=theme, **context)
    if kind == "hotspot":
        page.get_by_role("button", name="Title s1").click()
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    return page


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_step_kind_and_theme(visit, make, kind, theme):
    page = shown(visit, make, kind, THEMES[theme], color_scheme="dark" if theme == "own dark" else "light")
    ignored = {"color-contrast": {"enabled": theme not in LINKS}, "region": {"enabled": False}}
    found = Axe().run(page, options={"rules": ignored, "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_fits_a_window_of_320_pixels_and_its_buttons_can_be_hit(visit, make, kind):
    page = shown(visit, make, kind, viewport={"width": 320, "height": 560})
    box = page.get_by_role("dialog", name="Title s1").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    for button in page.get_by_role("dialog", name="Title s1").get_by_role("button").all():
        size = button.bounding_box()
        assert min(size["width"], size["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_keep_the_edges_of_cards_and_buttons(visit, make, kind):
    page = shown(visit, make, kind, forced_colors="active")
    primary = page.get_by_role("button", name="Next")
    assert primary.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    assert page.get_by_role("dialog", name="Title s1").evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"


def test_only_a_modal_keeps_the_tab_key_inside(visit, make):
    page = shown(visit, make, "modal")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") != "a"


def test_a_step_that_does_not_take_focus_is_announced(visit, make):
    page = shown(visit, make, "slideout")
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("cairn-stage .layer").get_attribute("aria-live") == "polite"


def test_nobody_who_is_typing_loses_the_keyboard(visit, make):
    asked = make.guide(make.step("s1", **make.at("#f")), rules={"trigger": {"type": "event", "name": "go"}})
    page = visit([asked], '<input id="f" aria-label="f">')
    page.focus("#f")
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.track('go')")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#f")).to_be_focused()


def test_at_400_percent_everything_can_be_reached(visit, make):
    page = visit([make.guide(make.step("s1", "modal", body=[*RICH, *RICH]))], PAGE, viewport={"width": 320, "height": 256})
    card = page.get_by_role("dialog", name="Title s1")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 256
    for button in card.get_by_role("button").all():
        place = button.bounding_box()
        assert place["y"] + place["height"] <= box["y"] + box["height"]
    text = card.locator(".text")
    assert text.evaluate("text => text.scrollHeight > text.clientHeight")
    text.evaluate("text => text.scrollTo(0, 1e6)")
    expect(card.get_by_text("Said").last).to_be_in_viewport()


def test_a_screen_reader_hears_a_dialog_its_text_where_one_is_and_its_buttons_by_name(visit, make):
    page = shown(visit, make, "tooltip")
    expect(page.get_by_role("dialog")).to_match_aria_snapshot("""
      - dialog "Title s1":
        - heading "Title s1" [level=2]
        - heading "Part" [level=3]
        - text: 1 / 2
        - button "More"
        - button "Next"
        - button "Close"
    """)
    expect(page.get_by_role("dialog")).to_have_accessible_description("Part Read the rules and make run One Said")


def test_the_keyboard_walks_through_a_modal_and_escape_gives_the_focus_back(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), rules={"trigger": {"type": "api"}})], PAGE)
    page.locator("#b").focus()
    page.evaluate("cairn.start('welcome')")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_focused()
    for name in ("Next", "Close", "Next"):
        page.keyboard.press("Tab")
        focused = page.get_by_role("button", name=name)
        if name == "Next" and not focused.evaluate("one => one.matches(':focus')"):
            page.keyboard.press("Tab")  # the browser's own controls come between
        expect(focused).to_be_focused()
        assert focused.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(page.locator("#b")).to_be_focused()


def test_a_finger_is_enough(visit, make):
    page = shown(visit, make, "tooltip", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700})
    page.get_by_role("button", name="Next").tap()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("cairn-stage")).to_have_count(0)
