"""Batches of figures on their way: each has a name of its own, and one whose answer was lost is sent again under it."""

import json
import re
from datetime import UTC, datetime

import pytest

PAGE = "<p>Page</p>"


# A failed request is said on the console by the browser itself; here it is what is waited for.
ANSWERED = """window.answered = 0;
const real = window.fetch;
window.fetch = (...given) => {
  const asked = real(...given);
  const after = () => setTimeout(() => answered++);
  asked.then(after, after);
  return asked;
};"""

OFF = """const Right = Date, off = %d * 31_557_600_000;
globalThis.Date = class extends Right {
  constructor(...given) { given.length ? super(...given) : super(Right.now() + off); }
  static now() { return Right.now() + off; }
};"""


@pytest.fixture
def first_sent(visit, make, served):
    """A page whose first batch was sent, and answered with one of the statuses; 0 is no answer. The guide waits for its target,
    so that nothing else is counted until the page goes on, however slow everything is.
    """

    def sent(status):
        served.answers = [status]
        page = visit([make.guide(make.step("s1", missing={"wait": 60}, **make.at("#late")))], PAGE, script=ANSWERED)
        page.wait_for_function("answered")
        assert served.figures == ["eligible"]
        return page

    return sent


def go_on(page, served):
    """One more figure, and what is sent with it; every batch that the page has sent by then."""
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<button id=late>Late</button>')")
    served.figures_until("started")
    return page.evaluate("cairn.ledger().filter(({ method }) => method == 'POST').map(({ body }) => body)")


def name_of(batch):
    return json.loads(batch)["id"]


@pytest.mark.parametrize("status", [0, 408, 429, 503])
def test_a_batch_whose_answer_was_lost_is_sent_again_as_it_was(first_sent, served, status):
    first, again, *after = go_on(first_sent(status), served)
    assert again == first
    assert after
    assert name_of(first) not in map(name_of, after)
    assert all(re.fullmatch(r"[A-Za-z0-9]{16,64}", name_of(batch)) for batch in (first, *after))
    with served.heard:  # the two are on their way side by side
        assert served.heard.wait_for(lambda: served.batches.count(first) == 2, timeout=15), served.batches


@pytest.mark.parametrize("status", [400, 403, 413])
def test_a_batch_that_was_refused_is_not_sent_again(first_sent, served, status):
    first, *after = go_on(first_sent(status), served)
    assert name_of(first) not in map(name_of, after)
    assert "eligible" not in {event["figure"] for batch in after for event in json.loads(batch)["events"]}


def test_a_batch_is_not_sent_again_when_its_name_may_be_forgotten(first_sent, served):
    page = first_sent(503)
    page.evaluate("const real = Date.now; Date.now = () => real() + 480_000")
    first, *after = go_on(page, served)
    assert name_of(first) not in map(name_of, after)


def test_a_name_is_random_used_once_and_remembered_nowhere(visit, make, served):
    names = set()
    for _ in range(3):
        page = visit([make.guide(make.step("s1", "modal"))], PAGE, script="Math.random = () => 0.5")
        with served.heard:
            assert served.heard.wait_for(lambda: len(served.batches) > len(names), timeout=15)
        names.add(name_of(served.batches[-1]))
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert not [name for name in names if name in kept]
    assert len(names) == 3


def test_a_browser_says_where_a_report_comes_from_on_the_same_origin_too(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], PAGE)
    served.figures_until("reached")
    page.evaluate("fetch('/', {method: 'POST', body: '{\"events\": []}', keepalive: true, referrerPolicy: 'no-referrer'})")
    with served.heard:
        assert served.heard.wait_for(lambda: len(served.batches) > 1, timeout=15)
    assert {headers.get("Origin") for method, _, headers, _ in served.requests if method == "POST"} == {served.origin}


@pytest.mark.parametrize("years", [-10, 10])
def test_a_browser_whose_clock_is_ten_years_off_counts_as_others_do(visit, make, served, years):
    rules = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}
    page = visit([make.guide(make.step("s1", "modal"), rules=rules)], PAGE, script=OFF % years)
    assert abs(page.evaluate("new Date().getFullYear()") - datetime.now(UTC).year) >= 9
    for times in (1, 2):
        page.get_by_role("dialog", name="Title s1").get_by_role("button", name="Next").click()
        with served.heard:
            assert served.heard.wait_for(lambda times=times: served.figures.count("completed") == times, timeout=15)
        if times == 1:
            page.reload()
    told = [(event["figure"], event["unique"]) for event in served.events]
    assert told == [(figure, is_new) for is_new in (True, False) for figure in ("eligible", "started", "reached", "completed")]
    assert [event["figure"] for event in served.all_events].count("active") == 1
