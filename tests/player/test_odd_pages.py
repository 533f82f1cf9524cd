"""Odd pages and odd orders of things, each of which once went wrong."""

from playwright.sync_api import expect

from tests.player.looking import ASKED, BUTTON, PAINTED, shows


def test_back_over_two_missing_steps_comes_to_an_end(visit, make, served):
    gone = [make.step(f"s{n}", missing={"wait": 0.1, "then": "skip"}, **make.at(f"#gone{n}")) for n in (1, 2)]
    back = make.step("s3", "modal", buttons=[{"label": "Back", "action": {"type": "back"}}])
    page = visit([make.guide(*gone, back)], "")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("cairn-stage")).to_have_count(0)
    shows(page, "s3").to_be_visible()


def test_a_delay_that_fell_into_another_tour_is_not_lost(visit, make):
    late = make.guide(make.step("s2", "modal"), id="late", rules={"trigger": {"type": "delay", "seconds": 1}})
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED), late], "")
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('welcome')")
    shows(page, "s1").to_be_visible()
    page.evaluate("new Promise(done => setTimeout(done, 1200))")  # the other's time has come and gone
    page.keyboard.press("Escape")
    shows(page, "s2").to_be_visible()


def test_an_armed_trigger_keeps_to_the_budget(visit, make, served):
    vip = {"match": "all", "conditions": [{"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}]}
    high = make.guide(make.step("s1", "modal"), id="high", priority=9, rules={"segment": vip})
    low = make.guide(make.step("s2", "modal"), id="low", rules={"trigger": {"type": "exit"}})
    page = visit([high, low], "")
    served.release["budget"] = 1
    page.reload()
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.set({plan: 'free'})")
    shows(page, "s1").to_be_visible()
    served.figures_until("started")
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    page.evaluate(f"document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {{clientY: -1}})); {PAINTED}")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_the_keyboard_goes_back_into_a_frame_without_a_field(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), rules=ASKED)], '<iframe id="f" srcdoc="<p>game</p>"></iframe>')
    page.wait_for_function("window.cairn?.version")
    page.evaluate("f.focus()")
    assert page.evaluate("document.activeElement.id") == "f"
    page.evaluate("cairn.start('welcome')")
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "f"


def test_a_value_in_a_component_is_noticed(visit, make):
    target = {"selectors": ["#a"], "inside": [{"selectors": ["x-box"]}]}
    rule = {"when": "value", "operator": "non_empty"}
    box = """<x-box style="display:block;margin:80px"></x-box><script>
      document.querySelector("x-box").attachShadow({mode: "open"}).innerHTML = "<input id=a><input id=b>"</script>"""
    page = visit([make.guide(make.step("s1", advance=[rule], buttons=[], target=target), make.step("s2", "modal"))], box)
    shows(page, "s1").to_be_visible()
    page.locator("x-box #a").fill("yes")
    page.locator("x-box #b").focus()
    shows(page, "s2").to_be_visible()


def test_a_wrapper_without_a_box_of_its_own_appears(visit, make):
    rule = {"when": "appears", "selector": "x-toast"}
    page = visit([make.guide(make.step("s1", advance=[rule], **make.at("#a")), make.step("s2", "modal"))], BUTTON)
    shows(page, "s1").to_be_visible()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<x-toast style=display:contents><p>Saved</p></x-toast>')")
    shows(page, "s2").to_be_visible()


def test_a_beacon_of_a_target_below_the_window_is_not_in_it(visit, make):
    far = make.guide(make.step("s1", "hotspot", **make.at("#a")), kind="hotspots")
    page = visit([far], '<div style="height:3000px"></div>' + BUTTON)
    expect(page.locator("cairn-stage")).to_have_count(1)
    page.evaluate(PAINTED)
    box = page.evaluate("""() => {
      const beacon = document.querySelector("cairn-stage").shadowRoot.querySelector(".beacon");
      return beacon.hidden ? null : beacon.getBoundingClientRect().toJSON();
    }""")
    assert box is None or box["y"] >= 600, box


def test_a_field_called_host_does_not_stop_the_page(visit, make):
    target = {"selectors": ["#a"], "inside": [{"selectors": ["x-box"]}]}
    box = """<form name="host"></form><x-box style="display:block;margin:80px"></x-box><script>
      document.querySelector("x-box").attachShadow({mode: "open"}).innerHTML = "<button id=a>A</button>"</script>"""
    page = visit([make.guide(make.step("s1", target=target), rules=ASKED)], box)
    page.wait_for_function("window.cairn?.version")
    page.evaluate("setTimeout(() => cairn.start('welcome'), 0)")
    shows(page, "s1").to_be_visible()


MADE = '<dialog id="d" open style="top:200px;margin:0"><button id="b" style="margin:40px">B</button></dialog>'


def test_a_hint_whose_dialog_was_made_anew_leaves_the_group(visit, make, served):
    group = make.guide(make.step("s1", "hotspot", **make.at("#a")), make.step("s2", "hotspot", **make.at("#b")), kind="hotspots")
    page = visit([group], BUTTON + f'<div id="root">{MADE}</div>')
    expect(page.locator("cairn-stage")).to_have_count(2)
    page.get_by_role("button", name="Title s2").click()
    shows(page, "s2").to_be_visible()
    page.evaluate(f"root.innerHTML = `{MADE}`")
    for n in range(14):
        page.evaluate(f"document.body.dataset.n = {n}; {PAINTED}")
    expect(page.get_by_role("button", name="Title s1")).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")  # what waits is sent now
    sent = str(page.evaluate("cairn.ledger()"))
    assert "started" in sent
    assert "dismissed" not in sent


def test_a_preview_ends_with_the_button_that_starts_another_guide(visit, make, served):
    button = {"label": "Other", "action": {"type": "guide", "guide": "other"}}
    served.contents["tok"] = {
        "id": "x",
        "name": "X",
        "kind": "tour",
        "content": make.guide(make.step("s1", "modal", buttons=[button]))["content"],
    }
    page = visit([], "", "/#cairn-preview=tok")
    page.get_by_role("button", name="Other", exact=True).click()
    shows(page, "s1").to_have_count(0)


def test_a_key_in_a_card_is_no_key_for_the_page(visit, make):
    page = visit(
        [make.guide(make.step("s1", **make.at("#a")))], BUTTON + "<script>heard=[];onkeypress=e=>heard.push(e.type)</script>"
    )
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    page.keyboard.press("g")
    assert page.evaluate("heard") == []


def test_a_button_like_a_link_in_the_debugger_looks_like_one(visit, make):
    page = visit([make.guide(make.step("s1"), rules=ASKED)], "", "/#cairn-debug")
    button = page.get_by_role("button", name="Close", exact=True).last
    expect(button).to_be_visible()
    assert page.locator(".link").evaluate("one => getComputedStyle(one).color") == "rgb(52, 87, 213)"


def test_who_writes_in_a_frame_in_design_mode_keeps_the_keyboard(visit, make):
    page = visit(
        [make.guide(make.step("s1", **make.at("#a")), rules=ASKED)], BUTTON + '<iframe id="f" srcdoc="<p>text</p>"></iframe>'
    )
    page.wait_for_function("window.cairn?.version")
    page.evaluate("f.contentDocument.designMode = 'on'; f.contentWindow.focus(); f.focus(); cairn.start('welcome')")
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    assert page.evaluate("document.activeElement.id") == "f"


def test_a_field_around_its_input_is_not_filled_in_by_its_label(visit, make):
    rule = {"when": "value", "operator": "non_empty"}
    field = '<label id="a" style="margin:80px;display:block">Name <input id="i"></label><input id="j">'
    page = visit([make.guide(make.step("s1", advance=[rule], buttons=[], **make.at("#a")), make.step("s2", "modal"))], field)
    shows(page, "s1").to_be_visible()
    page.locator("#i").focus()
    page.locator("#j").focus()
    page.evaluate(PAINTED)
    shows(page, "s1").to_be_visible()


def test_a_step_drawn_in_the_editor_brings_its_target_into_view(visit):
    from models.engine.js_bundle import joined

    page = visit([], '<div style="height:3000px"></div><button id="a">A</button>')
    page.add_script_tag(content=joined(("step_preview.js",), wrapper="window.show=(()=>{MODULES;return preview})()"))
    page.evaluate(
        "step => void show(step, {})", {"id": "s1", "kind": "tooltip", "title": "Hello", "target": {"selectors": ["#a"]}}
    )
    expect(page.locator("#a")).to_be_in_viewport()


def test_a_hint_whose_target_goes_and_comes_back_may_be_opened_again(visit, make):
    page = visit([make.guide(make.step("s1", "hotspot", **make.at("#a")), kind="hotspots")], BUTTON)
    beacon = page.get_by_role("button", name="Title s1")
    beacon.click()
    shows(page, "s1").to_be_visible()
    page.evaluate("a.hidden = true")
    shows(page, "s1").to_have_count(0)
    page.evaluate("a.hidden = false")
    beacon.click()
    shows(page, "s1").to_be_visible()
