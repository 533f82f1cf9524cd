import pytest
from playwright.sync_api import expect

PAGE = '<button id="a" style="margin:200px">A</button><input id="field"><div style="height:900px"></div>'


@pytest.mark.parametrize(
    ("placement", "corner"), [("top-left", (20, 20)), ("bottom-right", (560, None)), ("top-right", (560, 20))]
)
def test_a_slideout_keeps_to_its_corner(visit, make, placement, corner):
    page = visit([make.guide(make.step("s1", "slideout", placement=placement))], PAGE, viewport={"width": 900, "height": 600})
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] == pytest.approx(corner[0], abs=16)  # a scroll bar's width
    if corner[1] is None:
        assert box["y"] + box["height"] == pytest.approx(580, abs=2)
    else:
        assert box["y"] == corner[1]


def test_a_banner_pushes_the_page_and_gives_the_room_back(visit, make):
    page = visit([make.guide(make.step("s1", "banner", placement="top", push=True))], PAGE)
    page.wait_for_function("document.querySelector('#a').getBoundingClientRect().y > 230")
    page.get_by_role("button", name="Close").click()
    page.wait_for_function("document.querySelector('#a').getBoundingClientRect().y < 210")
    assert page.evaluate("document.documentElement.getAttribute('style')") is None


@pytest.mark.parametrize(("through", "clicks"), [(True, 1), (False, 0)])
def test_a_spotlight_lets_clicks_through_to_its_target_or_not(visit, make, through, clicks):
    lit = make.step("s1", backdrop={"kind": "spotlight", "through": through}, **make.at("#a"))
    page = visit(
        [make.guide(lit)],
        PAGE + "<script>window.clicks = 0; a.onclick = () => clicks++; field.onclick = () => clicks += 10</script>",
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    for selector in ("#a", "#field"):
        box = page.locator(selector).bounding_box()
        page.mouse.click(box["x"] + 4, box["y"] + 4)
    assert page.evaluate("clicks") == clicks


@pytest.mark.parametrize(
    ("rule", "deed"),
    [
        (
            {"when": "value", "operator": "equals", "value": "yes"},
            "field.value = 'yes'; field.dispatchEvent(new Event('input', {bubbles: true}))",
        ),
        (
            {"when": "value", "operator": "non_empty"},
            "field.value = 'x'; field.dispatchEvent(new Event('change', {bubbles: true}))",
        ),
        (
            {"when": "value", "operator": "matches", "value": "[0-9]+"},
            "field.value = '42'; field.dispatchEvent(new Event('input', {bubbles: true}))",
        ),
        (
            {"when": "appears", "selector": "#new"},
            "document.body.append(Object.assign(document.createElement('p'), {id: 'new'}))",
        ),
        ({"when": "disappears", "selector": "#a"}, "a.remove()"),
        (
            {"when": "url", "part": "path", "operator": "equals", "value": "/next"},
            "history.pushState(null, '', '/next'); document.title = 'next'",
        ),
        ({"when": "delay", "seconds": 0.05}, ""),
        ({"when": "event", "name": "saved"}, "cairn.track('saved')"),
    ],
)
def test_a_step_goes_on_by_itself(visit, make, rule, deed):
    page = visit([make.guide(make.step("s1", advance=[rule], **make.at("#field")), make.step("s2", "modal"))], PAGE)
    if deed:
        expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
        page.evaluate(deed)
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()


@pytest.mark.parametrize(
    ("action", "seen"),
    [
        (
            {"type": "event", "name": "hello", "detail": {"n": 1}},
            "new Promise(done => addEventListener('hello', event => done(event.detail.n), {once: true}))",
        ),
        (
            {"type": "guide", "guide": "other"},
            # The guide with the button may be counted as started only now.
            "new Promise(done => cairn.on('started', event => event.guide == 'other' && done(1)))",
        ),
    ],
)
def test_a_button_does_what_its_author_chose(visit, make, action, seen):
    asked = make.step("s1", "modal", buttons=[{"label": "Do", "action": action}])
    other = make.guide(make.step("o1", "modal"), id="other", rules={"trigger": {"type": "api"}})
    page = visit([make.guide(asked), other], PAGE)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate(f"window.result = {seen}; 0")
    page.get_by_role("button", name="Do").click()
    page.wait_for_function("result.then(it => it == 1)")


def test_a_step_is_as_wide_as_its_author_chose(visit, make):
    page = visit([make.guide(make.step("s1", "modal", width=440))], PAGE)
    assert page.get_by_role("dialog").bounding_box()["width"] == 440


def test_a_step_without_its_target_may_be_shown_all_the_same(visit, make):
    page = visit([make.guide(make.step("s1", missing={"wait": 0.1, "then": "show"}, **make.at("#never")))], PAGE)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()


def test_a_video_is_nobodys_request_until_it_is_asked_for(visit, make):
    told = make.step(
        "s1", "modal", body=[["video", {"provider": "youtube", "id": "abc", "title": "Welcome aboard", "width": 16, "height": 9}]]
    )
    asked = []
    page = visit([make.guide(told)], PAGE)
    page.on("request", lambda request: asked.append(request.url))
    page.route("https://**", lambda route: route.abort())
    button = page.get_by_role("button", name="Welcome aboard")
    before = button.bounding_box()
    assert asked == []
    with page.expect_request("https://www.youtube-nocookie.com/embed/abc*"):
        button.click()
    assert page.locator("iframe").bounding_box() == before


def test_ticking_a_box_fills_it_and_unticking_does_not(visit, make):
    rules = [{"when": "value", "operator": "non_empty"}]
    box = '<label style="margin:80px"><input id="a" type="checkbox" checked> I agree</label>'
    page = visit([make.guide(make.step("s1", advance=rules, buttons=[], **make.at("#a")), make.step("s2", "modal"))], box)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.locator("#a").click()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.locator("#a").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
