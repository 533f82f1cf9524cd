"""A guide's numbers on paper and on a phone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.guide import Version
from models.guide.compiled_guide import compile_guide
from models.release.publish import publish
from models.release.split_change import begin_split
from tests.browser.windows import DESK, PHONE, window
from tests.support.people import tour

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]

SIZES = """name => [...new Set([...document.querySelectorAll(`#trend-table tbody ${name}`)]
  .map((cell) => getComputedStyle(cell).fontSize + getComputedStyle(cell).paddingInlineStart))]"""
BEYOND_THEIR_CARDS = """() => [...document.querySelectorAll(".card :is(.button, p, li, td)")].filter((one) => {
  const card = one.closest(".card");
  const edge = card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingInlineEnd);
  return one.checkVisibility() && !one.closest(".scrolls, .why") && one.getBoundingClientRect().right > edge;
}).map((one) => one.textContent.trim())"""


@pytest.fixture
def split(database, alice) -> str:
    """The address of the numbers of a guide of which two versions are shown."""
    now = datetime.now(UTC)
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        publish(session, guide, seen="", by=by, now=now)
        guide.edit(guide.document.with_step(replace(guide.document.steps[0], title="Save it here")), "Changed", by, now)
        begin_split(session, guide, Version.freeze(session, guide, compile_guide(guide), by, now), 50, by=by, now=now)
        return f"/guides/{guide.id}/numbers"


def test_on_paper_names_of_rows_are_as_large_as_their_figures(browser, live_server, database, alice, split):
    with window(browser, live_server.url, database, alice, DESK) as page:
        page.goto(live_server.url + split)
        page.emulate_media(media="print")
        sizes = page.evaluate(SIZES, "th")
        assert sizes
        assert sizes == page.evaluate(SIZES, "td")


def test_on_a_phone_nothing_leaves_its_card_or_touches_its_edge(browser, live_server, database, alice, split):
    with window(browser, live_server.url, database, alice, PHONE) as page:
        page.goto(live_server.url + split)
        assert page.get_by_role("button", name="End it: everybody gets the first").is_visible()
        assert page.evaluate(BEYOND_THEIR_CARDS) == []
