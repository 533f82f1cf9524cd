from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, Step
from models.guide.text_replacement import ChangedText, TextReplacement
from models.guide.translation import Translation, texts_of

BODY = '<p>Add a <b>boat</b> &amp; <a href="https://boat.example/boat?a=1">boats &lt;3</a></p>'


def document(**step):
    made = replace(Step.new("modal", "https://boat.example/boat"), title="Your boat", body=BODY, **step)
    return GuideDocument((replace(made, id="s1", buttons=(Button("Boat it", action={"type": "finish"}),)),))


def places(changes):
    return [change.place for change in changes]


def test_words_are_replaced_in_titles_texts_and_buttons_and_never_in_markup_or_addresses():
    made, changes = TextReplacement("boat", "ship").within(document())
    (step,) = made.steps
    assert step.title == "Your ship"
    assert step.body == BODY.replace("<b>boat", "<b>ship").replace(">boats", ">ships")
    assert (step.buttons[0].label, step.page) == ("Boat it", "https://boat.example/boat")
    assert changes[0] == ChangedText("Step 1, title", "Your boat", "Your ship")
    assert places(changes) == ["Step 1, title", "Step 1, text"]


def test_case_is_ignored_when_it_is_asked_for_and_what_markup_means_is_written_as_text():
    made, changes = TextReplacement("BOAT", "<i>&", match_case=False).within(document())
    (step,) = made.steps
    assert (step.title, step.buttons[0].label) == ("Your <i>&", "<i>& it")
    assert "&lt;i&gt;&amp;" in step.body
    assert len(changes) == 3
    assert TextReplacement("&", "and").within(document())[0].steps[0].body.startswith("<p>Add a <b>boat</b> and <a ")
    assert TextReplacement("a.b", "x").within(document())[1] == ()


def test_what_can_not_be_kept_stays_with_the_reason():
    made, changes = TextReplacement("Your boat", "").within(document())
    assert made == document()
    assert changes[0].problem == "The text would be empty."
    _, long = TextReplacement("Boat it", "B" * 61).within(document())
    assert "at most 60" in long[0].problem


def test_translations_are_replaced_too_and_stay_up_to_date_when_they_were():
    plain = document()
    (title, *_) = texts_of(plain.steps)
    german = {"s1.title": Translation("Dein boat", title.name), "s1.buttons.0": Translation("Das boat", "of another text")}
    made, changes = TextReplacement("boat", "ship").within(replace(plain, translations={"de": german}))
    (fresh, *_) = texts_of(made.steps)
    assert made.translations["de"] == {
        "s1.title": Translation("Dein ship", fresh.name),
        "s1.buttons.0": Translation("Das ship", "of another text"),
    }
    assert places(changes)[-2:] == ["German: step 1, title", "German: step 1, button"]


@pytest.mark.parametrize("wanted", ["zebra", "Boat It"])
def test_what_is_not_there_changes_nothing(wanted):
    assert TextReplacement(wanted, "x").within(document()) == (document(), ())
