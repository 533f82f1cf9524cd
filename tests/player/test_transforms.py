"""Cards beside targets that the page scales, turns, zooms or moves by its own ancestors."""

import pytest
from playwright.sync_api import expect

BESIDE = """() => {
  const card = document.querySelector("cairn-stage").shadowRoot.querySelector(".card").getBoundingClientRect();
  const target = document.querySelector("#a").getBoundingClientRect();
  return Math.abs(card.top - target.bottom - 12) < 1.5 || Math.abs(target.top - card.bottom - 12) < 1.5;
}"""
PAGES = {
    "a scaled body": "<style>body{transform:scale(.7);transform-origin:0 0}</style>",
    "a body that is turned": "<style>body{transform:rotate(8deg)}</style>",
    "a filter on the root": "<style>html{filter:grayscale(1)}</style>",
    "a perspective": "<style>body{perspective:600px} #a{transform:rotateY(30deg)}</style>",
    "a zoomed root": "<style>html{zoom:1.25}</style>",
    "a contained body": "<style>body{contain:layout paint;will-change:transform}</style>",
    "a root that is flexible": "<style>html,body{display:flex;overflow:hidden;height:100%}</style>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_card_touches_its_target_on_a_page_with(visit, make, name):
    body = PAGES[name] + '<button id="a" style="margin:180px 120px">A</button>'
    page = visit([make.guide(make.step("s1", placement="bottom", **make.at("#a")))], body)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.wait_for_function(BESIDE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_in_viewport(ratio=1)


def test_a_card_follows_its_target_when_an_ancestor_is_moved(visit, make):
    body = (
        '<style>#pan{transition:transform .2s}</style><div id="pan"><p><button id="a" style="margin:120px">A</button></p></div>'
    )
    page = visit([make.guide(make.step("s1", **make.at("#a")))], body, reduced_motion="no-preference")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("pan.style.transform = 'translate(150px, 180px) scale(1.2)'")
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    page.wait_for_function(BESIDE)
    assert page.locator("#a").bounding_box()["y"] > 250


def test_a_card_follows_its_target_through_each_of_two_nested_containers(visit, make):
    tall = '<p style="height:{}px"></p>'
    inner = (
        f'<div id="inner" style="height:300px;overflow:auto">{tall.format(120)}<button id="a">A</button>{tall.format(900)}</div>'
    )
    body = f'<div id="outer" style="height:450px;overflow:auto">{tall.format(80)}{inner}{tall.format(900)}</div>'
    page = visit([make.guide(make.step("s1", **make.at("#a")))], body)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    for box, down in (("inner", 30), ("outer", 40), ("inner", 60)):
        top = page.locator("#a").bounding_box()["y"]
        page.evaluate(f"{box}.scrollTop = {down}")
        page.wait_for_function(f"document.querySelector('#a').getBoundingClientRect().y < {top}")
        page.wait_for_function(BESIDE)
