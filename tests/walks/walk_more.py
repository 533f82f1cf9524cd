"""Two more applications, of other frameworks than those that `make walks` walks: Vue (NiceGUI) and Svelte (Gradio).

`make walks-more` runs this; it needs another environment of its own.
"""

import pytest

from tests.walks.journey import Journey, Stop, named, within
from tests.walks.journey_walk import complete

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JOURNEYS = {
    "nicegui": Journey(
        "moorings.py",
        "/",
        (
            Stop("What can be done", named("button", "What can be done")),
            Stop("One more boat", within(".q-menu .q-item", "Add a mooring"), after=1),
            Stop("Its name", named("textbox", "Name of the boat"), after=2, types="Svea"),
            Stop("And it is there", named("button", "Keep it"), after=3),
            Stop("Look again", named("button", "Refresh")),
            Stop("When to leave", named("link", "Tides")),
            Stop("The day after", named("tab", "Tomorrow"), after=6),
            Stop("From where", named("combobox", "Where"), after=7),
            Stop("Outside", within(".q-menu .q-item", "Outer quay"), after=8),
        ),
        environment="walks-more",
    ),
    "gradio": Journey(
        "forecasts.py",
        "/",
        (
            Stop("Where you are", named("combobox", "Where")),
            Stop("In the wind", named("option", "Outer quay"), after=1),
            Stop("Ask for it", named("button", "Ask")),
            Stop("Take it with you", named("button", "Copy")),
            Stop("As you like it", lambda page: page.get_by_role("button", name="Settings")),
            Stop("No zoom", named("checkbox", "Include automatic zoom in/out"), after=5),
            Stop("That is all", lambda page: page.get_by_role("dialog", name="Settings").get_by_role("button").first, after=5),
            Stop("What is dangerous", named("link", "Warnings")),
            Stop("In the dark", named("checkbox", "Also at night"), after=8),
        ),
        environment="walks-more",
    ),
}


@pytest.mark.parametrize("way", ["point", "record"])
@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_a_tour_of_another_framework_is_made_and_walked_to_its_end(browser, database, tmp_path, journey: Journey, way: str):
    complete(browser, database, tmp_path, journey, way)
