"""A tour of four steps, one in a menu, is made in one visit to an application's live page, counted, published and seen."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.picker.walking import walking
from tests.walks.build_visit import SHOWN_WITHIN, Builder
from tests.walks.journey import Journey, Stop, named, within
from tests.walks.journey_walk import LATE
from tests.walks.program import program

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_CLICKS, MOST_TEXTS = 20, 8

TOURS = {
    "jupyterlab": Journey(
        "notebooks.py",
        "/lab?reset",
        (
            Stop("Everything about files", named("menuitem", "File")),
            Stop("When you know where it is", within(".lm-Menu-item", "Open from Path…"), after=1),
            Stop("Find files by name", within('[data-jp-item-name="toggle-file-filter"] jp-button')),
            Stop("Settings are here", named("menuitem", "Settings")),
        ),
    ),
    "wagtail": Journey(
        "pressroom/serve.py",
        "/admin/pages/2/",
        (
            Stop("What can be done with it", named("button", "More options for 'Winter berths'")),
            Stop("Change it here", within(".w-dropdown__content a", "Edit"), after=1),
            Stop("Who it is about", named("button", "Toggle status")),
            Stop("Everything is in here", named("button", "Toggle sidebar")),
        ),
    ),
    "mlflow": Journey(
        "experiments.py",
        "/#/experiments",
        (
            Stop("Who helps you", named("button", "Change assistant provider")),
            Stop("A model of your own", named("menuitem", "Ollama"), after=1),
            Stop("More room", named("button", "Toggle sidebar")),
            Stop("Begin an experiment", named("button", "Create")),
        ),
    ),
}


@pytest.mark.parametrize("journey", TOURS.values(), ids=TOURS)
def test_four_steps_are_made_in_one_visit(browser, database, tmp_path, journey: Journey):
    with walking(browser, database, tmp_path, str, partial(program, journey.program)) as walk:
        author = Builder(walk, journey)
        guide = author.build(journey.stops)
        steps = walk.document(guide).steps
        assert [(step.title, step.body) for step in steps] == [(stop.title, "What it is for.") for stop in journey.stops]
        assert all(step.first_selector for step in steps)
        author.publish()
        counted = (author.clicks, author.texts, author.trips, round(author.slowest, 2))
        print(f"{journey.program}: {counted[0]} clicks, {counted[1]} texts, {counted[2]} trip, {counted[3]} s to the editor")
        assert author.clicks <= MOST_CLICKS, counted
        assert author.texts <= MOST_TEXTS, counted
        assert author.trips == 1
        assert author.slowest <= SHOWN_WITHIN, counted
        visit = walk.visitor()
        visit.goto(walk.home + journey.path)
        expect(visit.get_by_role("dialog", name=journey.stops[0].title, exact=True)).to_be_visible(timeout=LATE)
