"""The last step ends the guide, whichever step that comes to be."""

from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, Step
from models.guide.step_sequence import followed, last_buttons, with_ending
from models.guide.translation import Translation, texts_of

NEXT, BACK = Button("Next"), Button("Back", "secondary", {"type": "back"})
DONE = Button("Done", action={"type": "finish"})


def tour(**buttons):
    steps = (Step(name, "modal", title=name, placement="center", buttons=given) for name, given in buttons.items())
    return GuideDocument(tuple(steps))


def said(document):
    return {step.id: [(one.label, one.action["type"]) for one in step.buttons] for step in document.steps}


def moved(document, *order):
    return with_ending(document, document.in_order(list(order)))


def test_the_step_that_comes_to_be_last_ends_the_guide_and_the_one_before_goes_on():
    document = moved(tour(a=(NEXT,), b=(BACK, NEXT), c=(BACK, DONE)), "a", "c", "b")
    assert said(document) == {
        "a": [("Next", "next")],
        "c": [("Back", "back"), ("Next", "next")],
        "b": [("Back", "back"), ("Done", "finish")],
    }


def test_words_in_the_guides_own_language_change_places_with_their_translations():
    document = replace(tour(a=(Button("Weiter"),), b=(Button("Fertig", action={"type": "finish"}),)), language="de")
    names = {text.path: text.name for text in texts_of(document.steps)}
    english = {"a.buttons.0": "Next", "b.buttons.0": "Finish"}
    document = document.with_translation("en", {path: Translation(text, names[path]) for path, text in english.items()})
    document = moved(document, "b", "a")
    assert said(document) == {"b": [("Weiter", "next")], "a": [("Fertig", "finish")]}
    assert {path: one.text for path, one in document.translations["en"].items()} == {
        "b.buttons.0": "Next",
        "a.buttons.0": "Finish",
    }
    fresh = {text.path: text.name for text in texts_of(document.steps)}
    assert all(one.of == fresh[path] for path, one in document.translations["en"].items())


def test_words_of_a_steps_own_stay_with_it():
    document = moved(tour(a=(Button("Show me the boats"),), b=(NEXT,), c=(DONE,)), "b", "c", "a")
    assert said(document)["a"] == [("Show me the boats", "finish")]
    assert said(document)["c"] == [("Next", "next")]


@pytest.mark.parametrize("last", [(), (BACK,), (Button("Later", action={"type": "finish"}), NEXT)])
def test_what_an_author_made_otherwise_stays(last):
    document = tour(a=(NEXT,), b=last, c=(DONE,))
    assert said(moved(document, "a", "c", "b"))["b"] == [(one.label, one.action["type"]) for one in last]


def test_an_early_way_out_beside_the_way_on_is_left_alone():
    both = (NEXT, Button("Skip the rest", "link", {"type": "finish"}))
    assert said(moved(tour(a=(NEXT,), b=both), "b", "a"))["b"] == [("Next", "next"), ("Skip the rest", "finish")]


def test_removing_the_last_step_makes_the_one_before_it_the_end():
    document = tour(a=(NEXT,), b=(NEXT,), c=(DONE,))
    assert said(with_ending(document, document.without_step("c")))["b"] == [("Done", "finish")]


def test_a_step_put_between_two_goes_on_and_one_at_the_end_ends():
    document = tour(a=(Button("Weiter"),), b=(Button("Weiter"),), c=(Button("Fertig", action={"type": "finish"}),))
    assert last_buttons(document, "a") == (Button("Weiter"),)
    new = Step("new", "modal", placement="center", buttons=last_buttons(document, "c"))
    assert said(followed(document, new, "c")) == {
        "a": [("Weiter", "next")],
        "b": [("Weiter", "next")],
        "c": [("Weiter", "next")],
        "new": [("Fertig", "finish")],
    }


def test_the_sixty_first_step_is_refused():
    document = tour(**{f"s{number}": (NEXT,) for number in range(60)})
    with pytest.raises(ValueError, match="at most 60 steps"):
        followed(document, Step("new"), None)
