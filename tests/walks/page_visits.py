"""What a visitor meets on pages of many kinds, whatever the browser: each function is one walk."""

from tests.player.conftest import at, guide, step
from tests.walks.tour_visits import CLICKED, MODAL, A, B
from tests.walks.visitor import Visitor


def a_hotspot_opens_and_closes(v: Visitor):
    v.opens([guide(step("a", "hotspot", **at("#a")), kind="hotspots", id="spots")], A)
    v.presses_button("Title a")
    v.sees_step("a")
    v.presses_button("Close")
    v.sees("!stages().length")
    assert "completed" in v.counted("completed")


def a_banner_pushes_the_page(v: Visitor):
    v.opens([guide(step("s1", "banner", placement="top", push=True))], '<p id="a">A</p>')
    v.sees_step("s1")
    v.sees("a.getBoundingClientRect().top >= card('s1').getBoundingClientRect().bottom - 1")


def a_slideout_keeps_to_its_corner(v: Visitor):
    v.opens([guide(step("s1", "slideout", placement="bottom-right"))], A)
    card = v.box("card('s1')")
    wide, high = v.run("return [document.documentElement.clientWidth, innerHeight]")
    assert 0 <= wide - card["x"] - card["width"] < 60
    assert 0 <= high - card["y"] - card["height"] < 60


def a_spotlight_keeps_presses_from_the_page(v: Visitor):
    heard = "<script>b.onclick = () => (window.pressed = 1); a.onclick = () => (window.through = 1)</script>"
    v.opens(
        [guide(step("s1", backdrop={"kind": "spotlight", "through": True}, **at("#a")))],
        A + '<p style="height:150px"></p>' + B + heard,
    )
    v.sees_step("s1")
    v.presses("b")
    v.presses("a")
    v.sees("window.through")
    assert v.run("return window.pressed ?? 0") == 0


def a_target_in_a_component_is_found(v: Visitor):
    filled = "document.querySelector('x-box').attachShadow({mode: 'open'}).innerHTML = `<button id=a>A</button>`"
    box = f"<x-box></x-box><script>{filled}</script>"
    target = {"selectors": ["#a"], "inside": [{"selectors": ["x-box"]}]}
    v.opens([guide(step("s1", target=target, advance=CLICKED), step("s2", "slideout"))], box)
    v.sees_step("s1")
    v.presses("document.querySelector('x-box').shadowRoot.querySelector('#a')")
    v.sees_step("s2")


def a_target_in_a_frame_is_found(v: Visitor):
    target = {"selectors": ["#a"], "inside": [{"selectors": ["#f"]}]}
    v.opens(
        [guide(step("s1", target=target))], '<iframe id="f" width="300" height="300" srcdoc="<button id=a>A</button>"></iframe>'
    )
    card, frame = v.box("card('s1')"), v.box("f")
    assert abs(card["y"] - frame["y"]) < frame["height"]


def right_to_left_turns_the_card(v: Visitor):
    content = {"language": "ar", "rtl": ["ar"], "steps": [step("s1", "modal")]}
    v.opens([guide(content=content)], A)
    v.sees_step("s1")
    v.sees("getComputedStyle(card('s1')).direction == 'rtl'")


def attributes_fill_the_texts(v: Visitor):
    told = step("s1", "modal", title="Title s1 for {{ name | you }}")
    v.opens([guide(told)], A, before="window.cairn = [['identify', '7', {name: 'Mia'}]]")
    v.sees_step("s1 for Mia")
    assert not [body for body in v.served.batches if "Mia" in body]


def who_opts_out_sends_nothing(v: Visitor):
    v.opens(MODAL, A, before="window.cairn = [['optOut']]")
    v.sees_step("s1")
    v.presses_button("Next")
    v.sees_no_step()
    assert v.served.batches == []


def a_strict_policy_is_kept(v: Visitor):
    v.served.headers = {"Content-Security-Policy": "default-src 'none'; connect-src CAIRN; script-src CAIRN 'unsafe-inline'"}
    tell = "(event) => /favicon/.test(event.blockedURI) || violated.push(event.violatedDirective)"
    heard = f"window.violated = []; addEventListener('securitypolicyviolation', {tell})"
    v.opens([guide(step("s1", progress="dots", backdrop={"kind": "dim"}, **at("#a")))], "<button id=a>A</button>", before=heard)
    v.sees_step("s1")
    assert v.run("return violated") == []
    v.served.headers = {}


def once_is_once_and_it_says_why(v: Visitor):
    v.opens([guide(step("s1", "modal"), rules={"frequency": {"show": "once"}})], A)
    v.sees_step("s1")
    v.types("Escape")
    v.sees_no_step()
    v.goes_to("/")
    v.sees("window.cairn?.version")
    v.run("window.why = null; Promise.resolve(cairn.explain('welcome')).then((said) => (window.why = said))")
    v.sees("why && why.rules.some((rule) => rule.rule == 'stop' && !rule.held)")
    v.sees_no_step()
