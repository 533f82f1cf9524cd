import pytest
from axe_playwright_python.sync_playwright import Axe
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from tests.sites.serving import serve_app
from tests.support.chromium import at_rest
from web.harbour import create_harbour

PAGES = ("/", "/berths", "/boats", "/boats/new", "/invoices", "/reports", "/settings", "/sign-in")

pytestmark = pytest.mark.browser


@pytest.mark.long
@pytest.mark.parametrize(("version", "scheme", "width"), [(1, "light", 1280), (2, "dark", 360)])
def test_pages_are_accessible_fit_and_complain_of_nothing(browser, version, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with serve_app(create_harbour(None, version=version)) as base:
        for path in PAGES:
            page.goto(base + path)
            page.locator("h1").wait_for()
            violations = Axe().run(at_rest(page)).response["violations"]
            assert [(path, each["id"], each["nodes"][0]["target"]) for each in violations] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert complaints == []
    page.close()


def test_a_script_from_cairns_origin_runs_and_may_answer_there_and_no_other_may(browser):
    async def script(_):
        return Response(
            "window.seen = fetch(new URL('/answer', document.currentScript.src)).then((r) => r.text())",
            media_type="text/javascript",
        )

    async def answer(_):
        return Response("heard", headers={"access-control-allow-origin": "*"})

    cairn = Starlette(routes=[Route("/player.js", script), Route("/answer", answer)])
    page = browser.new_page()
    with serve_app(cairn) as origin, serve_app(cairn) as stranger, serve_app(create_harbour(f"{origin}/player.js")) as base:
        page.goto(base, wait_until="load")
        assert page.evaluate("window.seen") == "heard"
        assert page.evaluate("address => fetch(address).catch(() => 'refused')", f"{stranger}/answer") == "refused"
    page.close()


def test_the_register_fills_the_form_and_the_search_narrows_the_list(browser):
    page = browser.new_page()
    with serve_app(create_harbour(None)) as base:
        page.goto(f"{base}/boats/new")
        page.get_by_label("Registration").fill("de-3817")
        page.get_by_role("button", name="Look up").click()
        page.get_by_text("Filled in from the register.").wait_for()
        assert page.get_by_label("Boat's name").input_value() == "Albatros"
        page.goto(f"{base}/boats")
        page.get_by_role("searchbox").fill("noor")
        page.get_by_role("heading", name="3 boats").wait_for()
        assert page.locator("#boat-table tbody tr:visible").count() == 3
    page.close()


def test_a_press_in_the_footer_releases_the_redesign(browser):
    page = browser.new_page()
    with serve_app(create_harbour(None)) as base:
        page.goto(f"{base}/settings")
        page.get_by_role("button", name="Release Harbour 2").click()
        page.get_by_role("button", name="Go back to Harbour 1").wait_for()
        assert page.url == f"{base}/settings"
        assert page.get_by_role("tab").first.inner_text() == "Notifications"
    page.close()
