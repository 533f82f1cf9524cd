"""Applications that product managers really have, from their packages: a tour of each is made on its live pages, published, and
walked to its end on a desktop and on a phone. Nothing is stubbed. `make walks` runs this; it needs an environment of its own."""

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.picker.walking import walking
from tests.walks.journey import PHONE, Author, Journey, Stop, follow
from tests.walks.program import program

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def named(role: Any, name: str):
    return lambda page: page.get_by_role(role, name=name, exact=True)


def within(selector: str, text: str | None = None):
    return lambda page: page.locator(selector, has_text=text)


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
    with walking(browser, database, tmp_path, str, partial(program, journey.program)) as walk:
        author = Author(walk, journey)
        guide = getattr(author, way)()
        author.publish()
        titles = [step.title for step in walk.document(guide).steps]
        follow(walk, journey, titles)
        follow(walk, journey, titles, **{**PHONE, "has_touch": journey.by_finger})
        walk.editor.goto(f"{walk.base}/guides/{guide}/numbers")
        expect(walk.editor.locator("#figure-completed")).to_have_text("2")
