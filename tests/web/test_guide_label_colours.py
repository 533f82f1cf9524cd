"""The colour of a label that guides have: chosen where the list is narrowed to it, and taken back."""

import re
from pathlib import Path

import pytest

from models.engine.card_css.colour import Colour
from models.guide.label_colour import COLOURS
from tests.web.desk import PART, read
from tests.web.test_guide_labels import colour, give

SHEETS = Path("components/guide_row/guide_row.css"), Path("static/css/1-tokens.css")


def choose(desk, label, number, status=200):
    return read(
        desk.alice.put("/guide-label-colours", data={"given": label, "colour": number, "label": label}, headers=PART), status
    )


def test_a_label_gets_another_colour_on_every_guide_and_by_undo_the_one_before(desk):
    own = int(colour(give(desk, "Onboarding", desk.guide), "Onboarding"))
    page = read(desk.alice.get("/guides", params={"label": "Onboarding"}))
    pressed = [one.text for one in page.select('#label-colour [aria-pressed="true"]')]
    assert pressed == [COLOURS[own]]
    other = (own + 1) % len(COLOURS)
    page = choose(desk, "onboarding", str(other))
    assert page.select_one(".guide-done p").text == f"The label Onboarding is {COLOURS[other].lower()} on every guide."
    assert colour(read(desk.alice.get("/guides")), "Onboarding") == str(other)
    back = {one["name"]: one["value"] for one in page.select("#guide-undo input")}
    assert page.select_one("#guide-undo button").text.strip() == f"Undo to {COLOURS[own].lower()}"
    read(desk.alice.put("/guide-label-colours", data=back, headers=PART))
    assert colour(read(desk.alice.get("/guides")), "Onboarding") == str(own)


@pytest.mark.one_engine
def test_a_label_that_no_guide_has_and_a_colour_that_there_is_not_are_refused(desk):
    give(desk, "Onboarding", desk.guide)
    choose(desk, "Season", "1", 422)
    for wrong in ("6", "-1", "x", ""):
        choose(desk, "Onboarding", wrong, 422)
    assert desk.bob.put("/guide-label-colours", data={"given": "Onboarding", "colour": "1"}, headers=PART).status_code == 403
    assert desk.charlie.put("/guide-label-colours", data={"given": "Onboarding", "colour": "1"}, headers=PART).status_code == 422
    assert read(desk.alice.get("/guides")).select("#label-colour") == []


@pytest.mark.one_engine
def test_the_words_of_a_label_can_be_read_on_each_colour_in_light_and_dark():
    row, tokens = (sheet.read_text() for sheet in SHEETS)
    pairs = re.findall(r"--label: light-dark\((#\w+), (#\w+)\)", row)
    ink = re.search(r"--ink: light-dark\((#\w+), (#\w+)\)", tokens).groups()
    assert len(pairs) == len(COLOURS)
    found = [Colour.read(letters).on(Colour.read(ground)) for pair in pairs for ground, letters in zip(pair, ink, strict=True)]
    assert min(found) >= 7
