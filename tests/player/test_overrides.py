"""Pages whose scripts came first and changed what the language and the browser offer."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long

PAGE = '<button id="a" style="margin:80px">A</button>'
WRAPPED = """
const wrap = (owner, ...names) => names.forEach(name => {
  const real = owner[name];
  owner[name] = function (...given) { window.passed = (window.passed ?? 0) + 1; return real.apply(this, given) };
});
"""
KEEPS = {
    "wrapped methods of lists": "wrap(Array.prototype, 'map', 'filter', 'find', 'forEach', 'some', 'push')",
    "wrapped methods of elements": """
wrap(Element.prototype, 'append', 'remove', 'closest', 'getBoundingClientRect', 'setAttribute');
wrap(EventTarget.prototype, 'addEventListener', 'dispatchEvent');
wrap(Document.prototype, 'createElement', 'querySelectorAll');""",
    "wrapped timers and requests": """
wrap(window, 'setTimeout', 'clearTimeout', 'requestAnimationFrame', 'fetch', 'queueMicrotask');""",
    "wrapped history and storage": """
wrap(History.prototype, 'pushState', 'replaceState');
wrap(Storage.prototype, 'getItem', 'setItem');""",
    "collections of its own": "for (const name of ['Map', 'Set', 'WeakSet']) window[name] = class extends window[name] {};",
    "observers of its own": """
for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])
  window[name] = class extends window[name] { constructor(...given) { super(...given); this.own = true } };""",
    "enumerable extras on every object": "Object.prototype.extra = () => { throw Error('extra') };",
    "enumerable extras on lists and elements": """
Array.prototype.extra = () => { throw Error('extra') };
Element.prototype.extra = Function.prototype.extra = String.prototype.extra = 1;""",
    "names of its own": "window.$ = window._ = window.parts = window.boot = window.stage = () => { throw Error('own') };",
    "a console that throws": "console.debug = () => { throw Error('no console') };",
}
# As Prototype.js taught every list to: what is made into JSON then has a text where a list was.
PROTOTYPE_JS = """
Array.prototype.toJSON = function () { return '[' + this.map(one => JSON.stringify(one)).join() + ']' };"""
THROWS = {
    "Array.prototype": ["map", "filter", "find", "forEach", "some", "includes"],
    "Element.prototype": ["append", "attachShadow", "getBoundingClientRect"],
    "Object": ["assign", "entries"],
    "JSON": ["stringify", "parse"],
    "window": ["Map", "Set", "MutationObserver", "CSSStyleSheet", "fetch", "requestAnimationFrame"],
}


@pytest.mark.parametrize("name", KEEPS)
def test_a_tour_is_walked_on_a_page_with(visit, make, served, name):
    steps = [make.step("s1", backdrop={"kind": "spotlight"}, **make.at("#a")), make.step("s2", "modal")]
    page = visit([make.guide(*steps)], PAGE, script=WRAPPED + KEEPS[name])
    for number in (1, 2):
        shown = page.get_by_role("dialog", name=f"Title s{number}")
        expect(shown).to_be_visible()
        shown.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert served.figures_until("completed") == ["eligible", "started", "reached", "reached", "completed"]


def test_a_page_whose_lists_turn_themselves_into_text_is_still_counted(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE, script=PROTOTYPE_JS)
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert served.figures_until("dismissed") == ["eligible", "started", "reached", "dismissed"]


def test_on_such_a_page_what_a_tab_has_seen_is_remembered_too(visit, make, served):
    often = make.guide(make.step("s1", "modal"), rules={"frequency": {"show": "session"}, "stop": {"dismissed": False}})
    page = visit([often], PAGE, script=PROTOTYPE_JS)
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.reload()
    page.wait_for_function("window.cairn?.version")
    assert "frequency" in [rule["rule"] for rule in page.evaluate("cairn.explain('welcome')")["rules"] if not rule["held"]]
    expect(page.locator("cairn-stage")).to_have_count(0)


@pytest.mark.parametrize(("owner", "name"), [(owner, name) for owner, names in THROWS.items() for name in names])
def test_what_the_page_made_throw_stays_out_of_the_page(visit, make, owner, name):
    """The visit fails when an error reaches the page; that a guide shows is too much to ask."""
    broken = f"""console.debug = () => {{}};
    window.refused = 0;
    addEventListener("unhandledrejection", () => refused++);
    const real = {owner}.{name};
    {owner}.{name} = function (...given) {{
      if (new Error().stack.includes("/player/v1/")) throw Error("the page's own");
      return new.target ? Reflect.construct(real, given) : real.apply(this, given);
    }};"""
    page = visit(
        [make.guide(make.step("s1", **make.at("#a")), rules={"trigger": {"type": "click", "selector": "#a"}})],
        PAGE,
        script=broken,
    )
    page.wait_for_load_state("load")
    page.click("#a")
    page.evaluate("new Promise(done => setTimeout(done))")
    assert page.evaluate("refused") == 0


@pytest.mark.parametrize(
    "thing", ['<form id="cairn"><input name="next"></form>', '<img name="cairn">', '<iframe name="cairn"></iframe>']
)
def test_an_element_that_has_the_name_is_in_nobodys_way(visit, make, thing):
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], thing)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.evaluate("cairn.next()")
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
