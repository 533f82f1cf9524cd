"""A fetched page whose scripts would show it: what they wait for and what lies over it is noticed and taken away in the frame."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]

PAGE = """<!doctype html><style>{css}</style><body>{before}<h1>Berths</h1>
<p class="lazy">Forty are free.</p>
<nav><ul><li>More<ul class="menu"><li>Hidden until it is pointed at</li></ul></li></ul></nav>{after}</body>"""
COVER = "position: fixed; inset: 0; background: white; z-index: 99"

CASES = {
    "a preloader": ("", f'<div class="page-loader" style="{COVER}"><div class="spinner"></div></div>', "", ["loading"]),
    "x-cloak": ("[x-cloak] {display: none !important}", "<div x-data x-cloak>", "</div>", ["waiting"]),
    "a hidden body": ("body {visibility: hidden}", "", "", ["waiting"]),
    "a class against flicker": (".async-hide {opacity: 0 !important} html {opacity: 0}", "", "", ["waiting"]),
    "lazy content": (".lazy {opacity: 0; transition: opacity .3s}", "", "", ["clear"]),
    "a consent wall": (
        "body {overflow: hidden}",
        "",
        f'<div id="onetrust-consent-sdk"><div class="cookie-wall" style="{COVER}"><button>Accept all</button></div></div>',
        ["consent"],
    ),
    "nothing": (".menu {position: absolute; opacity: 0}", '<div x-show="open" x-cloak style="display: none">Later</div>', "", []),
}


@pytest.mark.parametrize(("css", "before", "after", "done"), CASES.values(), ids=CASES)
def test_what_keeps_a_page_from_being_seen_is_taken_away_and_said(open_editor, css, before, after, done):
    editor = open_editor(PAGE.format(css=css, before=before, after=after))
    lazy = editor.frame.locator("p.lazy")
    expect(lazy).to_have_css("opacity", "1")
    expect(lazy).to_be_visible()
    seen = "([x, y]) => document.elementFromPoint(x, y)?.closest('p')?.className ?? ''"
    box = lazy.bounding_box()
    assert editor.frame.evaluate(seen, [box["x"] + 20, box["y"] + 5]) == "lazy"
    if done:
        assert editor.wait_for("uncovered")["what"] == done
    else:
        assert editor.heard("uncovered") == []
    expect(editor.frame.get_by_text("Later")).to_have_count(0 if done else 1)
    expect(editor.frame.get_by_text("Later")).not_to_be_visible()


def test_what_is_pointed_at_under_a_cover_is_found(open_editor):
    cover = f'<div class="preloader" style="{COVER}"></div>'
    editor = open_editor(PAGE.format(css="", before=cover, after=""))
    editor.wait_for("uncovered")
    editor.point()
    editor.page.mouse.click(*editor.box("h1"))
    assert editor.wait_for("pick")["pick"]["label"] == "Berths"
