"""Applications that product managers really have, from their packages: a tour of each is made on its live pages, published, and
walked to its end on a desktop and on a phone. Nothing is stubbed. `make walks` runs this; it needs an environment of its own."""

import pytest

from tests.walks.journey import Journey, Stop, named, within
from tests.walks.journey_walk import complete

pytestmark = [pytest.mark.browser, pytest.mark.slow]


JOURNEYS = {
    "wagtail": Journey(
        "pressroom/serve.py",
        "/admin/pages/2/",
        (
            Stop("What can be done with it", named("button", "More options for 'Winter berths'")),
            Stop("Change it here", within(".w-dropdown__content a", "Edit"), after=1),
            Stop("How it is doing", named("button", "Toggle status"), after=2, is_kept=True),
            Stop("Who may read it", named("button", "Change privacy"), after=3),
            Stop("For friends of the house", within("label", "with a shared password"), after=4),
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
            Stop("Later, perhaps", within(".du-bois-light-modal-close"), after=4),
            Stop("Prompts live here", within('a[href="#/prompts"]')),
            Stop("Find one again", lambda page: page.get_by_placeholder("Search prompts"), after=6),
        ),
    ),
    "jupyterlab": Journey(
        "notebooks.py",
        "/lab?reset",
        (
            Stop("Everything about files", named("menuitem", "File")),
            Stop("When you know where it is", within(".lm-Menu-item", "Open from Path…"), after=1),
            Stop("Say where", within(".jp-Dialog input"), after=2, types="berths.csv"),
            Stop("Open it", within(".jp-Dialog button", "Open"), after=3),
            Stop("What is open", within("#jp-main-dock-panel .lm-TabBar-tab", "berths.csv"), after=4),
            Stop("Find files by name", within('[data-jp-item-name="toggle-file-filter"] jp-button')),
        ),
        by_finger=False,
    ),
}


@pytest.mark.parametrize("way", ["point", "record"])
@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_a_tour_is_made_on_the_live_application_and_walked_to_its_end(browser, database, tmp_path, journey: Journey, way: str):
    complete(browser, database, tmp_path, journey, way)
