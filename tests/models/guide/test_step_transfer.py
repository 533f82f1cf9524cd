"""A step taken over into another guide."""

from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, Step
from models.guide.step_transfer import alone, taken_over
from models.guide.translation import Translation, texts_of

DONE = Button("Done", action={"type": "finish"})
HELP = Step("help", "modal", "Help", "<p>Ask us</p>", placement="center", buttons=(DONE,))
GERMAN = {"help.title": "Hilfe", "help.body": "<p>Frag uns</p>", "help.buttons.0": "Fertig"}


def source():
    document = GuideDocument((Step("first"), HELP))
    names = {text.path: text.name for text in texts_of(document.steps)}
    return document.with_translation("de", {path: Translation(text, names[path]) for path, text in GERMAN.items()})


def tour(language="en", *tags):
    steps = (Step("a", title="A", buttons=(Button("Next"),)), Step("b", title="B", buttons=(DONE,)))
    return GuideDocument(steps, language=language, translations={tag: {} for tag in tags})


def test_a_copy_is_of_its_own_and_fits_where_it_stands():
    document, copy = taken_over(tour(), source(), HELP, "tour", "a")
    assert [step.title for step in document.steps] == ["A", "Help", "B"]
    assert copy.id not in {"help", "a", "b"}
    assert document.step(copy.id).buttons == (Button("Next"),), "what comes after it is not cut off"
    document, copy = taken_over(tour(), source(), HELP, "tour", "b")
    assert [step.buttons[0].label for step in document.steps] == ["Next", "Next", "Done"]


def test_it_says_the_same_in_languages_that_the_guide_has_and_adds_none():
    document, copy = taken_over(tour("en", "de"), source(), HELP, "tour", None)
    assert document.translations["de"][f"{copy.id}.title"].text == "Hilfe"
    assert taken_over(tour(), source(), HELP, "tour", None)[0].translations == {}


def test_a_guide_in_another_language_gets_it_in_its_own():
    document, copy = taken_over(tour("de", "en"), source(), HELP, "tour", None)
    step = document.step(copy.id)
    assert (step.title, step.body) == ("Hilfe", "<p>Frag uns</p>")
    english = document.translations["en"][f"{copy.id}.title"]
    assert english.text == "Help"
    assert english.of == next(text.name for text in texts_of((step,)) if text.kind == "title"), "it is no stale one"


@pytest.mark.parametrize(("kind", "step"), [("hotspots", HELP), ("tour", replace(HELP, kind="hotspot"))])
def test_hotspots_and_steps_of_tours_stay_apart(kind, step):
    with pytest.raises(ValueError, match="hotspot"):
        taken_over(tour(), source(), step, kind, None)


def test_alone_it_has_its_own_words_only():
    document = alone(source(), HELP)
    assert document.steps == (HELP,)
    assert set(document.translations["de"]) == set(GERMAN)
