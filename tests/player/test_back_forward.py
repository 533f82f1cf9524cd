"""A page that was put to sleep and comes back as it was: in a Chromium that nobody drives, as drivers lose such pages."""

import json
import subprocess
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.support.chromium import PERSON, WHOLE, found

SLEEPER = """<button id="a" style="margin:90px">A</button><script>
const say = what => fetch("/said?" + new URLSearchParams(what));
const shown = () => document.querySelectorAll("cairn-stage").length;
const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
addEventListener("pageshow", async ({persisted}) => {
  if (!persisted) return;
  await frame();
  const back = shown();
  cairn.next();
  await frame();
  say({back, after: shown(), kept: sessionStorage["cairn:abc"]});
});
new MutationObserver((_, watch) => {
  if (!shown()) return;
  watch.disconnect();
  frame().then(() => location.assign(AWAY));
}).observe(document, {childList: true, subtree: true});
</script>"""
BACK = "<script>addEventListener('load', () => setTimeout(() => history.back()))</script>"


@pytest.fixture
def chromium(browser, tmp_path):
    """Opens an address in a Chromium without a driver, as only whole browsers keep pages."""
    path = found(WHOLE, browser.browser_type.executable_path)
    running = []

    def start(address):
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={tmp_path}"]
        flags.append(f"--user-agent={PERSON}")  # what says that it is a program is not counted
        running.append(subprocess.Popen([path, *flags, address], stderr=subprocess.DEVNULL))

    yield start
    for process in running:
        process.kill()
        process.wait()


ENDING = """<script>
new MutationObserver((_, watch) => {
  if (!document.querySelector("cairn-stage")) return;
  watch.disconnect();
  for (const _step of [1, 2, 3]) cairn.next();
  setTimeout(() => history.back());
}).observe(document, {childList: true, subtree: true});
</script>"""


def said(served):
    asked = (urlsplit(path) for _, path, _, _ in served.requests)
    return [dict(parse_qsl(address.query)) for address in asked if address.path == "/said"]


@pytest.mark.parametrize("away", ["same origin", "another origin"])
def test_a_tour_goes_on_where_it_was_when_the_visitor_comes_back(chromium, make, served, away):
    steps = [make.step("s1", **make.at("#a")), make.step("s2", "modal"), make.step("s3", "modal")]
    there = {"same origin": "/back", "another origin": served.origin.replace("localhost", "127.0.0.1") + "/back"}[away]
    served.pages = {"/": SLEEPER.replace("AWAY", json.dumps(there)), "/back": BACK}
    served.release = {"schema": 1, "site": "abc", "environment": "production", "budget": 0, "guides": [make.guide(*steps)]}
    chromium(served.origin + "/")
    with served.heard:
        assert served.heard.wait_for(lambda: said(served), timeout=30), served.requests
    (told,) = said(served)
    assert (told["back"], told["after"]) == ("1", "1")
    assert json.loads(told["kept"])["at"][:2] == ["welcome", "s2"]
    assert served.figures_until("reached").count("started") == 1


def test_a_tour_that_has_ended_on_another_page_is_not_there_again_on_the_way_back(chromium, make, served):
    steps = [make.step(name, "modal") for name in ("s1", "s2", "s3")]
    served.pages = {"/": SLEEPER.replace("AWAY", '"/ending"'), "/ending": ENDING}
    served.release = {"schema": 1, "site": "abc", "environment": "production", "budget": 0, "guides": [make.guide(*steps)]}
    chromium(served.origin + "/")
    with served.heard:
        assert served.heard.wait_for(lambda: said(served), timeout=30), served.requests
    (told,) = said(served)
    assert (told["back"], told["after"]) == ("0", "0")
    figures = served.figures_until("completed")
    assert (figures.count("started"), figures.count("completed"), figures.count("reached")) == (1, 1, 1)
