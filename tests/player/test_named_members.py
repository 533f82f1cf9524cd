"""A page may name its forms and pictures after anything that documents have: `<form name=body>`. Guides show all the same."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import shows

BUTTON = '<button id="a" style="margin:80px">A</button><p style="height:3000px">'
NAMES = """() => {
  const members = (thing) => (thing ? [...Object.getOwnPropertyNames(thing), ...members(Object.getPrototypeOf(thing))] : []);
  return [...new Set(members(HTMLDocument.prototype))];
}"""


@pytest.fixture
def named(browser):
    """Forms and pictures behind the page, with the names of all members of documents."""
    page = browser.new_page()
    names = page.evaluate(NAMES)
    page.close()
    assert {"body", "querySelectorAll", "activeElement", "addEventListener"} <= set(names)
    forms = "".join(f'<form name="{name}" hidden></form>' for name in names[::2])
    return forms + "".join(f'<img name="{name}" alt="" hidden>' for name in names[1::2])


def is_shadowed(page):
    return page.evaluate("document.body.localName != 'body' && typeof document.querySelectorAll != 'function'")


def test_a_tour_goes_its_way(visit, make, served, named):
    steps = [
        make.step("s1", advance=[{"when": "target_click"}], backdrop={"kind": "spotlight", "through": True}, **make.at("#a")),
        make.step("s2", "banner", placement="top", push=True, buttons=[], advance=[{"when": "appears", "selector": "#later"}]),
        make.step("s3", **make.at("#b"), opener={"selectors": ["#a"], "way": "Open “A” to go on."}),
        make.step("s4", "modal"),
    ]
    page = visit([make.guide(*steps, rules={"trigger": {"type": "scroll", "percent": 20}})], BUTTON + named)
    assert is_shadowed(page)
    page.mouse.wheel(0, 1500)
    shows(page, "s1").to_be_visible()
    page.locator("#a").click()
    shows(page, "s2").to_be_visible()
    page.wait_for_function("parseFloat(getComputedStyle(Reflect.get(Document.prototype, 'documentElement', document)).marginTop)")
    page.evaluate("a.insertAdjacentHTML('afterend', '<i id=later>x</i>')")
    expect(page.get_by_role("dialog", name="Open “A” to go on.")).to_be_visible()
    page.evaluate("later.insertAdjacentHTML('afterend', '<button id=b>B</button>')")
    shows(page, "s3").to_be_visible()
    page.get_by_role("button", name="Next").click()
    shows(page, "s4").to_be_visible()
    page.get_by_role("button", name="Next").click()
    assert served.figures_until("completed").count("reached") == 4


def test_beacons_open_and_are_closed_by_escape(visit, make, served, named):
    steps = [make.step("s1", "hotspot", pulse="ring", **make.at("#a")), make.step("s2", "hotspot", pulse="ring", **make.at("p"))]
    group = make.guide(*steps, kind="hotspots")
    page = visit([group], BUTTON + named, theme={"mode": "host", "page_font": True})
    page.get_by_role("button", name="Title s1").click()
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Title s1")).to_have_count(0)
    page.get_by_role("button", name="Title s2").click()
    shows(page, "s2").to_be_visible()


def test_what_is_in_a_dialog_and_a_component_is_pointed_at(visit, make, named):
    body = f"""<dialog id="d"><x-a></x-a></dialog>{named}<script>
    customElements.define("x-a", class extends HTMLElement {{
      connectedCallback() {{ this.attachShadow({{mode: "open"}}).innerHTML = "<button id=c>C</button><button>D</button>" }} }});
    d.showModal()</script>"""
    inside = make.step("s1", target={"selectors": ["#c"], "inside": [{"selectors": ["x-a"]}]})
    page = visit([make.guide(inside, make.step("s2", "modal"))], body)
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
