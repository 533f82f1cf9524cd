"""Applications that product managers really have, from their packages: a tour of each is made on its live pages, published, and
walked to its end on a desktop and on a phone. Nothing is stubbed. `make walks` runs this; it needs an environment of its own."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.picker.walking import walking
from tests.walks.journey import PHONE, Author, Journey, Stop, follow
from tests.walks.program import program

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def button(name: str):
    return lambda page: page.get_by_role("button", name=name, exact=True)


def text(words: str):
    return lambda page: page.get_by_text(words, exact=True)


JOURNEYS = {
    "wagtail": Journey(
        "pressroom/serve.py",
        "/admin/pages/2/",
        (
            Stop("What can be done with it", button("More options for 'Winter berths'")),
            Stop("Change it here", lambda page: page.locator(".w-dropdown__content").get_by_role("link", name="Edit")),
            Stop("How it is doing", button("Toggle status"), is_kept=True),
            Stop("Who may read it", button("Change privacy")),
            Stop("For friends of the house", text("Private, accessible with a shared password")),
        ),
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
        follow(walk, journey, titles, **PHONE)
        walk.editor.goto(f"{walk.base}/guides/{guide}/numbers")
        expect(walk.editor.locator("#figure-completed")).to_have_text("2")
