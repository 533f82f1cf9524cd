"""Twenty-five walks of a visitor, the same ones in Chromium, in Firefox and in WebKit.

An engine that is not on this machine is skipped and says so; `CAIRN_WALK_ENGINES=chromium,firefox,webkit` names those that
must be there.
"""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.walks import page_visits, tour_visits
from tests.walks.visitor import Visitor
from tests.walks.web_driver import Send, missing, session

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGINES = ("chromium", "firefox", "webkit")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Send]:
    absent = missing(request.param)
    if absent and request.param in os.environ.get("CAIRN_WALK_ENGINES", ""):
        pytest.fail(f"{request.param} can't be walked: {absent} is not on this machine")
    if absent:
        pytest.skip(f"{request.param} was not walked: {absent} is not on this machine")
    with session(request.param) as send:
        yield send


@pytest.fixture
def visitor(engine: Send, served) -> Visitor:
    return Visitor(engine, served)


WALKS = [
    tour_visits.a_tooltip_stands_beside_its_target,
    tour_visits.next_and_back_walk_the_steps,
    tour_visits.the_last_step_completes_it,
    tour_visits.escape_leaves,
    tour_visits.a_modal_keeps_the_keyboard,
    tour_visits.the_keyboard_goes_back_to_where_it_was,
    tour_visits.a_click_on_the_target_goes_on,
    tour_visits.a_target_that_a_press_takes_away_was_clicked,
    tour_visits.a_value_that_is_typed_goes_on,
    tour_visits.what_appears_goes_on,
    tour_visits.what_disappears_goes_on,
    tour_visits.an_address_that_scripts_change_is_a_page,
    tour_visits.a_tour_goes_on_on_the_next_page,
    tour_visits.a_page_that_is_loaded_again_keeps_the_place,
    page_visits.a_hotspot_opens_and_closes,
    page_visits.a_banner_pushes_the_page,
    page_visits.a_slideout_keeps_to_its_corner,
    page_visits.a_spotlight_keeps_presses_from_the_page,
    page_visits.a_target_in_a_component_is_found,
    page_visits.a_target_in_a_frame_is_found,
    page_visits.right_to_left_turns_the_card,
    page_visits.attributes_fill_the_texts,
    page_visits.who_opts_out_sends_nothing,
    page_visits.a_strict_policy_is_kept,
    page_visits.once_is_once_and_it_says_why,
]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_visitor_walks(visitor: Visitor, walk: Callable[[Visitor], None]):
    walk(visitor)
