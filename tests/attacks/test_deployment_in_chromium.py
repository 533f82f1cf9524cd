"""What `docs/deploy` starts, walked by https through the proxy: from the link of the first start to a visitor who is counted, and
on in the editor while both web processes are exchanged.
"""

import re
import threading

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.attacks.deployment import PATIENCE, ROOT, Deployment, behind_caddy, deployed
from tests.browser.author import OPEN, Author, follow
from tests.sites.serving import serve_app
from tests.support import chromium
from tests.support.people import PASSWORD
from web.harbour import create_harbour

pytestmark = [pytest.mark.lasting, pytest.mark.browser, pytest.mark.slow]
STEPS = {'[data-testid="figure-occupancy"]': "How full you are", "#nav-boats": "Your boats"}
COMPOSED = {"database", "migrate", "web1", "web2", "worker", "proxy"}
"""PostgreSQL from the wheel, `cairn migrate`, two of `cairn serve`, `cairn worker`, and Caddy."""


@behind_caddy
def test_what_the_compose_file_names_is_walked_by_https_while_it_is_rolled(browser: Browser, postgres, tmp_path, told):
    written = (ROOT / "docs/deploy/compose.yaml").read_text().split("services:")[1].split("volumes: {")[0]
    assert set(re.findall(r"^  (\w+):", written, re.MULTILINE)) == COMPOSED
    product = [create_harbour(None)]

    async def harbour(scope, receive, send):
        await product[0](scope, receive, send)

    context = browser.new_context(viewport={"width": 1440, "height": 900}, ignore_https_errors=True)
    context.set_default_timeout(chromium.PATIENCE)
    try:
        with serve_app(harbour) as site, deployed(postgres, tmp_path, CAIRN_FETCH_ALLOW=site.removeprefix("http://")) as town:
            page = context.new_page()
            author = Author(page, town.base)
            product[0] = create_harbour(_set_up(page, town, site))
            page.get_by_role("link", name="Make a guide").click()
            author.tour(STEPS)
            editor = page.url
            guide = re.sub(r"(/guides/\d+).*", r"\1", editor)
            _visited(context.new_page(), site)
            page.goto(f"{guide}/numbers")
            for figure in ("started", "completed"):
                expect(page.locator(f"#figure-{figure}")).to_have_text("1")
            page.goto(editor)
            written = _written_while_rolled(page, town)
            page.reload()
            expect(page.locator("#step-title")).to_have_value(written[-1])
            assert author.problems == []
            assert town.worker.poll() is None
            told("rolled under an author", f"{len(written)} titles", f"{len(written)}", "each said Saved, by https")
    finally:
        context.close()


def _set_up(page: Page, town: Deployment, site: str) -> str:
    """By the link that `cairn serve` printed last: each process prints its own. Returns the address of the new site's script."""
    page.goto(re.findall(r"https://\S+/set-up/\S+", town.said)[-1])
    for label, text in (("Your name", "Maren"), ("E-mail address", "maren@harbour.example"), ("Password", PASSWORD)):
        page.get_by_label(label).fill(text)
    page.get_by_label("Organisation").fill("Harbour Marina")
    page.get_by_label("Address of your product").fill(f"{site}/")
    page.get_by_role("button", name="Set up and sign in").press("Enter")
    tag = page.locator("code", has_text="<script async").first.inner_text()
    return tag.split('src="')[1].split('"')[0]


def _visited(visit: Page, site: str) -> None:
    visit.add_init_script(OPEN)
    visit.goto(f"{site}/")
    follow(visit, STEPS)
    visit.close()


def _written_while_rolled(page: Page, town: Deployment) -> list[str]:
    """The titles that were saved while both web processes were exchanged, and one after."""
    problems: list[BaseException] = []

    def roll() -> None:
        try:
            town.roll()
        except BaseException as problem:  # noqa: BLE001 - it is raised where the test is
            problems.append(problem)

    rolling = threading.Thread(target=roll)
    before = dict(town.running)
    rolling.start()
    written: list[str] = []
    over = False
    while not over:
        over = not rolling.is_alive()
        written.append(f"Your boats, told {len(written) + 1} times")
        with page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
            page.locator("#step-title").fill(written[-1])
        assert saved.value.status == 200, saved.value.text()
        expect(page.locator("#save-state")).to_contain_text("Saved")
    rolling.join(PATIENCE)
    assert problems == []
    assert all(town.running[port] is not process for port, process in before.items())
    assert len(written) > 5
    return written
