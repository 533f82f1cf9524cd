"""Markup that a script makes of text, on the editor's own pages, where Chromium enforces Trusted Types."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]

LOOKED = """async (texts) => {
  const script = [...document.scripts].find((one) => one.src.endsWith("harmless_markup.js")).src;
  const { looked } = await import(script);
  return texts.map((text) => { try { return looked(text) === text; } catch (fault) { return fault.name; } });
}"""
HARMLESS = [
    "<p id=x>3 &lt; 4 onclick=</p>",
    '<script type="application/json" id="facts">{"a": "<b>"}</script>',
    '<iframe src="/snapshots/1" sandbox="allow-scripts"></iframe>',
    '<button hx-post="/guides/1/publication" hx-target="#x">Publish</button>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    '<a href="https://example.com/?javascript:">On</a><img src="data:image/png;base64,AAAA">',
]
HARMFUL = [
    "<script>alert(1)</script>",
    '<script src="https://evil.example/x.js"></script>',
    "<img src=x onerror=alert(1)>",
    '<a href="java\tscript:alert(1)">x</a>',
    '<form action="javascript:alert(1)"></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<template><b onclick=alert(1)></b></template>",
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<b hx-on:click="alert(1)">x</b>',
    '<b hx-vals="js:{a: alert(1)}">x</b>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
]


@pytest.fixture
def handlers(page, policy_violations):
    """What could run is reported when the text is parsed, though nothing of it is shown. That it is text may not be."""
    yield
    page.evaluate("() => new Promise(requestAnimationFrame)")  # what is reported comes after what it is about
    assert policy_violations
    assert not any("trusted-types" in one for one in policy_violations)
    policy_violations.clear()


@pytest.mark.usefixtures("handlers")
def test_markup_that_could_run_is_refused_and_all_else_is_as_it_was(page, live_server):
    page.goto(f"{live_server.url}/sign-in")
    assert page.evaluate(LOOKED, HARMLESS) == [True] * len(HARMLESS)
    assert page.evaluate(LOOKED, HARMFUL) == ["TypeError"] * len(HARMFUL)


@pytest.mark.usefixtures("handlers")
def test_markup_from_anywhere_else_loses_what_could_run(page, live_server):
    page.goto(f"{live_server.url}/sign-in")
    drawn = """(text) => { const place = document.createElement("div"); place.innerHTML = text; return place.innerHTML; }"""
    bold = '<b>Bold</b> <a href="/x">link</a><img src="data:image/png;base64,AAAA">'
    assert page.evaluate(drawn, bold) == bold
    for text in HARMFUL:
        left = page.evaluate(drawn, text)
        assert not any(word in left.lower() for word in ("alert", "evil", "<script", "<iframe", "<template", "<meta", "<base")), (
            left
        )


def test_no_script_is_made_of_text_and_nobody_else_may_say_what_is_trusted(page, live_server, policy_violations):
    page.goto(f"{live_server.url}/sign-in")
    fault = "(run) => { try { (0, globalThis[run[0]])(run[1]); return ''; } catch (fault) { return fault.name; } }"
    make = (
        "() => { try { trustedTypes.createPolicy('evil', {createHTML: (text) => text}); } catch (fault) { return fault.name; } }"
    )
    text = "() => { try { document.createElement('script').text = 'alert(1)'; } catch (fault) { return fault.name; } }"
    assert page.evaluate(make) == "TypeError"
    assert page.evaluate(text) == "TypeError"
    assert page.evaluate(fault, ["setTimeout", "alert(1)"]) in {"TypeError", "EvalError"}
    page.wait_for_function("() => true")
    assert {one.partition(" ")[0] for one in policy_violations} >= {"trusted-types", "require-trusted-types-for"}
    policy_violations.clear()
