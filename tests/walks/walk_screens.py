"""Every screen that links lead to, as the demonstration's owner sees it: on a desk and a phone, in light and dark.

Nothing sticks out of the window, nothing fails in a script, and axe finds no fault. `CAIRN_SCREENS` names a folder to keep the
pictures in, so that somebody can look at them.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.support.chromium import at_rest
from tests.walks.demonstration import Demonstration, check, demonstration, release_the_redesign, work_a_week

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(width, scheme) for width in (1440, 360) for scheme in ("light", "dark")]
JUDGED = {(1440, "light"), (360, "dark")}
"""Where axe looks: each width and each scheme once."""

FILES = re.compile(r"\.(csv|json|zip|xlf|md|js|txt|png)$|/sign-out|/snapshots?/|/pictures/|/welcome/|/file$|/gallery|/privacy/")
BEGIN = "/guides", "/operator", "/not-a-page"
MOST = 120
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Demonstration]:
    with demonstration(tmp_path) as started:
        yield started


def kind_of(address: str) -> str:
    """Addresses of one kind of screen are alike: the first of a kind is looked at."""
    return re.sub(r"\d+|[0-9a-f]{12,}", "0", urlsplit(address).path)


def faults_of(page: Page, name: str, folder: Path | None) -> list[str]:
    """What is wrong with the screen that the page shows, in all looks, each of which is kept as a picture."""
    faults: list[str] = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900 if width > 400 else 780})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        at_rest(page)
        look = f"{name} {width} {scheme}"
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{look}: sticks out sideways")
        if folder:
            page.screenshot(path=folder / f"{look.replace(' ', '-')}.png", full_page=True)
        if (width, scheme) not in JUDGED:
            continue
        found = Axe().run(page, options={"runOnly": RULES})
        faults += [f"{look}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]
    return faults


def test_every_screen_fits_and_axe_finds_no_fault_in_any_look(browser: Browser, shown: Demonstration):
    folder = Path(os.environ["CAIRN_SCREENS"]) if "CAIRN_SCREENS" in os.environ else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    shown.sign_in(page)
    work_a_week(page, shown)
    check(page, shown)
    release_the_redesign(page, shown)
    base = shown.base
    waiting, met = [base + path for path in BEGIN], set[str]()
    while waiting and len(met) < MOST:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind in met or FILES.search(urlsplit(address).path) or not address.startswith(base + "/"):
            continue
        met.add(kind)
        answer = page.goto(address, wait_until="networkidle")
        if answer is None or not page.url.startswith(base) or "text/html" not in answer.headers.get("content-type", ""):
            continue
        waiting += page.evaluate(LINKS)
        faults += faults_of(page, kind.strip("/").replace("/", "_") or "home", folder)
    page.close()
    assert len(met) > 40
    assert faults == []
